using Derwent.Engine.Linkage;
using Derwent.Shared.Imports;
using Derwent.Shared.Linking;

namespace Derwent.Tests.Shared;

/// <summary>A CSV file that cannot be linked is refused in a sentence that names the field and, where it is a row, its line.</summary>
public sealed class LinkFileTests
{
    private static readonly string[] Map = ["given=first-name", "family=surname", "dob=born"];

    [Theory]
    [InlineData("given,dob\nTheo,2012-03-14\n", "has no column family. It has: given, dob.")]
    [InlineData("given,family,dob,family\nTheo,Marsh,2012-03-14,Reid\n", "The column “family” is there twice.")]
    [InlineData("given,family,dob\nTheo,Marsh,2012-03-14\nAda,Reid\n", "line 3: 2 cells where the header has 3.")]
    [InlineData("given,family,dob\n\"Theo\nJames\",Marsh,2012-03-14\nAda,Reid\n", "line 4: 2 cells where the header has 3.")]
    [InlineData("given,family,dob\n", "has no rows below its header.")]
    [InlineData("", "The file is empty.")]
    [InlineData("\n\n", "The file has no header line.")]
    public async Task ABrokenFile_IsRefused_AndNamed(string text, string sentence) =>
        Assert.Contains(sentence, (await Assert.ThrowsAsync<ImportFailed>(() => Read(text, Map))).Message, StringComparison.Ordinal);

    [Fact]
    public async Task AnOverlongCell_IsNamedWithItsFieldAndLine()
    {
        var refused = await Assert.ThrowsAsync<ImportFailed>(() => Read($"given,family,dob\nTheo,Marsh,\nAda,{new string('x', 300)},\n", Map));
        Assert.Contains("line 3: The field family holds 300 characters", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ACellThatNeverEnds_IsNamedWithItsLine() =>
        Assert.Contains("a cell is longer than 200,000 characters", (await Assert.ThrowsAsync<ImportFailed>(() => Read("given,family,dob\n\"" + new string('x', 250_000), Map))).Message, StringComparison.Ordinal);

    [Fact]
    public async Task AFileWithMoreRowsThanAreRead_IsRefused()
    {
        var columns = LinkColumns.Of(["given=first-name", "family=surname"]);
        columns.Most = 2;
        Assert.Contains("has more than 2 rows.", (await Assert.ThrowsAsync<ImportFailed>(() => Read("given,family\nTheo,Marsh\nAda,Reid\nJo,Lee\n", columns))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ATruthOfAnotherForm_IsNamedWithItsLine()
    {
        var refused = await Assert.ThrowsAsync<ImportFailed>(() => Read("given,family,dob,who\nTheo,Marsh,,nobody\n", LinkColumns.Of(Map), "who", new System.Text.RegularExpressions.Regex("^p([0-9]+)$")));
        Assert.Contains("line 2: who “nobody” is not of the form that --truth-part describes.", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnUnknownTruth_IsNamedWithItsColumnAndLine()
    {
        var refused = await Assert.ThrowsAsync<ImportFailed>(() => Read("given,family,dob,who\nTheo,Marsh,,1\nAda,Reid,,\n", Map, "who"));
        Assert.Contains("line 3: who is empty", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("given", "is not like column=field")]
    [InlineData("given=nickname", "there is no field nickname")]
    public void AMapThatIsNone_IsRefused(string map, string sentence) =>
        Assert.Contains(sentence, Assert.Throws<ImportFailed>(() => LinkColumns.Of([map])).Message, StringComparison.Ordinal);

    [Fact]
    public void OneColumnMappedTwice_IsRefused() =>
        Assert.Contains("The field given is named twice.", Assert.Throws<LinkageRefused>(() => LinkColumns.Of(["given=first-name", "given=words"])).Message, StringComparison.Ordinal);

    private static Task<LinkFile> Read(string text, string[] map, string? truth = null) => Read(text, LinkColumns.Of(map), truth);

    private static async Task<LinkFile> Read(string text, LinkColumns columns, string? truth = null, System.Text.RegularExpressions.Regex? part = null)
    {
        var file = Path.Combine(Path.GetTempPath(), $"link-{Guid.CreateVersion7():N}.csv");
        await File.WriteAllTextAsync(file, text);
        try { return await columns.Read(file, truth, part, default); }
        finally { File.Delete(file); }
    }
}
