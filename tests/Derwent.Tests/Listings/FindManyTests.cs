using Derwent.Alliance;
using Derwent.Listings;
using Derwent.Shared.Security;
using Xunit;

namespace Derwent.Tests.Listings;

/// <summary>More places to go than are counted: the statements differ, the list does not. Each page is compared with all of them, measured and sorted by the database without any of our shortcuts.</summary>
public sealed class FindManyTests(House house) : IClassFixture<House>
{
    // 1,360 services, every seventh with a second site, some under the same roof, every eleventh nowhere in particular; 62 of them behind the desk.
    private static string Made(string table, string word, string fresh, string when) =>
        $$"""
        insert into {{table}} (service_id, ordinal, sites, name, slug, organisation_name, summary, times, assured_on, point, facets, hours, search)
        select md5('{{word}} ' || i)::uuid, site, case when i % 7 = 0 then 2 else 1 end, '{{word}} ' || i, '{{word}}-' || i, 'Monotreme Trust', '', '',
               case when {{fresh}} then current_date - (i * 13) % 60 when i % 55 <> 1 then date '2020-01-01' + (i * 17) % 900 end,
               case when i % 11 <> 0 then st_setsrid(st_makepoint(-3.5 + (i * 7919 * site) % 1000 * .00013, 50.2 + (i * 104729 * site) % 1000 * .00009), 4326)::geography end,
               '{}', '{}', setweight(to_tsvector('simple', '{{word}}'), 'A')
        from generate_series(1, 1360) i, generate_series(1, case when i % 7 = 0 then 2 else 1 end) site where {{when}}
        """;

    private static string Expected(string from, string word, bool near, int page) =>
        $"""
        select array(select name from (select distinct on (service_id) service_id, name, assured_on, st_distance(point, st_setsrid(st_makepoint(-3.45, 50.25), 4326)::geography, false) as metres
                from ({from}) f where search @@ to_tsquery('simple', '{word}') order by service_id, metres) one
            order by {(near ? "coalesce(assured_on < current_date - 90, true), metres" : "assured_on desc nulls last")}, service_id offset {(page - 1) * 20} limit 20)
        """;

    private const string Public = "select * from listings.findable", Everything = Public + " union all select * from listings.findable_private";

    [Theory]
    [InlineData("platypus", "i % 5 <> 0")]
    [InlineData("echidna", "i % 9 = 0")]
    public async Task Beyond_a_thousand_no_page_loses_or_repeats_a_service_for_a_stranger_or_for_somebody_signed_in(string word, string fresh)
    {
        await house.AnOrganisation($"{word} Trust", Tier.Member, new ServiceFacts { Name = $"River {word.Length}", Description = "A place.", Sites = [Directories.Site(-3.45, 50.25, "EX1 1AA", place: "Monotremeshire")] });
        await house.Behind<object>(Made("listings.findable", word, fresh, "i % 22 <> 7"));
        await house.Behind<object>(Made("listings.findable_private", word, fresh, "i % 22 = 7"));
        using var stranger = house.Stranger();
        using var worker = await house.SignedIn(Role.Practitioner);

        foreach (var (visitor, all) in new[] { (stranger, Public), (worker, Everything) })
            foreach (var (near, page) in new[] { (true, 1), (true, 2), (true, 6), (true, 8), (true, 30), (true, 44), (true, 50), (false, 1), (false, 50) })
            {
                var expected = await house.Behind<string[]>(Expected(all, word, near, page));
                var seen = await visitor.Open($"/find?q={word}{(near ? "&near=Monotremeshire" : "")}&page={page}");
                var found = seen.Document.QuerySelectorAll("ol.results h2, ol.results h3").Select(heading => heading.TextContent.Trim());
                Assert.Contains("More than 1,000 places to go", seen.Text);
                Assert.True(expected!.SequenceEqual(found), $"Page {page} of {all}, near: {near}. Expected {string.Join(", ", expected!)}; found {string.Join(", ", found)}");
            }
    }
}
