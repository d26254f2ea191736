using Npgsql;

namespace Derwent.Benchmarks;

/// <summary>
/// Cases that nobody lives, made by PostgreSQL itself: the same seed makes the same rows. 160 organisations with ten practitioners and a manager each, and twenty people of the partnership team; one case in
/// five is open. A case has what a real one has: a subject, a referral, needs, words, goals with marks, notes, a package of three parts with their offers, sessions attended, a timeline, a closing, and a
/// circle: the lead worker (who stays in it when the case closes), a helper, and the organisations that gave or give support. Rows of one case lie scattered among those of others, as they do when they are
/// written over months.
/// </summary>
internal static class MadeUpCases
{
    /// <summary>Printed with every run.</summary>
    public const int Seed = 20261128;

    public const int Organisations = 160, Practitioners = 1_600, Team = 20;

    /// <summary>Who sign in, and the functions the rest is made with.</summary>
    public static Task Begin(string owner) => Run(owner, $$"""
        create function public.dice(n bigint, what int, many int) returns int language sql immutable parallel safe as $f$ select ((hashint8extended(n * 64 + what, {{Seed}}) & 1073741823) % many)::int $f$;
        create function public.made(kind int, n bigint) returns uuid language sql immutable parallel safe as $f$ select (lpad(to_hex(kind), 8, '0') || '-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid $f$;
        create function public.words(n bigint, what int) returns text language sql immutable parallel safe as $f$
          select 'They came a little late and stayed to the end. ' || repeat('We talked about the week and what comes next. ', 1 + public.dice(n, what, 3)) || 'Mark ' || n % 100 $f$;
        insert into alliance.organisations (id, name, slug, tier, standing, added_at, own)
          select public.made(2, n), 'Organisation ' || n, 'organisation-' || n, 'Member', 'Good', now() - interval '3 years', '{}' from generate_series(0, {{Organisations}}) n;
        insert into accounts.people (id, name, organisation_id, organisation_name, roles, joined_at, user_name, normalized_user_name, email, normalized_email, email_confirmed, phone_number_confirmed, two_factor_enabled, lockout_enabled, access_failed_count, last_code_step)
          select public.made(1, n), 'Worker ' || n, public.made(2, o), 'Organisation ' || o, array[role], now() - interval '2 years', n || '@made.example', upper(n || '@made.example'), n || '@made.example', upper(n || '@made.example'),
            true, false, true, true, 0, 0
          from (select n, 1 + (n - 1) / 10 as o, 'practitioner' as role from generate_series(1, {{Practitioners}}) n
            union all select 10000 + n, n, 'organisation_manager' from generate_series(1, {{Organisations}}) n
            union all select 20000 + n, 0, 'strategic_partner' from generate_series(1, {{Team}}) n) all_of_them;
        analyze alliance.organisations; analyze accounts.people;
        """);

    /// <summary>Adds the cases after <paramref name="from"/>, up to <paramref name="to"/>.</summary>
    public static async Task Grow(string owner, int from, int to)
    {
        // Keys that point to another table are right by the way the rows are made; nothing is told to anybody.
        const string before = "set session_replication_role = replica; set synchronous_commit = off; set work_mem = '256MB'; ";
        string Cases(string sql) => before + sql.Replace("$cases", $"(select n, public.dice(n, 1, {Practitioners}) + 1 as lead, public.dice(n, 2, 5) = 0 as open, public.dice(n, 3, 20) as kind, now() - make_interval(days => 20 + public.dice(n, 4, 900)) as opened from generate_series({from + 1}::bigint, {to}) n) c", StringComparison.Ordinal)
            .Replace("$by", "'Worker ' || c.lead, public.made(2, 1 + (c.lead - 1) / 10), public.made(1, c.lead)", StringComparison.Ordinal).Replace("$id", "public.made(10, c.n)", StringComparison.Ordinal);
        async Task All(IEnumerable<string> parts) { foreach (var sql in parts) await Run(owner, Cases(sql)); }
        await Task.WhenAll(All(CaseRows.OfTheCase), All(CaseRows.OfThePackage));
        await Run(owner, "vacuum analyze");
        await Run(owner, "checkpoint");
    }

    /// <summary>Somebody signed in for an hour; the token is the cookie.</summary>
    public static async Task SignIn(string owner, int person, string token)
    {
        await using var database = new NpgsqlConnection(owner);
        await database.OpenAsync();
        await using var session = new NpgsqlCommand(
            """
            insert into access.sessions (id, token_hash, kind, person_id, name, organisation_id, organisation_name, roles, second_factor_at, expires_at)
            select gen_random_uuid(), sha256(convert_to($1, 'UTF8')), 'person', id, name, organisation_id, organisation_name, roles, now(), now() + interval '1 hour' from accounts.people where id = public.made(1, $2)
            """, database) { Parameters = { new() { Value = token }, new() { Value = (long)person } } };
        if (await session.ExecuteNonQueryAsync() != 1) throw new InvalidOperationException("Nobody signed in.");
    }

    private static async Task Run(string owner, string sql)
    {
        await using var database = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(owner) { Pooling = false }.ConnectionString);
        await database.OpenAsync();
        await using var command = new NpgsqlCommand(sql, database) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync();
    }
}
