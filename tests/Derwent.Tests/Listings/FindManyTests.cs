using Derwent.Alliance;
using Derwent.Listings;
using Derwent.Shared.Security;
using Xunit;

namespace Derwent.Tests.Listings;

/// <summary>More places to go than are counted: the statements differ, the list does not. Each page is compared with all of them, measured and sorted by the database without any of our shortcuts.</summary>
public sealed class FindManyTests(House house) : IClassFixture<House>
{
    /// <summary>Services with a word. Which of them were checked of late, have it in their name, or in their organisation's name, is a condition on their number.</summary>
    public sealed record Herd(string Word, int Count, string Fresh, string Named, string Headed, bool Hidden = true)
    {
        public override string ToString() => Word;
    }

    public static TheoryData<Herd> Herds =>
    [
        // Nothing was checked after them, so it is seen at once how many they are: all are read.
        new Herd("kowari", 330, "i % 4 <> 0", "i % 30 = 0", "i % 6 = 0", false),
        // And at once that they are far more than are counted: a ring is drawn before anything was read, too small for the later pages.
        new Herd("thylacine", 3_000, "i % 4 <> 0", "i % 30 = 0", "i % 6 = 0", false),
        // So few among many others that the index is asked for some of them.
        new Herd("platypus", 1_360, "i % 5 <> 0", "true", "true"),
        new Herd("echidna", 1_360, "i % 9 = 0", "true", "true"),
        new Herd("bandicoot", 900, "i % 3 <> 0", "i % 40 = 0", "i % 9 = 0"),
        // Far more than are counted: enough in names; a page of names, the rest in descriptions; nearly nobody checked; and few who were checked last.
        new Herd("quokka", 3_600, "i % 4 <> 0", "i % 6 = 0", "i % 3 = 0"),
        new Herd("numbat", 3_600, "i % 4 <> 0", "i % 300 = 7", "i % 100 = 7"),
        new Herd("wombat", 3_600, "i % 61 = 0", "i % 30 = 0", "i % 10 = 0"),
    ];

    // Every seventh with a second site, some under the same roof, every eleventh nowhere in particular, every 22nd behind the desk.
    private static string Made(string table, Herd herd, string when) =>
        $$"""
        insert into {{table}} (service_id, ordinal, sites, name, slug, organisation_name, summary, times, assured_on, point, facets, hours, search)
        select md5('{{herd.Word}} ' || i)::uuid, site, case when i % 7 = 0 then 2 else 1 end, '{{herd.Word}} ' || i, '{{herd.Word}}-' || i, 'Monotreme Trust', '', '',
               case when {{herd.Fresh}} then current_date - (i * 13) % 60 when i % 55 <> 1 then date '2020-01-01' + (i * 17) % 900 end,
               case when i % 11 <> 0 then st_setsrid(st_makepoint(-3.5 + (i * 7919 * site) % 1000 * .00013, 50.2 + (i * 104729 * site) % 1000 * .00009), 4326)::geography end,
               '{}', '{}', setweight(to_tsvector('simple', '{{herd.Word}}'), case when {{herd.Named}} then 'A' when {{herd.Headed}} then 'B' else 'D' end::"char")
        from generate_series(1, {{herd.Count}}) i, generate_series(1, case when i % 7 = 0 then 2 else 1 end) site where {{when}}
        """;

    // Others in the middle of it, checked today: whoever looks for the word passes them all, and those that were checked last tell nothing of it.
    private static string Around(string word) =>
        $$"""
        insert into listings.findable (service_id, ordinal, sites, name, slug, organisation_name, summary, times, assured_on, point, facets, hours, search)
        select md5('beside {{word}} ' || i)::uuid, 1, 1, 'Wallaby ' || i, 'wallaby-{{word}}-' || i, 'Wallaby Trust', '', '', current_date, st_setsrid(st_makepoint(-3.45 + i * .0000001, 50.25), 4326)::geography, '{}', '{}', to_tsvector('simple', 'wallaby')
        from generate_series(1, 700) i
        """;

    private static string Expected(string from, string word, Asked asked) =>
        $"""
        select array(select name from (select distinct on (service_id) service_id, name, assured_on, search, st_distance(point, st_setsrid(st_makepoint(-3.45, 50.25), 4326)::geography, false) as metres
                from ({from}) f where search @@ to_tsquery('simple', '{word}') order by service_id, metres) one
            where {(asked.Miles is { } miles ? $"metres <= {miles} * 1609.344" : "true")}
            order by coalesce(assured_on < current_date - 90, true), {(asked.Near ? "metres" : $"search @@ to_tsquery('simple', '{word}:A') desc, ts_filter(search, '{"{a,b}"}') @@ to_tsquery('simple', '{word}') desc, assured_on desc nulls last")}, service_id
            offset {(asked.Page - 1) * 20} limit 20)
        """;

