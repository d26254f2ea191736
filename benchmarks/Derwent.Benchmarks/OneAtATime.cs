using System.Diagnostics;
using System.Globalization;
using Derwent.Engine.Linkage;
using Derwent.Engine.Linkage.Towns;
using Derwent.FrontDoor;
using Derwent.FrontDoor.Matching;
using Npgsql;
using NpgsqlTypes;

namespace Derwent.Benchmarks;

/// <summary>
/// A register of made-up young people in PostgreSQL, and people told about one at a time, as at the front door: the front door's own look-up, the shipped model (trained on another town), the
/// thresholds of the front door's settings. Half of those told about are known, told with what people and years change; the other half are not, and every fifth of them is a brother or a
/// sister of somebody known, every tenth of those a twin. Every origin of names comes equally often, so that the gap between two of them can be seen.
/// </summary>
internal sealed class OneAtATime(Bench bench, int people, int asked)
{
    private const long Seed = 2711;
    private readonly TownTallies tallies = new();
    private readonly List<double> seconds = [];
    private int alike;

    public async Task Run()
    {
        var owner = await Bench.FreshDatabase("bench_linkage");
        var town = new Town(people, Seed);
        var known = new List<TownPerson>(people);
        await using var database = new NpgsqlConnection(owner);
        await database.OpenAsync();
        var clock = Stopwatch.StartNew();
        await Load(owner, database, town, known);
        bench.Say($"{people:N0} people in PostgreSQL after {clock.Elapsed.TotalSeconds:0} s");
        var options = new FrontDoorOptions();
        var weigher = new Weigher(SubjectKind.YoungPerson, 1, StoredModel.Read(SubjectKind.YoungPerson, Shipped.Body(SubjectKind.YoungPerson)).Among(people), options.Bands(SubjectKind.YoungPerson));
        bench.Say($"declared: likely from {options.Likely}, review from {options.Review}");
        await Ask(database, town, known, weigher);
        Report();
        await Run(database, "set synchronous_commit = on");
        var again = new SecondTelling(town, Seed + 4);
        await NameSpeed.Run(bench, owner, known.Where((_, i) => i % 103 == 0).Select(person => (person, again.Of(person))));
        await SendSpeed.Run(bench, owner, known.Where((_, i) => i % 37 == 0).Select(person => Details(again.Of(person))));
    }

    private void Report()
    {
        tallies.Report(bench, people);
        seconds.Sort();
        bench.Add("UK town, look-up and weighing, p50 ms", 1000 * seconds[seconds.Count / 2], "none", $"{alike / (double)seconds.Count:0} candidates each");
        bench.Add("UK town, look-up and weighing, p95 ms", 1000 * seconds[seconds.Count * 95 / 100], "≤ 20", "through PostgreSQL, one at a time");
    }

    private async Task Ask(NpgsqlConnection database, Town town, List<TownPerson> known, Weigher weigher)
    {
        await using var look = new NpgsqlCommand("select * from front_door.sharing($1, 'YoungPerson')", database) { Parameters = { new() { NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text } } };
        await look.PrepareAsync();
        // The first two hundred warm up.
        foreach (var (i, one) in new TownAsked(town, people, known, Seed).Take(asked + 200).Index()) await One(look, one, weigher, i >= 200);
    }

    private async Task One(NpgsqlCommand look, ToldAbout one, Weigher weigher, bool counts)
    {
        var started = Stopwatch.GetTimestamp();
        var here = Details(one.Told);
        look.Parameters[0].Value = Layout.Keys(SubjectKind.YoungPerson, here);
        var (ids, said) = (new List<int>(), new List<Comparison>());
        await using (var row = await look.ExecuteReaderAsync())
            while (await row.ReadAsync())
            {
                var held = new SubjectDetails
                {
                    FirstName = Text(row, 3), Surname = Text(row, 4), BirthDate = row.IsDBNull(5) ? null : row.GetFieldValue<DateOnly>(5), Postcode = Text(row, 6), School = Text(row, 8), Phone = Text(row, 9),
                };
                ids.Add(Number(row.GetGuid(0)));
                said.Add(weigher.Compare(here, held));
            }

        List<(int Id, Band Band)> bands = [.. ids.Zip(Weigher.Settle(said), (id, about) => (id, about.Band))];
        var took = Stopwatch.GetElapsedTime(started).TotalSeconds;
        if (!counts) return;
        seconds.Add(took);
        alike += bands.Count;
        tallies.Count(one, bands);
    }

