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
    private const long Seed = 19;
    private readonly Dictionary<NameOrigin, Tally> tallies = Enum.GetValues<NameOrigin>().ToDictionary(origin => origin, _ => new Tally());
    private readonly List<double> seconds = [];
    private int found, right, review, alike;

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
        await SendSpeed.Run(bench, owner, known.Where((_, i) => i % 101 == 0).Select(person => Details(again.Of(person))));
    }

    private void Report()
    {
        var (told, all) = (tallies.Values.Sum(tally => tally.Known), tallies.Values.Sum(tally => tally.Asked));
        var beside = string.Create(CultureInfo.InvariantCulture, $"{people:N0} known, {all:N0} asked, {told:N0} of them known");
        bench.Add("UK town, precision of very likely", found == 0 ? 1 : (double)right / found, "≥ 0.9995", beside);
        bench.Add("UK town, recall, very likely alone", (double)tallies.Values.Sum(tally => tally.Likely) / told, "none", beside);
        bench.Add("UK town, recall with review", (double)tallies.Values.Sum(tally => tally.Seen) / told, "≥ 0.99", beside);
        bench.Add("UK town, share that a person reviews", (double)review / all, "≤ 0.05", beside);
        foreach (var (origin, tally) in tallies) bench.Add($"UK town, recall with review, {origin} names", (double)tally.Seen / tally.Known, "none", $"{tally.Known} known");
        var recalls = tallies.Values.Select(tally => (double)tally.Seen / tally.Known).ToList();
        bench.Add("UK town, gap in recall between any two origins", recalls.Max() - recalls.Min(), "≤ 0.01", beside);
        seconds.Sort();
        bench.Add("UK town, look-up and weighing, p50 ms", 1000 * seconds[seconds.Count / 2], "none", $"{alike / (double)all:0} candidates each");
        bench.Add("UK town, look-up and weighing, p95 ms", 1000 * seconds[seconds.Count * 95 / 100], "≤ 20", "through PostgreSQL, one at a time");
    }

    private async Task Ask(NpgsqlConnection database, Town town, List<TownPerson> known, Weigher weigher)
    {
        var (again, pick, strangers) = (new SecondTelling(town, Seed + 1), new Engine.Worlds.Dice(Seed + 2), new Town(people, Seed + 3));
        var origins = Enum.GetValues<NameOrigin>();
        var byOrigin = known.ToLookup(person => person.Origin);
        var lists = origins.ToDictionary(origin => origin, origin => byOrigin[origin].ToList());
        await using var look = new NpgsqlCommand("select * from front_door.sharing($1, 'YoungPerson')", database) { Parameters = { new() { NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text } } };
        await look.PrepareAsync();
        for (var i = 0; i < asked + 200; i++)
        {
            var origin = origins[i % origins.Length];
            var of = pick.Of(lists[origin]);
            var isKnown = i / origins.Length % 2 == 0;
            var told = isKnown ? again.Of(of) : (i / origins.Length / 2 % 5) switch
            {
                0 => again.Of(town.Sibling(of, twin: i / origins.Length / 10 % 10 == 0)),
                _ => again.Of(Of(strangers, origin)),
            };
            // The first two hundred warm up.
            await One(look, told, isKnown ? of.Id : -1, weigher, i >= 200);
        }
    }

    private static TownPerson Of(Town strangers, NameOrigin origin) => strangers.People(1_000_000).First(person => person.Origin == origin) with { Id = -1 };

    private async Task One(NpgsqlCommand look, TownPerson told, int truth, Weigher weigher, bool counts)
    {
        var started = Stopwatch.GetTimestamp();
        var here = Details(told);
        look.Parameters[0].Value = Layout.Keys(SubjectKind.YoungPerson, here);
        var bands = new List<(int Id, Band Band)>();
        await using (var row = await look.ExecuteReaderAsync())
            while (await row.ReadAsync())
            {
                var held = new SubjectDetails
                {
                    FirstName = Text(row, 3), Surname = Text(row, 4), BirthDate = row.IsDBNull(5) ? null : row.GetFieldValue<DateOnly>(5), Postcode = Text(row, 6), School = Text(row, 8), Phone = Text(row, 9),
                };
                bands.Add((Number(row.GetGuid(0)), weigher.Compare(here, held).Band));
            }

        var took = Stopwatch.GetElapsedTime(started).TotalSeconds;
        if (!counts) return;
        seconds.Add(took);
        alike += bands.Count;
        Count(told, truth, bands);
    }

    private void Count(TownPerson told, int truth, List<(int Id, Band Band)> bands)
    {
        var tally = tallies[told.Origin];
        var (likely, look) = (bands.Where(one => one.Band == Band.Likely).ToList(), bands.Where(one => one.Band != Band.None).ToList());
        tally.Asked++;
        found += likely.Count;
        right += likely.Count(one => one.Id == truth);
        if (likely.Count == 0 && look.Count > 0) review++;
        if (truth < 0) return;
        tally.Known++;
        if (likely.Exists(one => one.Id == truth)) tally.Likely++;
        if (look.Exists(one => one.Id == truth)) tally.Seen++;
    }

    private async Task Load(string owner, NpgsqlConnection database, Town town, List<TownPerson> known)
    {
        await Run(database, "alter table front_door.subjects disable trigger keyed; alter table front_door.lookups drop constraint lookups_pkey; set synchronous_commit = off");
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

        await Run(database, "set maintenance_work_mem = '512MB'; alter table front_door.lookups add primary key (key, record_id); alter table front_door.subjects enable trigger keyed; vacuum analyze front_door.lookups; vacuum analyze front_door.subjects");
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

    private static SubjectDetails Details(TownPerson person) => new()
    {
        FirstName = person.First, Surname = person.Surname, Postcode = person.Postcode, Phone = person.Phone, School = person.School,
        BirthDate = DateOnly.TryParseExact(person.Born, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var born) ? born : null,
    };

    private static Guid Id(int number) => new(number, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0]);

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

    private sealed class Tally
    {
        public int Asked { get; set; }
        public int Known { get; set; }
        public int Likely { get; set; }
        public int Seen { get; set; }
    }
}
