using NpgsqlTypes;

namespace Derwent.Listings;

/// <summary>What lists, filters and the search read of a service; worked out when it is written, so that no search does.</summary>
internal sealed record Derived(string Summary, string SearchWords, string When, NpgsqlRange<int>[] Hours, short Days, IReadOnlyList<string> Facets)
{
    private const int Longest = 160;

    public static Derived From(ServiceFacts facts, DateOnly today)
    {
        var lines = OpeningTimes.Lines(facts.Schedules, today);
        var when = lines.Count > 1 ? $"{lines[0]}, and more times" : string.Concat(lines);
        var (hours, days) = (OpeningTimes.Hours(facts.Schedules, today), OpeningTimes.Days(facts.Schedules, today));
        return new Derived(Short(facts.Description), Words(facts), when.Length > 300 ? when[..300] : when, hours, days, Find.Facet.Of(facts, hours, days));
    }

    /// <summary>The first sentences that fit into two lines.</summary>
    public static string Short(string description)
    {
        var text = description.ReplaceLineEndings(" ").Trim();
        if (text.Length <= Longest) return text;
        var stop = text.LastIndexOfAny(['.', '!', '?'], Longest - 1);
        // A dot inside a number or an address is no end of a sentence.
        if (stop >= 40 && text[stop + 1] == ' ') return text[..(stop + 1)];
        var space = text.LastIndexOf(' ', Longest - 1);
        return text[..(space > 0 ? space : Longest - 1)].TrimEnd(',', ';', ':', ' ') + "…";
    }

    // Words a visitor may type for it that stand in no sentence of its own.
    private static string Words(ServiceFacts facts)
    {
        var words = new List<string>();
        foreach (var term in facts.Needs.Select(NeedVocabulary.Find).OfType<NeedTerm>()) words.AddRange([term.Plain, term.Work]);
        words.AddRange(facts.Tags);
        words.AddRange(facts.Access.Select(code => AccessVocabulary.All.GetValueOrDefault(code, code)));
        words.AddRange(facts.Languages.Where(code => code != "en").Select(code => LanguageVocabulary.All.GetValueOrDefault(code, code)));
        if (facts.OnlyFor != OnlyFor.Anyone) words.Add(facts.OnlyFor.ToString());
        if (facts.CostPence == 0) words.Add("free");
        if (facts.Online) words.Add("online phone");
        words.AddRange(facts.Sites.SelectMany(site => new[] { site.Name, site.Place, site.Town }).OfType<string>().Distinct());
        var all = string.Join(" · ", words.Distinct(StringComparer.OrdinalIgnoreCase));
        return all.Length > 2000 ? all[..2000] : all;
    }
}
