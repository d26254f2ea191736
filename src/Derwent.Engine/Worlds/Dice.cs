using System.Numerics;

namespace Derwent.Engine.Worlds;

/// <summary>
/// Seeded random numbers that are the same on every machine and every version of .NET: xoshiro256** (Blackman and Vigna 2018),
/// its state filled by SplitMix64. Not for secrets.
/// </summary>
public sealed class Dice
{
    private ulong a, b, c, d;

    /// <summary>Dice that fall the same way for the same seed.</summary>
    public Dice(long seed)
    {
        var state = unchecked((ulong)seed);
        (a, b, c, d) = (Split(ref state), Split(ref state), Split(ref state), Split(ref state));
    }

    /// <summary>Other dice that do not follow these, for example for one replication.</summary>
    public static Dice For(long seed, int stream) => new(unchecked((seed * 1_000_003) ^ ((long)stream * 0x5851F42D4C957F2D)));

    /// <summary>64 random bits.</summary>
    public ulong Bits()
    {
        var result = BitOperations.RotateLeft(b * 5, 7) * 9;
        var t = b << 17;
        c ^= a;
        d ^= b;
        b ^= c;
        a ^= d;
        c ^= t;
        d = BitOperations.RotateLeft(d, 45);
        return result;
    }

    /// <summary>Uniform in [0, 1).</summary>
    public double Unit() => (Bits() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Uniform in [0, <paramref name="count"/>); count is at least 1.</summary>
    public int Below(int count) => (int)(((Bits() >> 32) * (ulong)count) >> 32);

    /// <summary>Uniform in [<paramref name="from"/>, <paramref name="to"/>], both included.</summary>
    public int Between(int from, int to) => from + Below(to - from + 1);

    /// <summary>True with this probability.</summary>
    public bool Chance(double probability) => Unit() < probability;

    /// <summary>One of them.</summary>
    public T Of<T>(IReadOnlyList<T> list) => list[Below(list.Count)];

    /// <summary>Exponential with this mean (inversion).</summary>
    public double Exponential(double mean) => -mean * Math.Log(1 - Unit());

    /// <summary>Poisson with this mean (Knuth's product; for means up to some hundreds).</summary>
    public int Poisson(double mean)
    {
        var count = 0;
        for (var sum = Exponential(1); sum < mean; sum += Exponential(1)) count++;
        return count;
    }

    /// <summary>Shuffles in place (Fisher and Yates).</summary>
    public void Shuffle<T>(Span<T> items)
    {
        for (var i = items.Length - 1; i > 0; i--)
        {
            var j = Below(i + 1);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }

    private static ulong Split(ref ulong state)
    {
        var z = state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