    private async Task Load(string owner, NpgsqlConnection database, Town town, List<TownPerson> known)
    {
        await Run(database, "alter table front_door.subjects disable trigger keyed; alter table front_door.lookups drop constraint lookups_pkey; drop index front_door.subjects_name; set synchronous_commit = off");
        await using var second = new NpgsqlConnection(owner);
        await second.OpenAsync();
        await using (var subjects = await database.BeginBinaryImportAsync(
            "copy front_door.subjects (id, kind, keys, keys_version, known_since, known_by_name, details_first_name, details_surname, details_birth_date, details_postcode, details_phone, details_school, details_members) from stdin (format binary)"))
        await using (var keys = await second.BeginBinaryImportAsync("copy front_door.lookups (key, record_id, is_subject) from stdin (format binary)"))
        {
            foreach (var person in town.People(people))
            {
                known.Add(person);
                await Write(subjects, keys, person);
            }

            await subjects.CompleteAsync();
            await keys.CompleteAsync();
        }

        await Run(database, "set maintenance_work_mem = '512MB'; alter table front_door.lookups add primary key (key, record_id) include (is_subject); create index subjects_name on front_door.subjects using gin ((coalesce(details_first_name, '') || ' ' || coalesce(details_surname, '') || ' ' || coalesce(details_place_name, '')) gin_trgm_ops); alter table front_door.subjects enable trigger keyed; vacuum analyze front_door.lookups; vacuum analyze front_door.subjects; checkpoint");
    }

    private static async Task Write(NpgsqlBinaryImporter subjects, NpgsqlBinaryImporter keys, TownPerson person)
    {
        var (id, details) = (Id(person.Id), Details(person));
        var made = Layout.Keys(SubjectKind.YoungPerson, details);
        await subjects.StartRowAsync();
        await subjects.WriteAsync(id, NpgsqlDbType.Uuid);
        await subjects.WriteAsync("YoungPerson", NpgsqlDbType.Varchar);
        await subjects.WriteAsync(made, NpgsqlDbType.Array | NpgsqlDbType.Text);
        await subjects.WriteAsync(Layout.KeysVersion, NpgsqlDbType.Integer);
        await subjects.WriteAsync(DateTimeOffset.UnixEpoch, NpgsqlDbType.TimestampTz);
        await subjects.WriteAsync("a made-up town", NpgsqlDbType.Varchar);
        await subjects.WriteAsync(details.FirstName!, NpgsqlDbType.Varchar);
        await subjects.WriteAsync(details.Surname!, NpgsqlDbType.Varchar);
        await subjects.WriteAsync(details.BirthDate!.Value, NpgsqlDbType.Date);
        await subjects.WriteAsync(details.Postcode!, NpgsqlDbType.Varchar);
        await subjects.WriteAsync(details.Phone!, NpgsqlDbType.Varchar);
        await subjects.WriteAsync(details.School!, NpgsqlDbType.Varchar);
        await subjects.WriteAsync("[]", NpgsqlDbType.Jsonb);
        foreach (var key in made)
        {
            await keys.StartRowAsync();
            await keys.WriteAsync(unchecked((long)ulong.Parse(key, NumberStyles.HexNumber, CultureInfo.InvariantCulture)), NpgsqlDbType.Bigint);
            await keys.WriteAsync(id, NpgsqlDbType.Uuid);
            await keys.WriteAsync(true, NpgsqlDbType.Boolean);
        }
    }

    internal static SubjectDetails Details(TownPerson person) => new()
    {
        FirstName = person.First, Surname = person.Surname, Postcode = person.Postcode, Phone = person.Phone, School = person.School,
        BirthDate = DateOnly.TryParseExact(person.Born, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var born) ? born : null,
    };

    internal static Guid Id(int number) => new(number, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0]);

    private static int Number(Guid id) => BitConverter.ToInt32(id.ToByteArray());

    private static string? Text(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static async Task Run(NpgsqlConnection database, string sql)
    {
        foreach (var statement in sql.Split("; "))
        {
            await using var command = new NpgsqlCommand(statement, database) { CommandTimeout = 0 };
            await command.ExecuteNonQueryAsync();
        }
    }
}