    private sealed record Asked(bool Near, int Page, int? Miles = null);

    private const string Public = "select * from listings.findable", Everything = Public + " union all select * from listings.findable_private";
    private static readonly Asked[] Pages = [.. Enumerable.Range(1, 5).SelectMany(page => new[] { new Asked(true, page), new Asked(false, page) }), new(true, 1, 3), new(true, 4, 3)];

    [Theory]
    [MemberData(nameof(Herds))]
    public async Task Beyond_what_is_counted_no_page_loses_or_repeats_a_service_for_a_stranger_or_for_somebody_signed_in(Herd herd)
    {
        await house.AnOrganisation($"{herd.Word} Trust", Tier.Member, new ServiceFacts { Name = $"River {herd.Word[0]}", Description = "A place.", Sites = [Directories.Site(-3.45, 50.25, "EX1 1AA", place: "Monotremeshire")] });
        await house.Behind<object>(Made("listings.findable", herd, "i % 22 <> 7"));
        await house.Behind<object>(Made("listings.findable_private", herd, "i % 22 = 7"));
        await house.Behind<object>(herd.Hidden ? Around(herd.Word) : $"delete from listings.findable where search @@ to_tsquery('simple', '!{herd.Word}')");
        // Whether far more match than are counted is judged by what PostgreSQL knows of the size.
        await house.Behind<object>("analyze listings.findable");
        using var stranger = house.Stranger();
        using var worker = await house.SignedIn(Role.Practitioner);

        foreach (var (visitor, all) in new[] { (stranger, Public), (worker, Everything) })
            foreach (var asked in Pages)
            {
                var expected = await house.Behind<string[]>(Expected(all, herd.Word, asked));
                var seen = await visitor.Open($"/find?q={herd.Word}{(asked.Near ? "&near=Monotremeshire" : "")}{(asked.Miles is { } miles ? $"&within={miles}" : "")}&page={asked.Page}");
                var found = seen.Document.QuerySelectorAll("ol.results h2, ol.results h3").Select(heading => heading.TextContent.Trim());
                Assert.Contains("More than 100 places to go", seen.Text);
                Assert.Equal(asked.Page == 5, seen.Text.Contains("The list ends here."));
                Assert.True(expected!.SequenceEqual(found), $"{asked} of {all}. Expected {string.Join(", ", expected!)}; found {string.Join(", ", found)}");
            }
    }

    [Theory]
    [InlineData("", "true")]
    [InlineData("&near=Dunnartshire", "true")]
    [InlineData("&near=Dunnartshire&within=3", "st_distance(point, st_setsrid(st_makepoint(-3.45, 50.25), 4326)::geography, false) <= 3 * 1609.344")]
    public async Task Where_those_that_were_checked_last_are_like_none_of_the_others_they_are_counted_all_the_same(string where, string there)
    {
        if (await house.Behind<long>("select count(*) from listings.services where name = 'Den'") == 0)
            await house.AnOrganisation("Dunnart Trust", Tier.Member, new ServiceFacts { Name = "Den", Description = "A place.", Sites = [Directories.Site(-3.45, 50.25, "EX1 1AA", place: "Dunnartshire")] });
        await house.Behind<object>("delete from listings.findable");
        await house.Behind<object>(Made("listings.findable", new Herd("dunnart", 88, "true", "true", "true"), "true"));
        await house.Behind<object>(Made("listings.findable", new Herd("antechinus", 3_000, "false", "true", "true"), "true"));
        // More than a page of them under one roof, so that the first ring is full.
        await house.Behind<object>("update listings.findable set point = st_setsrid(st_makepoint(-3.45, 50.25), 4326)::geography where name like 'dunnart %' and ordinal = 1 and length(name) = 10 and name < 'dunnart 5'");
        await house.Behind<object>("analyze listings.findable");
        using var stranger = house.Stranger();

        var seen = await stranger.Open($"/find?q=dunnart{where}");

        var expected = await house.Behind<long>($"select count(distinct service_id) from listings.findable where search @@ to_tsquery('simple', 'dunnart') and {there}");
        Assert.InRange(expected, 30, 88);
        Assert.Contains($"{expected} places to go", seen.Text);
        Assert.Equal(20, seen.Document.QuerySelectorAll("ol.results h2, ol.results h3").Length);
    }
}
