using System.Net;
using Npgsql;
using Xunit;

namespace Derwent.Tests.Ui;

/// <summary>PostgreSQL away: a clear page, 503, and what was typed still there. This house loses its database; no other test may live in it.</summary>
public sealed class AwayTests(AwayTests.LostHouse house) : IClassFixture<AwayTests.LostHouse>
{
    [Fact]
    public async Task When_the_database_is_away_a_filled_form_is_kept_and_can_be_sent_again()
    {
        using var visitor = house.Stranger();
        var form = (await visitor.Open("/sign-in")).Form("Sign in");
        await house.LoseTheDatabase();

        var page = await form.Fill("Email", "ada@example.test").Fill("Password", "never-shown-again").Press("Sign in");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, page.Status);
        Assert.Equal("We could not save this just now", page.Heading);
        Assert.Contains(page.Form("Send it again").Fields, field => field is { Key: "Email", Value: "ada@example.test" });
        Assert.DoesNotContain("never-shown-again", page.Html, StringComparison.Ordinal);

        var read = await visitor.Open("/whats-on?x=away");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, read.Status);
        Assert.Equal("Back in a minute", read.Heading);
        Assert.Equal(HttpStatusCode.OK, (await visitor.Open("/privacy")).Status);
    }

    public sealed class LostHouse : House
    {
        public async Task LoseTheDatabase()
        {
            var name = new NpgsqlConnectionStringBuilder(Owner).Database;
            await using var server = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(Owner) { Database = "postgres", Pooling = false }.ConnectionString);
            await server.OpenAsync();
            await using var drop = new NpgsqlCommand($"drop database {name} with (force)", server);
            await drop.ExecuteNonQueryAsync();
        }
    }
}
