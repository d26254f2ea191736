using System.Text.Json;
using System.Text.RegularExpressions;
using Derwent.Shared.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Xunit;

namespace Derwent.Tests.Fitness;

/// <summary>Upgrading loses nothing: rows written by the first version are there after the newest migration, value by value, and no migration takes anything away.</summary>
public sealed partial class MigrationTests(House house) : IClassFixture<House>
{
    // Migrations that may take something away, each with its reason: "front_door 20270101000000_Name: drop column". Empty is how it should stay.
    private static readonly Dictionary<string, string> Allowed = [];

    // Values that a migration may turn into another, each with its reason: "schema.table.column".
    private static readonly Dictionary<string, string> Turned = [];

    private IEnumerable<RegisteredModule> Modules => house.Services.GetServices<RegisteredModule>();

    [Fact]
    public async Task Rows_of_the_first_version_survive_to_the_newest()
    {
        await using var old = await FirstVersion();
        var before = await old.Rows();
        Assert.Equal(await old.Text("select string_agg(n.nspname || '.' || c.relname, ' ' order by (n.nspname || '.' || c.relname) collate \"C\") from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind = 'r' and n.nspname = any(array['access', 'audit', 'jobs', 'mail', 'accounts', 'alliance', 'listings', 'front_door', 'support', 'whats_on', 'site']) and c.relname <> 'migrations'"),
            string.Join(' ', before.Keys.Select(key => key.Table).Distinct().Order(StringComparer.Ordinal)));
        await TestCluster.Migrate(old.Owner, _ => null);
        Assert.Empty(Lost(before, await old.Rows()));
    }

    [Theory]
    [InlineData("alter table support.cases drop column name", "support.cases.name")]
    [InlineData("drop table support.heeds", "support.heeds")]
    [InlineData("update front_door.referrals set their_words = null", "front_door.referrals.their_words")]
    [InlineData("delete from access.circle", "access.circle")]
    [InlineData("alter table accounts.people alter column name type varchar(3) using left(name, 3)", "accounts.people.name")]
    public async Task A_planted_migration_that_loses_something_is_found(string planted, string lost)
    {
        await using var old = await FirstVersion();
        var before = await old.Rows();
        await TestCluster.Migrate(old.Owner, _ => null);
        await old.Run(planted);
        Assert.Contains(Lost(before, await old.Rows()), line => line.StartsWith(lost, StringComparison.Ordinal));
    }

    [Fact]
    public void No_migration_takes_anything_away()
    {
        var found = new List<string>();
        foreach (var module in Modules)
        {
            using var context = Migrator.Make(module, new NpgsqlConnection("Host=nowhere"));
            var (migrator, last) = (context.GetService<IMigrator>(), "0");
            foreach (var migration in context.Database.GetMigrations())
            {
                found.AddRange(Destroys(migrator.GenerateScript(last, migration)).Select(what => $"{module.Schema} {migration}: {what}"));
                last = migration;
            }
        }
        Assert.Empty(found.Except(Allowed.Keys));
        Assert.Empty(Allowed.Keys.Except(found));
    }

    public static TheoryData<string, string> Planted => new()
    {
        { "drop column", "column" }, { "drop table", "table" }, { "drop schema", "schema" }, { "delete from", "delete from support.notes" }, { "truncate", "do $$ begin truncate table support.notes; end $$" },
        { "alter column type", "narrower" }, { "drop owned", "drop owned by derwent_app" },
    };

    [Theory, MemberData(nameof(Planted))]
    public void A_planted_migration_that_takes_something_away_is_found(string found, string planted)
    {
        MigrationOperation operation = planted switch
        {
            "column" => new DropColumnOperation { Schema = "support", Table = "cases", Name = "name" },
            "table" => new DropTableOperation { Schema = "support", Name = "cases" },
            "schema" => new DropSchemaOperation { Name = "support" },
            "narrower" => new AlterColumnOperation { Schema = "support", Table = "cases", Name = "name", ColumnType = "varchar(3)", ClrType = typeof(string), OldColumn = new AddColumnOperation { ColumnType = "text", ClrType = typeof(string) } },
            _ => new SqlOperation { Sql = planted },
        };
        using var context = Migrator.Make(Modules.First(module => module.Schema == "support"), new NpgsqlConnection("Host=nowhere"));
        var sql = string.Join('\n', context.GetService<IMigrationsSqlGenerator>().Generate([operation]).Select(command => command.CommandText));
        Assert.Equal([found], Destroys(sql));
    }

