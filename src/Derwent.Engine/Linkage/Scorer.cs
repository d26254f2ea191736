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
/// <param name="OwnWeight">Bits for one person rather than another child of the home: see <see cref="Scorer.OwnWeight(Prepared, Prepared)"/>.</param>
public sealed record Explanation(double Weight, double Probability, IReadOnlyList<FieldEvidence> Fields, double OwnWeight)
{
    internal Pattern Pattern { get; init; }
}

/// <summary>Scores pairs with a model (Fellegi and Sunter 1969). Pure; safe to share between threads.</summary>
public sealed class Scorer
{
    /// <summary>How often a brother or a sister has the same birthday: about 1.5 of 100 maternities are of twins, so about three children of 100 have one.</summary>
    public const double Twins = .03;

    /// <summary>How many times as common a first name is in the homes of its own community as in the whole city. Our assumption.</summary>
    public const double Community = 2;

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
        return new Explanation(weight, Probability(weight), fields, OwnWeight(pattern, a, b)) { Pattern = pattern };
    }

    /// <summary>
    /// Bits for one person rather than another child of the same home, as if there were one who could be meant as well. Surname, postcode, phone and perhaps school are the home's, so only the first name
    /// and the date of birth tell them apart: Σ log2(m/u) of both, with what is likelier of two kinds of u. A brother or a sister: the same birthday as often as <see cref="Twins"/>; the first name as in
    /// the whole city, because a family chooses among the names of its community and does not give one twice. A cousin or a step-brother: a birthday by chance; a first name <see cref="Community"/> times
    /// as common.
    /// </summary>
    public double OwnWeight(Prepared a, Prepared b)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        return OwnWeight(Pattern.Between(schema, a, b), a, b);
    }

    /// <summary>2^w / (1 + 2^w).</summary>
    public static double Probability(double weight) => 1 / (1 + Math.Pow(2, -weight));

    private double OwnWeight(Pattern pattern, Prepared a, Prepared b)
    {
        var (given, born) = (schema.IndexOf(FieldKind.GivenName), schema.IndexOf(FieldKind.BirthDate));
        var name = given < 0 ? 0 : model.Fields[given].Weight(pattern[given], a[given]);
        // In the other box: which of the two is the first name is not known, so the commoner one decides.
        if (given >= 0 && pattern[given] == Levels.Swapped) name = Math.Min(name, Math.Min(model.Fields[given].Weight(0, a[given]), model.Fields[given].Weight(0, b[given])));
        var birthday = born < 0 ? 0 : model.Fields[born].Weight(pattern[born], a[born]);
        var ofTwins = born >= 0 && pattern[born] == 0 ? Math.Min(birthday, Math.Log2(model.Fields[born].M[0] / Twins)) : birthday;
        return name + Math.Min(ofTwins, birthday - Math.Log2(Community));
    }

    internal double Evidence(Prepared a, Prepared b)
    {
        var pattern = Pattern.Between(schema, a, b);
        double sum = 0;
        for (var i = 0; i < schema.Fields.Count; i++) sum += model.Fields[i].Weight(pattern[i], a[i]);
        return sum;
    }
}
