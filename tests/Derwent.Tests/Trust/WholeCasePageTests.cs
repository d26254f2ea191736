using System.Net;
using Derwent.Shared.Database;
using Derwent.Shared.Security;
using Derwent.Tests.World;
using Derwent.World;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Xunit;

namespace Derwent.Tests.Trust;

/// <summary>The page of a case says that it is about one record, and PostgreSQL looks for no other. Whatever else it may ask for one day, it must show as much as without that.</summary>
public sealed class WholeCasePageTests(WorldHouse house) : IClassFixture<WorldHouse>
{
    [Fact]
    public async Task The_page_of_each_case_shows_everybody_the_same_as_when_the_whole_circle_is_looked_through()
    {
        var said = await Pages();
        var definition = (await house.Behind<string>("select pg_get_functiondef('access.records()'::regprocedure)"))!;
        const string only = "current_setting('derwent.only', true)";
        Assert.Contains(only, definition, StringComparison.Ordinal);
        await house.Behind<object>(definition.Replace(only, "''", StringComparison.Ordinal));
        var unsaid = await Pages();
        foreach (var (page, text) in unsaid) Assert.True(text == said[page], $"{page} shows less, or something else, once it has said which record it is about:\n{Difference(said[page], text)}");
        Assert.True(said.Count > 20, $"Only {said.Count} pages were compared.");
        // Some page shows something of another record, or nothing was compared that could differ.
        var reason = (await house.Behind<string>("select reason from support.place_links order by at limit 1"))!;
        Assert.Contains(said, page => page.Value.Contains(WebUtility.HtmlEncode(reason), StringComparison.Ordinal));
    }

    // Each case as everybody opens it who works with it, and as the partnership team does.
    private async Task<Dictionary<string, string>> Pages()
    {
        var pages = new Dictionary<string, string>();
        foreach (var staff in Staff.All.Where(one => one.Roles.Intersect([Role.StrategicPartner, Role.Practitioner, Role.OrganisationManager]).Any()))
        {
            using var visitor = await house.SignedIn(staff);
            foreach (var reference in await Cases(visitor))
            {
                var seen = await visitor.Open($"/desk/cases/{reference}?all=true");
                Assert.Equal(HttpStatusCode.OK, seen.Status);
                pages[$"/desk/cases/{reference} for {staff.Name}"] = Door.WithoutSeals(seen.Html);
            }
        }
        return pages;
    }

    private async Task<string[]> Cases(Visitor visitor)
    {
        string[] found = [];
        await house.As(visitor.Person!, async services =>
        {
            await using var command = new NpgsqlCommand("select coalesce(array_agg(reference::text order by reference), '{}') from support.cases", services.GetRequiredService<RequestDatabase>().Connection);
            found = (string[])(await command.ExecuteScalarAsync())!;
        });
        return found;
    }

    private static string Difference(string one, string other)
    {
        var at = one.Zip(other).TakeWhile(pair => pair.First == pair.Second).Count();
        return $"…{one[Math.Max(0, at - 60)..Math.Min(one.Length, at + 120)]}…\n…{other[Math.Max(0, at - 60)..Math.Min(other.Length, at + 120)]}…";
    }
}