    // What a function does when it is called later is no part of the migration; what a "do" block does is.
    private static IEnumerable<string> Destroys(string sql) =>
        TakesAway().Matches(Comment().Replace(FunctionBody().Replace(sql, " "), " ")).Select(match => TypeChange().IsMatch(match.Value) ? "alter column type" : Blank().Replace(match.Value.ToLowerInvariant(), " ")).Distinct();

    private static List<string> Lost(IReadOnlyDictionary<(string Table, string Column), string> before, IReadOnlyDictionary<(string Table, string Column), string> after) =>
        [.. before.Where(was => !Turned.ContainsKey($"{was.Key.Table}.{was.Key.Column}") && after.GetValueOrDefault(was.Key) != was.Value)
            .Select(was => $"{was.Key.Table}.{was.Key.Column}: {was.Value} became {after.GetValueOrDefault(was.Key) ?? "nothing"}")];

    private async Task<OldDatabase> FirstVersion()
    {
        var first = Modules.ToDictionary(module => module.Schema, module =>
        {
            using var context = Migrator.Make(module, new NpgsqlConnection("Host=nowhere"));
            return context.Database.GetMigrations().First();
        });
        var old = new OldDatabase(await TestCluster.Empty());
        await TestCluster.Migrate(old.Owner, module => first[module.Schema]);
        await old.Run(await File.ReadAllTextAsync(Path.Combine(ArchitectureTests.Root, "tests", "Derwent.Tests", "Fitness", "FirstRows.sql")));
        return old;
    }

    [GeneratedRegex(@"\bdrop\s+(table|column|schema|owned|view|type|sequence)\b|\btruncate\b|\bdelete\s+from\b|\balter\s+column\s+\S+\s+(set\s+data\s+)?type\b", RegexOptions.IgnoreCase)]
    private static partial Regex TakesAway();

    [GeneratedRegex(@"\btype\b\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex TypeChange();

    [GeneratedRegex(@"\bfunction\b[^;]*?\$\$.*?\$\$", RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex FunctionBody();

    [GeneratedRegex("--[^\n]*")]
    private static partial Regex Comment();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blank();

    private sealed class OldDatabase(string owner) : IAsyncDisposable
    {
        public string Owner => owner;

        public async Task Run(string sql) => await Text(sql + "; select ''");

        public async Task<string?> Text(string sql)
        {
            await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(owner) { Pooling = false }.ConnectionString);
            await connection.OpenAsync();
            await using var command = new NpgsqlCommand(sql, connection);
            return await command.ExecuteScalarAsync() as string;
        }

        // One row a table: every value, by table and column.
        public async Task<Dictionary<(string Table, string Column), string>> Rows()
        {
            var found = new Dictionary<(string, string), string>();
            var all = await Text(
                """
                select json_object_agg(t, r)::text from (
                  select n.nspname || '.' || c.relname as t, query_to_xml('select row_to_json(x)::text as j from ' || n.nspname || '.' || c.relname || ' x order by 1 limit 1', false, true, '')::text as r
                  from pg_class c join pg_namespace n on n.oid = c.relnamespace
                  where c.relkind = 'r' and n.nspname = any(array['access', 'audit', 'jobs', 'mail', 'accounts', 'alliance', 'listings', 'front_door', 'support', 'whats_on', 'site']) and c.relname <> 'migrations') each
                """);
            foreach (var table in JsonDocument.Parse(all!).RootElement.EnumerateObject())
            {
                if (System.Xml.Linq.XElement.Parse($"<x>{table.Value.GetString()}</x>").Descendants("j").FirstOrDefault()?.Value is not { } row) continue;
                foreach (var column in JsonDocument.Parse(row).RootElement.EnumerateObject()) found[(table.Name, column.Name)] = column.Value.GetRawText();
            }
            return found;
        }

        public async ValueTask DisposeAsync() => await TestCluster.Drop(owner);
    }
}
