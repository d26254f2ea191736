using System.Text.Json;

namespace Derwent.Engine.Linkage;

/// <summary>What was learnt about one field.</summary>
/// <param name="Field">The field's name.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="M">m: how often each level occurs among pairs that are one person; sums to 1.</param>
/// <param name="U">u: how often among pairs that are two; sums to 1.</param>
/// <param name="Frequencies">How often a value occurs, for the common ones; the rest have <paramref name="Rare"/>.</param>
/// <param name="Rare">Frequency of a value that is not listed.</param>
public sealed record FieldModel(string Field, FieldKind Kind, double[] M, double[] U, IReadOnlyDictionary<string, double> Frequencies, double Rare)
{
    /// <summary>log2(m/u) of a level; for the same value u is the value's own frequency. 0 when missing.</summary>
    public double Weight(int level, string? value) => level switch
    {
        Levels.Missing => 0,
        0 when value is not null && Frequencies.Count > 0 => Math.Log2(M[0] / Frequencies.GetValueOrDefault(value, Rare)),
        _ => Math.Log2(M[level] / U[level]),
    };
}

/// <summary>A trained model: pure data, stored as JSON with its version.</summary>
/// <param name="Version">Of this form; another one is refused.</param>
/// <param name="Prior">λ: the share of all possible pairs that are one person.</param>
/// <param name="Fields">One for each field of the schema.</param>
public sealed record LinkageModel(int Version, double Prior, IReadOnlyList<FieldModel> Fields)
{
    /// <summary>The version written now.</summary>
    public const int Current = 1;

    /// <summary>
    /// The same weights where one record is looked up among others: λ = share / max(known, fewest). A model learns λ from its own records; a register grows.
    /// </summary>
    /// <param name="known">Records it may be.</param>
    /// <param name="share">How often somebody who comes is known already.</param>
    /// <param name="fewest">Never fewer than these: people of the area whom nobody has recorded could be meant as well.</param>
    public LinkageModel Among(long known, double share = .3, long fewest = 20_000) => this with { Prior = share / Math.Max(known, fewest) };

    /// <summary>
    /// A model to be carried elsewhere: keeps the frequencies of names that at least two in 100,000 bear, and drops those of addresses and schools, which are another town's.
    /// A name that is not listed counts as one in 50,000: what is unheard of in one town may be a whole street in another.
    /// </summary>
    public LinkageModel Portable() => this with
    {
        Fields = [.. Fields.Select(field => field.Kind is FieldKind.GivenName or FieldKind.Surname
            ? field with { Frequencies = field.Frequencies.Where(one => one.Value >= 2e-5).OrderByDescending(one => one.Value).ThenBy(one => one.Key, StringComparer.Ordinal).Take(4000).ToDictionary(one => one.Key, one => Math.Round(one.Value, 7)), Rare = 2e-5 }
            : field with { Frequencies = new Dictionary<string, double>(), Rare = 1 })],
    };

    /// <summary>The model as JSON.</summary>
    public string ToJson() => JsonSerializer.Serialize(this);

    /// <summary>Reads a stored model.</summary>
    /// <exception cref="LinkageRefused">Not a model of this version, or its numbers are not probabilities.</exception>
    public static LinkageModel FromJson(string json)
    {
        LinkageModel? model;
        try { model = JsonSerializer.Deserialize<LinkageModel>(json); }
        catch (JsonException) { throw new LinkageRefused("The stored linkage model is not JSON of the right form."); }
        if (model is not { Version: Current, Fields.Count: > 0, Prior: > 0 and < 1 }) throw new LinkageRefused($"The stored linkage model is not of version {Current}.");
        foreach (var field in model.Fields)
        {
            var levels = Levels.Of(field.Kind).Count;
            if (field.M.Length != levels || field.U.Length != levels || field.M.Concat(field.U).Any(p => p is not (> 0 and <= 1)) || field.Rare is not (> 0 and <= 1))
                throw new LinkageRefused($"The stored linkage model has numbers for {field.Field} that are not probabilities.");
        }

        return model;
    }

    /// <summary>The schema it was trained for.</summary>
    public LinkageSchema Schema() => new([.. Fields.Select(field => new LinkField(field.Field, field.Kind))]);
}
