using Derwent.Tests.Trust;
using Npgsql;
using Xunit;

namespace Derwent.Tests.Newsletters;

/// <summary>The sending program dies without a word, again and again. Nobody is missed; twice only between the server's yes and our commit, under the same Message-ID.</summary>
public sealed class KilledTests : IAsyncLifetime
{
    private readonly PostHouse house = new();

    public ValueTask InitializeAsync() => house.InitializeAsync();

    public async ValueTask DisposeAsync()
    {
        await house.DisposeAsync();
        house.Smtp.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Killed_between_two_rows_it_goes_on_where_it_was()
    {
        var list = await house.AList("Killed");
        var readers = await house.Readers(list, 12);
        var letter = await house.Decided(list, "Killed between");
        Child? sender = null;
        var died = new TaskCompletionSource();
        // Message 6 is never answered: its row was not taken, and the rows before it are committed.
        house.Smtp.Message = async _ =>
        {
            if (house.Smtp.Taken.Count < 5 || died.Task.IsCompleted) return "250 taken";
            await sender!.Kill();
            died.SetResult();
            return null;
        };
        await using (sender = Sender()) await died.Task.WaitAsync(TimeSpan.FromSeconds(60));
        Assert.Equal(5, house.LettersFor(letter).Count);
        await GoOn(letter);
        Assert.Equal(readers.Order(), house.LettersFor(letter).Select(message => message.To).Order());
    }

    [Fact]
    public async Task Killed_in_the_one_window_it_sends_that_row_again_under_the_same_id_and_no_other()
    {
        var list = await house.AList("Window");
        var readers = await house.Readers(list, 6);
        var letter = await house.Decided(list, "Killed in the window");
        Child? sender = null;
        var died = new TaskCompletionSource();
        // The server takes the first message for good, and the program is gone before it hears so.
        house.Smtp.Message = async _ =>
        {
            if (died.Task.IsCompleted) return "250 taken";
            await sender!.Kill();
            died.SetResult();
            return "250 taken";
        };
        await using (sender = Sender()) await died.Task.WaitAsync(TimeSpan.FromSeconds(60));
        Assert.All((await house.Rows(letter)).Values, state => Assert.Equal("Waiting", state));
        await GoOn(letter);
        var taken = house.LettersFor(letter);
        Assert.Equal(readers.Count + 1, taken.Count);
        Assert.Equal(readers.Order(), taken.Select(message => message.To).Distinct().Order());
        var twice = taken.GroupBy(message => message.To).Single(same => same.Count() == 2);
        Assert.Single(twice.Select(message => message.Parsed.MessageId).Distinct());
    }

    [Fact]
    public async Task Killed_while_its_word_is_on_the_way_to_the_database_it_has_still_been_heard()
    {
        var list = await house.AList("On the way");
        var readers = await house.Readers(list, 6);
        var letter = await house.Decided(list, "Killed on the way");
        // Writing "sent" waits for a lock that the test holds: the server has said yes, the commit has been asked for and cannot come yet.
        await using var hand = new NpgsqlConnection(house.Owner);
        await hand.OpenAsync();
        await Run(hand, "create function newsletters.held() returns trigger language plpgsql as $$ begin if current_user = 'derwent_worker' then perform pg_advisory_xact_lock(77); end if; return new; end $$");
        await Run(hand, "create trigger held before update on newsletters.deliveries for each row execute function newsletters.held()");
        await Run(hand, "select pg_advisory_lock(77)");
        await using (var sender = Sender())
        {
            await Until(hand, "select count(*) > 0 from pg_locks where locktype = 'advisory' and objid = 77 and not granted and database = (select oid from pg_database where datname = current_database())");
            await sender.Kill();
        }
        Assert.Single(house.LettersFor(letter));
        Assert.All((await house.Rows(letter)).Values, state => Assert.Equal("Waiting", state));
        await Run(hand, "select pg_advisory_unlock(77)");
        await GoOn(letter);
        Assert.Equal(readers.Order(), house.LettersFor(letter).Select(message => message.To).Order());
    }

    private Child Sender() => Child.Start(house.Owner, ["newsletters", "send"], ("DERWENT_URL", "http://derwent.test"), ("SMTP_URL", house.Smtp.Url), ("Derwent__Newsletters__PerSecond", "0"));

    // PostgreSQL notices in a moment that its client is gone; until then the row is locked, and the next run passes it over.
    private async Task GoOn(Derwent.Newsletters.Issue letter)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        for (; await house.StateOf(letter) != "Sent"; await Task.Delay(20, patience.Token)) await house.Press.Run(patience.Token);
    }

    private static async Task Until(NpgsqlConnection connection, string sql)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!await Is(connection, sql)) await Task.Delay(20, patience.Token);
    }

    private static async Task<bool> Is(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync() is true;
    }

    private static async Task Run(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
