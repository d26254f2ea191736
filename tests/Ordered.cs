using System.Text;
using Xunit.Sdk;
using Xunit.v3;

namespace Derwent.Tests;

/// <summary>Shuffles tests by the seed of the run and their names, and nothing else: where the repository lies and who built it changes no order,
/// so that one seed is one order on every machine.</summary>
public sealed class Ordered : ITestCollectionOrderer, ITestClassOrderer, ITestMethodOrderer, ITestCaseOrderer
{
    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : notnull, ITestCollection => Shuffled(testCollections, one => WithoutId(one.TestCollectionDisplayName));

    public IReadOnlyCollection<TTestClass?> OrderTestClasses<TTestClass>(IReadOnlyCollection<TTestClass?> testClasses)
        where TTestClass : notnull, ITestClass => Shuffled(testClasses, one => one?.TestClassName ?? "");

    public IReadOnlyCollection<TTestMethod?> OrderTestMethods<TTestMethod>(IReadOnlyCollection<TTestMethod?> testMethods)
        where TTestMethod : notnull, ITestMethod => Shuffled(testMethods, one => $"{one?.TestClass.TestClassName}.{one?.MethodName}");

    public IReadOnlyCollection<TTestCase> OrderTestCases<TTestCase>(IReadOnlyCollection<TTestCase> testCases)
        where TTestCase : notnull, ITestCase => Shuffled(testCases, one => one.TestCaseDisplayName);

    /// <summary>The things in the order of this seed.</summary>
    internal static List<T> Shuffled<T>(IEnumerable<T> things, Func<T, string> name, int? seed = null) =>
        [.. things.OrderBy(one => Mixed(seed ?? Randomizer.Seed, name(one))).ThenBy(name, StringComparer.Ordinal)];

    /// <summary>The name of a class's own collection ends with an identity that is made from the folder of the assembly.</summary>
    internal static string WithoutId(string collection) => collection.Split(" (id: ")[0];

    // FNV-1a, then stirred: the same on every machine and in every process, as GetHashCode is not.
    private static ulong Mixed(int seed, string name)
    {
        var hash = Encoding.UTF8.GetBytes($"{seed} {name}").Aggregate(14695981039346656037UL, (sum, one) => unchecked((sum ^ one) * 1099511628211UL));
        hash = unchecked((hash ^ (hash >> 33)) * 0xff51afd7ed558ccdUL);
        hash = unchecked((hash ^ (hash >> 33)) * 0xc4ceb9fe1a85ec53UL);
        return hash ^ (hash >> 33);
    }
}
