using Derwent.Shared.Database;
using Derwent.Shared.Security;

namespace Derwent.Support;

/// <summary>What somebody did instead of what Derwent proposed.</summary>
internal enum OverrideKind
{
    AnotherOption,
    Swapped,
    Added,
    TakenOut,
}

/// <summary>Why a person chose otherwise. The list is short so that it can be counted; words say the rest.</summary>
internal enum OverrideReason
{
    TheyAskedForIt,
    SomebodyTheyKnow,
    BetterForTheirDay,
    WeKnowMore,
    OthersNeedThePlace,
    SomethingElse,
}

/// <summary>What the form says about a choice against the proposal.</summary>
internal sealed record OverrideSaid(OverrideReason Reason, string? Words);

/// <summary>A person chose otherwise than Derwent proposed: what was recommended, what was chosen, why, by whom. Written once and never changed.</summary>
internal sealed class Override
{
    private Override()
    {
    }

    public Guid Id { get; private set; }
    public Guid PackageId { get; private set; }
    public Guid CaseId { get; private set; }
    public OverrideKind Kind { get; private set; }
    public IReadOnlyList<string> Needs { get; private set; } = [];
    public string? Recommended { get; private set; }
    public string? Chosen { get; private set; }
    public OverrideReason Reason { get; private set; }
    public string? Words { get; private set; }
    public DateTimeOffset At { get; private set; }
    public Who By { get; private set; } = null!;

    public static Override Of(Package package, OverrideKind kind, IReadOnlyList<string> needs, string? recommended, string? chosen, OverrideSaid said, Who by, DateTimeOffset now)
    {
        if (said.Reason == OverrideReason.SomethingElse && string.IsNullOrWhiteSpace(said.Words)) throw new RuleRefused("Say in a few words why you choose otherwise.");
        return new()
        {
            Id = Guid.CreateVersion7(now), PackageId = package.Id, CaseId = package.CaseId, Kind = kind, Needs = [.. needs.Distinct()],
            Recommended = Short(recommended), Chosen = Short(chosen), Reason = said.Reason, Words = said.Words, At = now, By = by,
        };
    }

    /// <summary>“Beats and bars, Baby People”, as it is kept and shown.</summary>
    public static string Named(string service, string organisation) => $"{service}, {organisation}";

    private static string? Short(string? text) => text is { Length: > 1000 } ? text[..999] + "…" : text;
}

/// <summary>Words of overrides.</summary>
internal static class OverrideWords
{
    public static string In(OverrideReason reason) => reason switch
    {
        OverrideReason.TheyAskedForIt => "They asked for it", OverrideReason.SomebodyTheyKnow => "Somebody there knows them", OverrideReason.BetterForTheirDay => "It fits their day or their way better",
        OverrideReason.WeKnowMore => "We know something that Derwent does not", OverrideReason.OthersNeedThePlace => "Somebody else needs the place more", _ => "Something else",
    };

    public static string In(OverrideKind kind) => kind switch
    {
        OverrideKind.AnotherOption => "Another option", OverrideKind.Swapped => "Another service", OverrideKind.Added => "A service added", _ => "A part taken out",
    };
}
