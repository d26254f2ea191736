using Npgsql;
using Xunit;

namespace Derwent.Tests.Newsletters;

/// <summary>The migration that makes every picture of a letter one of the library's: none is lost, none goes out before somebody said who is on it.</summary>
public sealed class OldPicturesTests
{
    private const string Before = "20261128033000_OneCall";
    private const string Picture = "01990000-0000-7000-8000-000000000001", List = "01990000-0000-7000-8000-000000000002";

    [Fact]
    public async Task Pictures_sent_into_letters_survive_and_letters_with_one_wait()
    {
        var owner = await TestCluster.Empty();
        try
        {
            await TestCluster.Migrate(owner, module => module.Schema == "newsletters" ? Before : null);
            await using var database = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(owner) { Pooling = false }.ConnectionString);
            async Task<string?> Say(string sql)
            {
                await using var command = database.CreateCommand(sql + "; ");
                return (await command.ExecuteScalarAsync())?.ToString();
            }
            await Say($"insert into newsletters.pictures (id, type, bytes, width, height, added_at) values ('{Picture}', 'image/jpeg', '\\x01', 700, 400, now())");
            await Say($"insert into newsletters.lists (id, name, slug, about, opened_at) values ('{List}', 'x', 'x', 'x', now())");
            foreach (var (state, blocks) in new[] { ("Draft", With), ("Scheduled", With), ("Sent", With), ("Scheduled", Without) })
                await Say($"insert into newsletters.issues (id, list_id, subject, preview, blocks, state, topics, in_archive, by_name, begun_at, changed_at) values (gen_random_uuid(), '{List}', '{state}', '', '{blocks}', '{state}', array[]::uuid[], true, 'x', now(), now())");
            await Say($"insert into newsletters.issue_versions (id, issue_id, number, subject, preview, blocks, by_name, at) select gen_random_uuid(), id, 1, '', '', blocks, 'x', now() from newsletters.issues where state = 'Draft'");

            await TestCluster.Migrate(owner, _ => null);

            Assert.Equal("1", await Say("select count(*) from newsletters.pictures"));
            Assert.Equal("Draft, Paused, Scheduled, Sent", await Say("select string_agg(state, ', ' order by state) from newsletters.issues"));
            Assert.Equal("A picture in this letter was sent in before anybody was asked who is on it", await Say("select left(trouble, 74) from newsletters.issues where state = 'Paused'"));
            foreach (var table in new[] { "issues", "issue_versions" })
                Assert.Equal("0", await Say($"select count(*) from newsletters.{table} where blocks <> '{Without}' and blocks <> '{Then}'"));
            Assert.Equal("1", await Say("select count(*) from newsletters.issues where blocks = '" + Without + "'"));
            Assert.Equal("1", await Say("select count(*) from jobs.outbox where kind = 'Derwent.Site.Pictures.TakeInLetterPictures'"));
            Assert.NotNull(typeof(Derwent.Site.Pictures.TakeInLetterPictures));
            Assert.Equal("0", await Say("select count(*) from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'newsletters' and c.relkind = 'r' and c.relname <> 'migrations' and not c.relforcerowsecurity"));
        }
        finally
        {
            await TestCluster.Drop(owner);
        }
    }

    private const string Without = """[{"Id": "01990000-0000-7000-8000-000000000003", "Kind": 1, "Words": "Hello"}]""";
    private const string With = $$"""[{"Id": "01990000-0000-7000-8000-000000000003", "Kind": 1, "Words": "Hello", "Picture": null}, {"Id": "01990000-0000-7000-8000-000000000004", "Kind": 2, "Alt": "A red boat", "Piece": null, "Picture": "{{Picture}}"}]""";
    private const string Then = $$"""[{"Id": "01990000-0000-7000-8000-000000000003", "Kind": 1, "Words": "Hello"}, {"Id": "01990000-0000-7000-8000-000000000004", "Kind": 2, "Alt": "A red boat", "Piece": "{{Picture}}"}]""";
}
