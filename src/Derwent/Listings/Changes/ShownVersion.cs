using Derwent.Shared.Security;

namespace Derwent.Listings.Changes;

/// <summary>An earlier version as the desk shows it: what became different after it, and a button that brings it back.</summary>
internal sealed record ShownVersion(Guid Id, DateTimeOffset At, Who By, string Why, IReadOnlyList<(string Label, string Was, string Now)> Fields);
