using System.CommandLine;
using System.Globalization;
using Derwent.Engine.Linkage.Towns;

namespace Derwent.Shared.Linking;

/// <summary><c>derwent town</c>: a British town of young people who do not exist, some of them told about twice, to measure recognition with.</summary>
internal static class TownCommand
{
    private const int Most = 2_000_000;

    public static Command Make()
    {
        var people = new Option<int>("--people") { Description = "How many people.", DefaultValueFactory = _ => 10_000 };
        var twice = new Option<double>("--twice") { Description = "Share of them told about a second time, with what people and years change.", DefaultValueFactory = _ => .3 };
        var seed = new Option<long>("--seed") { Description = "The same seed makes the same town.", DefaultValueFactory = _ => 1 };
        var to = new Option<string>("--out") { Description = "The CSV file to write.", Required = true };
        var town = new Command("town", "Writes a CSV of made-up young people of a British town; the columns person and origin say the truth.") { people, twice, seed, to };
        town.SetAction(async (said, stop) =>
        {
            var (count, share, file) = (said.GetValue(people), said.GetValue(twice), said.GetValue(to)!);
            if (count is < 1 or > Most || share is not (>= 0 and <= 1))
            {
                await Console.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"--people is between 1 and {Most:N0}, --twice between 0 and 1."));
                return 1;
            }

            try { await Write(file, new Town(count, said.GetValue(seed)), count, share, said.GetValue(seed), stop); }
            catch (Exception broken) when (broken is IOException or UnauthorizedAccessException)
            {
                await Console.Error.WriteLineAsync($"{file} cannot be written: {broken.Message}");
                return 1;
            }
            return 0;
        });
        return town;
    }

    private static async Task Write(string to, Town town, int count, double share, long seed, CancellationToken stop)
    {
        var (again, dice) = (new SecondTelling(town, seed + 1), new Engine.Worlds.Dice(seed + 2));
        await using var file = new StreamWriter(to);
        await file.WriteLineAsync("person,origin,First name,Surname,Date of birth,Postcode,Phone,School");
        foreach (var person in town.People(count).ToList())
        {
            stop.ThrowIfCancellationRequested();
            await file.WriteLineAsync(Line(person));
            if (dice.Chance(share)) await file.WriteLineAsync(Line(again.Of(person)));
        }
    }

    private static string Line(TownPerson one) =>
        string.Create(CultureInfo.InvariantCulture, $"{one.Id},{one.Origin},{one.First},{one.Surname},{one.Born},{one.Postcode},{one.Phone},{one.School}");
}
