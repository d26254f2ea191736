using Derwent.Shared.Database;
using Derwent.Shared.Health;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Xunit;

namespace Derwent.Tests.Fitness;

/// <summary>The catalogue itself says that row-level security holds. Each rule is shown to fail on a planted breach in a copy of the database.</summary>
public sealed class DatabaseTests(House house) : IClassFixture<House>
{
    // Tables without personal data: the program's own list, so that what it refuses at its start and what is tested are one.
    private static readonly string Bare = string.Join(", ", Walls.Bare.Select(table => $"('{table.Key}', '{table.Value}')"));

    private const string Modules = "('access', 'audit', 'jobs', 'mail', 'accounts', 'alliance', 'listings', 'front_door', 'support', 'stewardship', 'whats_on', 'site', 'newsletters', 'geography', 'shared')";

    private static readonly Dictionary<string, (string Sql, string Breach)> Rules = new()
    {
        ["every table has row-level security, enabled and forced"] = (
            $"""
            select n.nspname || '.' || c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where c.relkind in ('r', 'p') and n.nspname in {Modules} and n.nspname <> 'geography' and not (c.relrowsecurity and c.relforcerowsecurity)
              and n.nspname || '.' || c.relname not in (select name from (values {Bare}) bare (name, why))
            """, "create table support.planted (id uuid)"),
        ["no policy is for everyone"] = (
            $"select schemaname || '.' || tablename || ' ' || policyname from pg_policies where schemaname in {Modules} and 'public' = any(roles)",
            "create policy planted on support.cases using (true)"),
        ["the app role is bound by every policy it meets"] = (
            $"""
            select schemaname || '.' || tablename || ' ' || policyname from pg_policies where schemaname in ('access', 'audit', 'mail', 'accounts', 'front_door', 'support', 'whats_on', 'newsletters')
              and 'derwent_app' = any(roles) and (qual = 'true' or with_check = 'true')
            """, "create policy planted on support.cases for select to derwent_app using (true)"),
        ["every view asks as the one who looks"] = (
            $"""
            select n.nspname || '.' || c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where n.nspname in {Modules} and (c.relkind = 'm' or c.relkind = 'v' and not coalesce(c.reloptions @> array['security_invoker=true'], false))
            """, "create view support.planted as select 1 as one"),
        ["functions that run as their owner are known, and their search path is pinned"] = (
            $"""
            select n.nspname || '.' || p.proname from pg_proc p join pg_namespace n on n.oid = p.pronamespace
            where p.prosecdef and n.nspname in {Modules} and (coalesce(p.proconfig::text, '') not like '%search_path=pg_catalog%' or n.nspname || '.' || p.proname not in (
              'access.sign', 'access.enter', 'access.context', 'access.records', 'access.open_draft', 'access.issue_link', 'access.issue_booking_link', 'access.end_links', 'audit.note',
              'front_door.alike', 'front_door.named', 'front_door.keyed', 'listings.refind', 'listings.waiting_suggestions', 'listings.services_changed', 'listings.locations_changed', 'listings.capacities_changed', 'listings.filed', 'front_door.referral_door', 'front_door.open_referral',
              'support.plan_door', 'support.open_plan', 'support.journey_figures', 'site.agreed', 'whats_on.seat', 'whats_on.recount', 'whats_on.before_me',
              'access.issue_newsletter_link', 'newsletters.masked', 'newsletters.way_out', 'newsletters.subscription_of', 'newsletters.leaving', 'newsletters.leave', 'newsletters.erase', 'newsletters.hold', 'site.path_taken', 'site.hung', 'site.settle', 'site.lend'))
            """, "create function support.planted() returns int language sql security definer as 'select 1'"),
        ["nothing is granted to everyone"] = (
            $"""
            select table_schema || '.' || table_name from information_schema.role_table_grants where grantee = 'PUBLIC' and table_schema in {Modules}
            union all select n.nspname from pg_namespace n, aclexplode(n.nspacl) a where a.grantee = 0 and n.nspname in {Modules}
            """, "grant select on support.cases to public"),
        ["no role of the program can get past the policies"] = (
            "select rolname::text from pg_roles where rolname like 'derwent%' and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication)", "create role derwent_planted bypassrls"),
        ["the roles that sign in own nothing"] = (
            "select c.relname::text from pg_class c join pg_roles r on r.oid = c.relowner where r.rolname in ('derwent_app', 'derwent_gate', 'derwent_worker')",
            "alter table support.cases owner to derwent_app"),
        ["what happened is never taken back"] = (
            """
            select grantee || ' ' || privilege_type || ' ' || table_schema || '.' || table_name from information_schema.role_table_grants
            where grantee in ('derwent_app', 'derwent_gate', 'derwent_worker') and (privilege_type in ('DELETE', 'TRUNCATE') and table_schema in ('access', 'audit', 'mail', 'front_door', 'support')
                and table_name <> 'drafts'
              or privilege_type = 'UPDATE' and table_schema || '.' || table_name in ('audit.entries', 'front_door.steps', 'support.steps'))
            """, "grant delete on support.steps to derwent_app"),
        ["no foreign key crosses a schema"] = (
            """
            select k.conname::text from pg_constraint k join pg_class a on a.oid = k.conrelid join pg_class b on b.oid = k.confrelid
            where k.contype = 'f' and a.relnamespace <> b.relnamespace
            """, "alter table support.case_referrals add constraint planted foreign key (referral_id) references front_door.referrals (id)"),
    };

