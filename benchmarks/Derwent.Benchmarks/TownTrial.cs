using System.Globalization;
using Derwent.Engine.Linkage;
using Derwent.Engine.Linkage.Towns;
using Derwent.FrontDoor;
using Derwent.FrontDoor.Matching;

namespace Derwent.Benchmarks;

/// <summary>
/// The same town and the same questions as <see cref="OneAtATime"/> without PostgreSQL, for looking at what goes wrong: its own seeds (never that of the figures in docs), and every wrong
/// "very likely", and some of what was missed or left to a person, field by field. DERWENT_BENCH_PEOPLE and DERWENT_BENCH_SEED choose the town.
/// </summary>
internal sealed class TownTrial(Bench bench, int people, int asked, long seed)
{
    private const int Shown = 40;
    private readonly Dictionary<string, List<int>> byKey = [];
    private readonly List<TownPerson> known = new(people);
    private readonly Dictionary<string, int> shown = [], why = [];

    public static Task Run(Bench bench)
    {
        new TownTrial(bench, Number("DERWENT_BENCH_PEOPLE", 50_000), 28_000, Number("DERWENT_BENCH_SEED", 101)).Run();
        return Task.CompletedTask;
    }

    private void Run()
    {
        var town = new Town(people, seed);
        foreach (var person in town.People(people))
        {
            foreach (var key in Keys(person)) (byKey.TryGetValue(key, out var list) ? list : byKey[key] = []).Add(known.Count);
            known.Add(person);
        }

        var weigher = new Weigher(SubjectKind.YoungPerson, 1, StoredModel.Read(SubjectKind.YoungPerson, Shipped.Body(SubjectKind.YoungPerson)).Among(people), new FrontDoorOptions().Bands(SubjectKind.YoungPerson));
        var tallies = new TownTallies();
        foreach (var one in new TownAsked(town, people, known, seed).Take(asked)) tallies.Count(one, Weigh(one, weigher));
        tallies.Report(bench, people);
        foreach (var (kind, count) in why.OrderByDescending(one => one.Value).Take(60)) bench.Say($"{count} × {kind}");
    }

    private List<(int Id, Band Band)> Weigh(ToldAbout one, Weigher weigher)
    {
        var here = OneAtATime.Details(one.Told);
        var alike = Alike(one.Told).Select(at => known[at]).ToList();
        var found = alike.Zip(Weigher.Settle(alike.ConvertAll(person => weigher.Compare(here, OneAtATime.Details(person)))), (person, said) => (Person: person, Said: said)).ToList();
        foreach (var (person, said) in found.Where(other => other.Said.Band == Band.Likely && other.Person.Id != one.Truth)) Show("wrong", one, person, said);
        foreach (var (person, said) in found.Where(other => other.Said is { Band: Band.Review, Kin: Kin.None, Chance: >= .99 })) Show(person.Id == one.Truth ? "guarded, and is" : "guarded, and is not", one, person, said);
        if (one.Truth >= 0 && !found.Exists(other => other.Person.Id == one.Truth && other.Said.Band != Band.None))
            Show("missed", one, known[one.Truth], weigher.Compare(here, OneAtATime.Details(known[one.Truth])));
        var looked = found.Where(other => other.Said.Band == Band.Review).OrderByDescending(other => other.Said.Weight).ToList();
        if (looked.Count > 0 && found.TrueForAll(other => other.Said.Band != Band.Likely))
            Show(looked[0].Person.Id == one.Truth ? "left to a person, and is" : "left to a person, and is not", one, looked[0].Person, looked[0].Said);
        return found.ConvertAll(other => (other.Person.Id, other.Said.Band));
    }

    private void Show(string what, ToldAbout one, TownPerson held, Comparison said)
    {
        var fields = string.Join("; ", said.Fields.Select(field => string.Create(CultureInfo.InvariantCulture, $"{field.Field} {field.Here ?? "–"} | {field.Held ?? "–"}: {field.Weight:0.0}")));
        shown[what] = shown.GetValueOrDefault(what) + 1;
        var kind = $"{what}, {one.Role}, {said.Kin}: {string.Join(", ", said.Fields.OrderBy(field => field.Field, StringComparer.Ordinal).Where(field => field.Weight <= 0).Select(field => field.Weight < 0 ? $"{field.Field} −" : $"{field.Field} ?"))}";
        why[kind] = why.GetValueOrDefault(kind) + 1;
        if (what is "wrong" or "guarded, and is not" && shown[what] <= Shown) bench.Say(string.Create(CultureInfo.InvariantCulture, $"{what} ({one.Role}, {said.Chance:0.00000}, {said.Kin}): {fields}"));
    }

    // As front_door.sharing finds them: a key of more than 200 says too little, the rarer ones count more, 200 at most.
    private IEnumerable<int> Alike(TownPerson told) => Keys(told).Select(key => byKey.GetValueOrDefault(key)).OfType<List<int>>().Where(list => list.Count <= 200)
        .SelectMany(list => list.Select(at => (At: at, Share: 1.0 / list.Count))).GroupBy(one => one.At).OrderByDescending(same => same.Sum(one => one.Share)).Take(200).Select(same => same.Key);

    private static string[] Keys(TownPerson person) => Layout.Keys(SubjectKind.YoungPerson, OneAtATime.Details(person));

    private static int Number(string name, int otherwise) => int.TryParse(Environment.GetEnvironmentVariable(name), out var said) ? said : otherwise;
}
