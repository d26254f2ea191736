using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace Derwent.Engine.Worlds;

/// <summary>Reads and writes worlds as JSON (docs/world.md). What cannot be read or used is refused with a sentence, never repaired.</summary>
public static partial class WorldFile
{
    /// <summary>Largest file read, in bytes.</summary>
    public const long MostBytes = 64L << 20;

    private static readonly JsonSerializerOptions Form = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        MaxDepth = 16,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    /// <summary>Reads and checks a world.</summary>
    /// <exception cref="WorldFault">It is not a world, or an impossible one.</exception>
    public static AllianceWorld Read(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        AllianceWorld world;
        try
        {
            world = JsonSerializer.Deserialize<AllianceWorld>(json, Form) ?? throw new WorldFault("The file holds nothing but null.");
        }
        catch (JsonException broken)
        {
            throw new WorldFault(Sentence(broken), broken);
        }
        var faults = WorldChecks.Faults(world);
        return faults.Count == 0 ? world : throw new WorldFault(faults);
    }

    /// <summary>Reads a file; a missing or too large one is a <see cref="WorldFault"/> as well.</summary>
    public static AllianceWorld ReadFile(string path)
    {
        var file = new FileInfo(path);
        if (!file.Exists) throw new WorldFault($"There is no file {path}.");
        if (file.Length > MostBytes) throw new WorldFault($"{path} is larger than {MostBytes >> 20} MB, the most that is read.");
        return Read(File.ReadAllText(path));
    }

    /// <summary>Writes a world; reading it again gives the same world.</summary>
    public static string Write(AllianceWorld world) => JsonSerializer.Serialize(world, Form);

    private static string Sentence(JsonException broken)
    {
        var where = Place(broken.Path ?? "$");
        var line = broken.LineNumber is { } number ? $" (line {number + 1})" : "";
        if (Missing().Match(broken.Message) is { Success: true } missing)
            return $"{where}: {missing.Groups[1].Value.Replace("'", "", StringComparison.Ordinal)} is missing{line}.";
        if (Unknown().Match(broken.Message) is { Success: true } unknown)
            return $"{where}: there is no field {unknown.Groups[1].Value}{line}. docs/world.md lists the fields.";
        if (broken.Message.Contains("doesn't allow setting null", StringComparison.Ordinal) || broken.Message.Contains("doesn't allow null", StringComparison.Ordinal))
            return $"{where}: must not be null{line}.";
        // A reader's message is about syntax; a converter's is about what stands there.
        return broken.InnerException is JsonException || broken.Message.Contains("is an invalid", StringComparison.Ordinal)
            ? $"{where}: this is not JSON{line}. NaN and Infinity are not numbers in JSON."
            : $"{where}: what stands there is not of the right kind, or too large{line}.";
    }

    /// <summary><c>$.cases[3].needs[0].weight</c> becomes "cases row 4, needs row 1, weight".</summary>
    private static string Place(string path)
    {
        var words = path.TrimStart('$').Split('.', StringSplitOptions.RemoveEmptyEntries)
            .Select(word => Row().Replace(word, match => $" row {int.Parse(match.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture) + 1}"));
        var place = string.Join(", ", words);
        return place.Length == 0 ? "The file" : place;
    }

    [GeneratedRegex(@"missing required properties including: (.+?)\.( |$)")]
    private static partial Regex Missing();
    [GeneratedRegex(@"The JSON property '([^']+)' could not be mapped")]
    private static partial Regex Unknown();
    [GeneratedRegex(@"\[(\d{1,9})\]")]
    private static partial Regex Row();
}
