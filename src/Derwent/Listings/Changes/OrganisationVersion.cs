using System.Text.Json;
using Derwent.Alliance;
using Derwent.Shared.Security;

namespace Derwent.Listings.Changes;

/// <summary>What people read about an organisation, as it is kept beside a change of it.</summary>
internal sealed record OrganisationWords(string Name, string? Description, string? Website, string? Email, string? Phone)
{
    public static OrganisationWords Of(Organisation one) => new(one.Name, one.Description, one.Website, one.Email, one.Phone);

    /// <summary>What is different in a later one, field by field.</summary>
    public IReadOnlyList<(string Label, string Was, string Now)> Until(OrganisationWords later) =>
        [.. Fields.Zip(later.Fields, (was, now) => (was.Label, was.Value, now.Value)).Where(field => field.Item2 != field.Item3)];

    private IReadOnlyList<(string Label, string Value)> Fields =>
        [("Name", Name), ("What it does", Description ?? ""), ("Website", Website ?? ""), ("E-mail", Email ?? ""), ("Phone", Phone ?? "")];
}

/// <summary>What an organisation said of itself until somebody changed it: when that was, who it was and why. Never changed.</summary>
internal sealed class OrganisationVersion
{
    private OrganisationVersion()
    {
    }

    public OrganisationVersion(Guid organisation, OrganisationWords before, Who by, string why, DateTimeOffset at) =>
        (Id, OrganisationId, Said, By, Why, At) = (Guid.CreateVersion7(at), organisation, JsonSerializer.Serialize(before), by, why.Length > 500 ? why[..500] : why, at);

    public Guid Id { get; private set; }
    public Guid OrganisationId { get; private set; }

    /// <summary>An <see cref="OrganisationWords"/> as JSON.</summary>
    public string Said { get; private set; } = "{}";
    public Who By { get; private set; } = Who.Derwent;
    public string Why { get; private set; } = "";
    public DateTimeOffset At { get; private set; }

    public OrganisationWords Words => JsonSerializer.Deserialize<OrganisationWords>(Said)!;
}
