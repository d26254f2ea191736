namespace Derwent.Engine.Linkage;

/// <summary>What a person should do with a pair.</summary>
public enum Band
{
    /// <summary>Two people, as far as can be seen.</summary>
    None,
    /// <summary>Worth a look.</summary>
    Review,
    /// <summary>One person, very likely; a person still confirms it.</summary>
    Likely,
}

/// <summary>What one field says about a pair.</summary>
/// <param name="Field">Its name.</param>
/// <param name="Weight">Bits for (positive) or against (negative); 0 when it says nothing.</param>
/// <param name="Words">In words.</param>
public sealed record FieldEvidence(string Field, double Weight, string Words);

/// <summary>A scored pair. Weights and prior add up to <see cref="Weight"/>.</summary>
/// <param name="Weight">w = log2(λ/(1−λ)) + Σ log2(m/u), in bits.</param>
/// <param name="Probability">2^w / (1 + 2^w).</param>
/// <param name="Fields">Field by field, in the schema's order.</param>
public sealed record Explanation(double Weight, double Probability, IReadOnlyList<FieldEvidence> Fields);

/// <summary>Scores pairs with a model (Fellegi and Sunter 1969). Pure; safe to share between threads.</summary>
public sealed class Scorer
{
    private readonly LinkageModel model;
    private readonly LinkageSchema schema;

    /// <summary>Scores with this model.</summary>
    public Scorer(LinkageModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        this.model = model;
        schema = model.Schema();
    }

    /// <summary>log2 of the prior odds.</summary>
    public double PriorWeight => Math.Log2(model.Prior / (1 - model.Prior));

    /// <summary>The weight of a pair, in bits; the same whichever comes first.</summary>
    public double Weight(Prepared a, Prepared b) => PriorWeight + Evidence(a, b);

    /// <summary>The weight of a pair, and why.</summary>
    public Explanation Explain(Prepared a, Prepared b)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        var pattern = Pattern.Between(schema, a, b);
        var fields = new FieldEvidence[schema.Fields.Count];
        for (var i = 0; i < fields.Length; i++)
            fields[i] = new(schema.Fields[i].Name, model.Fields[i].Weight(pattern[i], a[i]), pattern[i] < 0 ? "says nothing" : Levels.Of(schema.Fields[i].Kind)[pattern[i]]);
        var weight = PriorWeight + fields.Sum(field => field.Weight);
        return new Explanation(weight, Probability(weight), fields);
    }

    /// <summary>2^w / (1 + 2^w).</summary>
    public static double Probability(double weight) => 1 / (1 + Math.Pow(2, -weight));

    internal double Evidence(Prepared a, Prepared b)
    {
        var pattern = Pattern.Between(schema, a, b);
        double sum = 0;
        for (var i = 0; i < schema.Fields.Count; i++) sum += model.Fields[i].Weight(pattern[i], a[i]);
        return sum;
    }
}
