using System.Globalization;
using Derwent.Shared.Time;

namespace Derwent.Stewardship;

/// <summary>What of the audit is asked for; every part of it stands in the address. What cannot be read is left out and said.</summary>
internal sealed class AuditFilter
{
    public const int Longest = 100;

    public AuditFilter(string? who, string? of, string? act, string? kind, string? from, string? to)
    {
        (Who, Of) = (Short(who), Short(of));
        Act = act is "read" or "wrote" ? act : null;
        Kind = AuditEntry.Kinds.Any(known => known.Kind == kind) ? kind : null;
        (From, To) = (Day(from), Day(to));
        if (From > To) LeftOut.Add("The first day lies after the last, so there is nothing between them.");
    }

    /// <summary>Part of a name, or a person's id.</summary>
    public string? Who { get; }

    /// <summary>The reference of a case or referral, or a record's id.</summary>
    public string? Of { get; }
    public string? Act { get; }
    public string? Kind { get; }
    public DateOnly? From { get; }
    public DateOnly? To { get; }
    public List<string> LeftOut { get; } = [];

    /// <summary>As references are stored: no spaces, capitals.</summary>
    public string? Reference => Of is null ? null : string.Concat(Of.Where(letter => !char.IsWhiteSpace(letter))).ToUpperInvariant();

    public bool IsPlain => Who is null && Of is null && Act is null && Kind is null && From is null && To is null;

    /// <summary>The address of this filter, with one thing changed.</summary>
    public string Address(params (string Name, string? Value)[] changes)
    {
        var words = new Dictionary<string, string?> { ["who"] = Who, ["of"] = Of, ["act"] = Act, ["kind"] = Kind, ["from"] = Written(From), ["to"] = Written(To) };
        foreach (var (name, value) in changes) words[name] = value;
        return "/desk/audit" + QueryString.Create(words.Where(word => !string.IsNullOrEmpty(word.Value)));
    }

    public static string? Written(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private DateOnly? Day(string? typed)
    {
        if (string.IsNullOrWhiteSpace(typed)) return null;
        if (DateOnly.TryParseExact(typed, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is > 2000 and < 2200) return day;
        LeftOut.Add($"“{Short(typed)}” is no day that we can read, so it was left out. Write it like 2026-11-24.");
        return null;
    }

    private static string? Short(string? words) => string.IsNullOrWhiteSpace(words) ? null : words.Trim() is { Length: > Longest } long_ ? long_[..Longest] : words.Trim();
}

/// <summary>A place in the audit: everything before this moment and entry comes next. New entries do not move it.</summary>
internal readonly record struct AuditPlace(DateTimeOffset At, long Id)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{(At - DateTimeOffset.UnixEpoch).Ticks / 10}.{Id}");

    public static AuditPlace? Read(string? written)
    {
        var parts = (written ?? "").Split('.');
        return parts.Length == 2 && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var micros) && micros < 7_000_000_000_000_000
            && long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? new AuditPlace(DateTimeOffset.UnixEpoch.AddTicks(micros * 10), id) : null;
    }
}