    public static TheoryData<string> Names => [.. Rules.Keys];

    [Theory, MemberData(nameof(Names))]
    public async Task The_catalogue_says_that(string rule)
    {
        await using var connection = new NpgsqlConnection(house.Owner);
        await connection.OpenAsync();
        Assert.Empty(await Breaches(connection, Rules[rule].Sql));
    }

    [Theory, MemberData(nameof(Names))]
    public async Task A_planted_breach_is_found(string rule)
    {
        await using var connection = new NpgsqlConnection(house.Owner);
        await connection.OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using (var plant = new NpgsqlCommand(Rules[rule].Breach, connection)) await plant.ExecuteNonQueryAsync();
        Assert.NotEmpty(await Breaches(connection, Rules[rule].Sql));
        await transaction.RollbackAsync();
    }

    [Fact]
    public void Every_contexts_migrations_say_what_its_model_says()
    {
        var behind = house.Services.GetServices<RegisteredModule>().Where(module =>
        {
            using var context = Migrator.Make(module, new NpgsqlConnection("Host=nowhere"));
            return module.Schema != "shared" && context.Database.HasPendingModelChanges();
        }).Select(module => module.Context.Name);
        Assert.Empty(behind);
    }

    [Fact]
    public void A_model_without_its_migration_is_found()
    {
        using var context = new PlantedContext(new DbContextOptionsBuilder<PlantedContext>().UseNpgsql("Host=nowhere").Options);
        Assert.True(context.Database.HasPendingModelChanges());
    }

    [Fact]
    public async Task Migrating_again_changes_nothing()
    {
        var before = await house.Behind<string>(Shape);
        var said = new List<string>();
        await house.Services.GetRequiredService<Migrator>().RunAsync(said.Add, default);
        Assert.Empty(said);
        Assert.Equal(before, await house.Behind<string>(Shape));
    }

    [Theory]
    [InlineData("create policy planted on support.cases for select to derwent_app using (false)")]
    [InlineData("alter table support.cases add column planted text")]
    public async Task A_planted_change_of_the_shape_is_noticed(string breach)
    {
        var before = await house.Behind<string>(Shape);
        await using var connection = new NpgsqlConnection(house.Owner);
        await connection.OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using (var plant = new NpgsqlCommand(breach, connection)) await plant.ExecuteNonQueryAsync();
        Assert.NotEqual([before!], await Breaches(connection, Shape));
        await transaction.RollbackAsync();
    }

    private const string Shape =
        """
        select md5(string_agg(line, ' ' order by line)) from (
          select table_schema || table_name || column_name || data_type as line from information_schema.columns where table_schema not in ('pg_catalog', 'information_schema')
          union all select policyname || schemaname || tablename || coalesce(qual, '') || coalesce(with_check, '') from pg_policies) lines
        """;

    private static async Task<List<string>> Breaches(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await using var rows = await command.ExecuteReaderAsync();
        var found = new List<string>();
        while (await rows.ReadAsync()) found.Add(rows.GetString(0));
        return found;
    }

    private sealed class PlantedContext(DbContextOptions<PlantedContext> options) : DbContext(options)
    {
        protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.Entity<Planted>();

        private sealed class Planted
        {
            public int Id { get; set; }
        }
    }
}
