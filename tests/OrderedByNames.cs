using Derwent.Tests;
using Xunit;

// One seed is one order in every assembly of tests, wherever the repository lies.
[assembly: TestCollectionOrderer(typeof(Ordered))]
[assembly: TestClassOrderer(typeof(Ordered))]
[assembly: TestMethodOrderer(typeof(Ordered))]
[assembly: TestCaseOrderer(typeof(Ordered))]
