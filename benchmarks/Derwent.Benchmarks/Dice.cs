namespace Derwent.Benchmarks;

/// <summary>Numbers that look random and are the same for the same seed on every version of .NET (splitmix64).</summary>
internal sealed class Dice(int seed)
{
    private ulong state = (ulong)seed;

    /// <summary>From 0 up to, not including, 1.</summary>
    public double Part()
    {
        state += 0x9E3779B97F4A7C15;
        var mixed = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return ((mixed ^ (mixed >> 31)) >> 11) / (double)(1UL << 53);
    }

    /// <summary>A whole number from 0 up to, not including, so many.</summary>
    public int Of(int many) => (int)(Part() * many);

    /// <summary>A whole number between two, the last not included.</summary>
    public int Between(int least, int most) => least + Of(most - least);
}
