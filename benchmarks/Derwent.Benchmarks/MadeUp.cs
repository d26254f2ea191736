using System.Globalization;
using System.Text.Json;

namespace Derwent.Benchmarks;

/// <summary>Services that nobody runs, in Open Referral UK JSON: the same seed makes the same file. Words follow Zipf's law as real ones do, so that
/// some stand on nearly every page and thousands on a few; places lie around one city.</summary>
internal sealed class MadeUp(int seed)
{
    private const int Vocabulary = 30_000;
    private static readonly string[] Terms = ["anxiety", "homeless", "youth club", "boxing", "wheelchair access", "parenting", "food bank", "careers", "drug advice", "young carers"];
    private static readonly string[] Languages = ["Polish", "Urdu", "Punjabi", "Arabic"];
    private static readonly string[] Days = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];
    private readonly Dice dice = new(seed);
    private readonly DateOnly today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
    private int made;

    public const double Longitude = -1.476, Latitude = 52.922;

    /// <summary>The word of a rank: 1 is the commonest. No English ending, so that the index keeps it as it is.</summary>
    public static string Word(int rank)
    {
        const string hard = "bdfgklmnprtvz", soft = "aeiou";
        var word = "";
        // Neighbouring ranks should not look alike.
        for (var rest = (long)rank * 7919 % 274_613; word.Length < 6; rest /= hard.Length * soft.Length)
            word += $"{hard[(int)(rest % hard.Length)]}{soft[(int)(rest / hard.Length % soft.Length)]}";
        return word + "k";
    }

    /// <summary>Writes the next services into a file, one on each line.</summary>
    public async Task WriteAsync(string file, int count)
    {
        await using var stream = File.Create(file);
        await stream.WriteAsync("{\"contents\":[\n"u8.ToArray());
        for (var at = 0; at < count; at++)
        {
            if (at > 0) await stream.WriteAsync(",\n"u8.ToArray());
            await stream.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(Service(++made)));
        }
        await stream.WriteAsync("\n]}\n"u8.ToArray());
    }

    private Dictionary<string, object?> Service(int number) => new()
    {
        ["id"] = $"service-{number}", ["name"] = Words(2, 4), ["status"] = "active", ["url"] = $"https://example.test/{number}",
        ["description"] = string.Join(". ", Enumerable.Range(0, 5).Select(_ => Words(8, 16))) + ".",
        ["assured_date"] = dice.Of(10) is var luck && luck == 0 ? null : today.AddDays(-dice.Of(luck < 8 ? 80 : 700)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        ["minimum_age"] = dice.Of(3) == 0 ? null : dice.Between(4, 16), ["maximum_age"] = dice.Of(3) == 0 ? null : dice.Between(16, 26),
        ["organization"] = new { id = $"organisation-{number / 4}", name = $"{Word(number / 4 % Vocabulary + 1)} {Word(number / 4 * 31 % Vocabulary + 1)} Trust", description = Words(6, 12) },
        ["attributes"] = Enumerable.Range(0, dice.Of(3)).Select(_ => new { taxonomy_term = new { name = Terms[dice.Of(Terms.Length)] } }),
        ["cost_options"] = dice.Of(2) == 0 ? [] : new[] { new { option = "Free", amount = 0, currency = "GBP" } },
        ["languages"] = dice.Of(5) == 0 ? [new { name = Languages[dice.Of(Languages.Length)] }] : Array.Empty<object>(),
        ["phones"] = new[] { new { number = $"01332 {dice.Between(100_000, 999_999)}" } },
        ["schedules"] = Enumerable.Range(0, dice.Between(1, 3)).Select(_ => new { freq = "WEEKLY", byday = Days[dice.Of(7)], opens_at = $"{dice.Between(9, 18):00}:00", closes_at = $"{dice.Between(18, 22):00}:00" }),
        ["service_at_locations"] = Enumerable.Range(0, dice.Of(20) switch { 0 => 0, < 4 => 2, _ => 1 }).Select(at => new { location = Location(number, at) }),
    };

    private object Location(int number, int at) => new
    {
        id = $"location-{number}-{at}", location_type = "physical", name = Words(2, 2),
        // Denser towards the middle.
        latitude = Math.Round(Latitude + (dice.Part() - .5) * dice.Part() * .4, 6), longitude = Math.Round(Longitude + (dice.Part() - .5) * dice.Part() * .6, 6),
        addresses = new[] { new { address_1 = $"{number % 300} {Words(1, 1)} Street", city = "Derby", postal_code = $"DE{dice.Between(1, 25)} {dice.Between(1, 9)}AB", country = "GB", address_type = "physical" } },
    };

    private string Words(int least, int most) => string.Join(' ', Enumerable.Range(0, dice.Between(least, most + 1)).Select(_ => Word((int)Math.Pow(Vocabulary, dice.Part()))));
}
