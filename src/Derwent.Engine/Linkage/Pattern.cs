namespace Derwent.Engine.Linkage;

/// <summary>The levels of a pair of records, four bits for each field: level + 1, so that 0 is missing.</summary>
internal readonly record struct Pattern(ulong Bits)
{
    public int this[int field] => (int)(Bits >> field * 4 & 15) - 1;

    /// <summary>Compares two records field by field. Names in each other's box are read as such, once: the surname then says nothing more.</summary>
    public static Pattern Between(LinkageSchema schema, Prepared a, Prepared b)
    {
        ulong bits = 0;
        for (var i = 0; i < schema.Fields.Count; i++) bits = With(bits, i, Levels.Between(schema.Fields[i].Kind, a[i], b[i]));
        var (given, surname) = (schema.IndexOf(FieldKind.GivenName), schema.IndexOf(FieldKind.Surname));
        if (given >= 0 && surname >= 0 && new Pattern(bits) is var seen && seen[given] is not (0 or 1 or 2) && seen[surname] is not (0 or 1 or 2) && AreSwapped(a, b, given, surname))
            bits = With(With(bits, given, Levels.Swapped), surname, Levels.Missing);
        return new Pattern(bits);
    }

    private static bool AreSwapped(Prepared a, Prepared b, int given, int surname)
    {
        var (one, other) = (Levels.Between(FieldKind.Surname, a[given], b[surname]), Levels.Between(FieldKind.Surname, a[surname], b[given]));
        return one <= 2 && other <= 2 && (one >= 0 && other >= 0) && one + other <= 2;
    }

    private static ulong With(ulong bits, int field, int level) => bits & ~(15UL << field * 4) | (ulong)(level + 1) << field * 4;
}
