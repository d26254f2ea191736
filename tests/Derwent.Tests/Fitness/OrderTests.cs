namespace Derwent.Tests.Fitness;

public sealed class OrderTests
{
    [Fact]
    public void One_seed_is_one_order_wherever_the_repository_lies()
    {
        string[] tests = [.. Enumerable.Range(0, 40).Select(number => $"Derwent.Tests.Some.Test{number}")];
        var first = Ordered.Shuffled(tests, name => name, 1);
        Assert.Equal(first, Ordered.Shuffled(tests.Reverse(), name => name, 1));
        // As it was when this was written: the order is made of names and seed, so it is known.
        Assert.Equal(Known, string.Concat(Ordered.Shuffled(tests[..6], name => name, 1).Select(name => name[^1])));
        Assert.NotEqual(tests, first);
        Assert.NotEqual(first, Ordered.Shuffled(tests, name => name, 2));
    }

    [Fact]
    public void A_collection_is_ordered_by_its_class_and_not_by_the_folder_in_its_name() =>
        Assert.Equal("Test collection for Derwent.Tests.Some", Ordered.WithoutId("Test collection for Derwent.Tests.Some (id: 2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881)"));

    [Fact]
    public void The_runner_asks_it()
    {
        var assembly = typeof(OrderTests).Assembly;
        foreach (var attribute in new[] { typeof(TestCollectionOrdererAttribute), typeof(TestClassOrdererAttribute), typeof(TestMethodOrdererAttribute), typeof(TestCaseOrdererAttribute) })
            Assert.Equal(typeof(Ordered), assembly.GetCustomAttributesData().Single(one => one.AttributeType == attribute).ConstructorArguments[0].Value);
    }

    private const string Known = "032514";
}
