using System.Net;
using Derwent.Shared.Security;
using Derwent.Tests.Support;
using Npgsql;
using Xunit;

namespace Derwent.Tests.Shared;

/// <summary>When something breaks: a clear sentence, nothing lost, nothing shown that is not for showing. A house for each test: they break it.</summary>
public sealed class FailureTests : IAsyncLifetime
{
    private readonly House house = new();

    public ValueTask InitializeAsync() => house.InitializeAsync();

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return house.DisposeAsync();
    }

    [Fact]
    public async Task A_database_that_stops_in_the_middle_keeps_what_was_typed_and_takes_it_when_it_is_back()
    {
        var sent = await Sent.Make(house);
        using var visitor = house.Stranger();
        var form = (await visitor.Open(sent.Letter.Link)).Form("Say no").Fill("Your name", "Bea Lund").Fill("Reason", "Full").Fill("Words", "Our room is being painted");
        await Stop();
        var away = await form.Press("Say no");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, away.Status);
        Assert.Contains("What you typed is still here", away.Text);
        Assert.Contains("Our room is being painted", away.Html);
        await Start();
        var thanks = await away.Form().Press();
        Assert.Contains("Bea Lund has answered this offer: no", thanks.Text);
    }

    [Fact]
    public async Task A_page_that_cannot_be_read_now_says_so_to_strangers_and_signed_in_people()
    {
        using var stranger = house.Stranger();
        using var partner = await house.SignedIn(Role.StrategicPartner);
        await stranger.Open((await Sent.Make(house)).Letter.Link);
        await Stop();
        foreach (var visitor in new[] { stranger, partner })
        {
            var away = await visitor.Open("/offer");
            Assert.Equal(HttpStatusCode.ServiceUnavailable, away.Status);
            Assert.Equal("Back in a minute", away.Heading);
        }
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await stranger.Get("/health/ready")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await stranger.Get("/health/live")).StatusCode);
    }

    [Fact]
    public async Task A_fault_of_ours_gives_a_reference_and_nothing_of_the_inside()
    {
        var sent = await Sent.Make(house);
        using var visitor = house.Stranger();
        await house.Behind<object>("alter table support.offers rename to elsewhere");
        var seen = await visitor.Open(sent.Letter.Link);
        Assert.Equal(HttpStatusCode.InternalServerError, seen.Status);
        Assert.Contains("Reference:", seen.Text);
        foreach (var inside in new[] { "support.offers", "42P01", "Npgsql", "   at ", sent.Surname }) Assert.DoesNotContain(inside, seen.Html);
        Assert.Contains(house.Log.Lines, line => line.Contains("A request failed", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_form_that_is_far_too_large_is_refused_and_not_a_fault()
    {
        using var visitor = house.Stranger();
        var sent = await Sent.Make(house);
        var form = (await visitor.Open(sent.Letter.Link)).Form("Say no").Fill("Your name", new string('x', 300_000));
        var seen = await form.Press("Say no");
        Assert.Contains((int)seen.Status, new[] { 400, 413, 422 });
    }

    [Theory]
    [InlineData("Name=%FF%FE%00&Reason=Nonsense")]
    [InlineData("Name[0][1][2]=x&&&=&==")]
    [InlineData("%%%%")]
    public async Task A_form_in_no_known_shape_is_refused_kindly(string body)
    {
        using var client = new HttpClient { BaseAddress = house.Address };
        using var content = new StringContent(body, System.Text.Encoding.ASCII, "application/x-www-form-urlencoded");
        var answer = await client.PostAsync("/sign-in", content);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task No_log_line_holds_the_name_of_a_young_person()
    {
        var sent = await Sent.Make(house, planDoor: true);
        using var visitor = house.Stranger();
        await visitor.Open(sent.Letter.Link);
        var plan = await visitor.Open(await sent.PlanLink(house));
        await plan.Form("Open my page").Fill("Answer", "27 March").Press("Open my page");
        await house.RunJobs();
        Assert.NotEmpty(house.Log.Lines);
        Assert.DoesNotContain(house.Log.Lines, line => line.Contains("Quillfeather", StringComparison.Ordinal));
    }

    private async Task Stop()
    {
        await Server($"alter database {Database} allow_connections false");
        await Server($"select pg_terminate_backend(pid) from pg_stat_activity where datname = '{Database}'");
    }

    private Task Start() => Server($"alter database {Database} allow_connections true");

    private string Database => new NpgsqlConnectionStringBuilder(house.Owner).Database!;

    private async Task Server(string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(house.Owner) { Database = "postgres", Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
