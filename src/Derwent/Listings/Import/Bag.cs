using System.Globalization;
using System.Text.Json;

namespace Derwent.Listings.Import;

/// <summary>A JSON object, asked for what may be there under one of several names. What is there in the wrong shape breaks the record.</summary>
internal readonly struct Bag(JsonElement element, Notes notes)
{
    public bool IsObject => element.ValueKind == JsonValueKind.Object;

    /// <summary>A text, or a number or truth as text; null when absent or null.</summary>
    public string? Text(params string[] names)
    {
        foreach (var name in names)
        {
            if (!Find(name, out var value)) continue;
            switch (value.ValueKind)
            {
                case JsonValueKind.String: return String(name, value);
                case JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False: return value.GetRawText();
                default: notes.Broken($"its {name} is no text"); return null;
            }
        }
        return null;
    }

    public double? Number(params string[] names)
    {
        foreach (var name in names)
        {
            if (!Find(name, out var value)) continue;
            if (value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) && double.IsFinite(number)) return number;
            if (value.ValueKind == JsonValueKind.String && double.TryParse(value.GetString(), NumberStyles.Float, CultureInfo.InvariantCulture, out number) && double.IsFinite(number)) return number;
            if (value.ValueKind == JsonValueKind.String && string.IsNullOrWhiteSpace(value.GetString())) continue;
            notes.Mended($"its {name} is no number and was left out");
        }
        return null;
    }

    public bool? Truth(params string[] names)
    {
        foreach (var name in names)
        {
            if (!Find(name, out var value)) continue;
            if (value.ValueKind is JsonValueKind.True or JsonValueKind.False) return value.GetBoolean();
            if (value.ValueKind == JsonValueKind.String && bool.TryParse(value.GetString(), out var truth)) return truth;
        }
        return null;
    }

    public Bag? Object(params string[] names)
    {
        foreach (var name in names)
        {
            if (!Find(name, out var value)) continue;
            if (value.ValueKind == JsonValueKind.Object) return new Bag(value, notes);
            notes.Broken($"its {name} is no object");
        }
        return null;
    }

    /// <summary>The objects of a list, at most 500.</summary>
    public IReadOnlyList<Bag> List(params string[] names)
    {
        var all = new List<Bag>();
        foreach (var name in names)
        {
            if (!Find(name, out var value)) continue;
            if (value.ValueKind != JsonValueKind.Array)
            {
                notes.Broken($"its {name} is no list");
                continue;
            }
            if (value.GetArrayLength() > 500) notes.Mended($"only the first 500 of its {name} were read");
            foreach (var one in value.EnumerateArray().Take(500))
            {
                if (one.ValueKind == JsonValueKind.Object) all.Add(new Bag(one, notes));
                else notes.Mended($"something in its {name} is no object and was left out");
            }
        }
        return all;
    }

    /// <summary>A list of two numbers.</summary>
    public (double X, double Y)? Pair(string name) =>
        Find(name, out var value) && value.ValueKind == JsonValueKind.Array && value.GetArrayLength() >= 2
        && value[0].ValueKind == JsonValueKind.Number && value[1].ValueKind == JsonValueKind.Number ? (value[0].GetDouble(), value[1].GetDouble()) : null;

    private bool Find(string name, out JsonElement value) => element.TryGetProperty(name, out value) && value.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined);

    private string? String(string name, JsonElement value)
    {
        try { return value.GetString(); }
        catch (InvalidOperationException)
        {
            notes.Broken($"its {name} is not UTF-8, or holds half a character");
            return null;
        }
    }
}
