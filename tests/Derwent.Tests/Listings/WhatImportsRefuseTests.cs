using Derwent.Listings;
using Derwent.Listings.Harvest;
using Derwent.Listings.Import;
using Derwent.Shared.Imports;
using Derwent.Shared.Security;
using Derwent.Tests.Trust;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Derwent.Tests.Listings;

/// <summary>A file, a mapping or an answer that no import takes, in the sentence that somebody reads: at the desk, on the command line, from another program.</summary>
public sealed class WhatImportsRefuseTests(House house) : IClassFixture<House>
{
    [Theory]
    [InlineData("Thing", "name", "The file has no column “Thing”. Its columns are: name, organisation.")]
    [InlineData("name", "colour", "There is no field “colour”.")]
    public void A_mapping_names_columns_and_fields_that_are_there(string their, string our, string sentence) =>
        Assert.Contains(sentence, Assert.Throws<ImportFailed>(() => new ServiceCsv(["name", "organisation"], new Dictionary<string, string> { [their] = our })).Message, StringComparison.Ordinal);

    [Fact]
    public void A_list_of_services_has_names_and_organisations() =>
        Assert.Contains("needs the columns name and organisation. This one has: one, two.", Assert.Throws<ImportFailed>(() => new ServiceCsv(["one", "two"], new Dictionary<string, string>())).Message, StringComparison.Ordinal);

    [Fact]
    public async Task A_list_longer_than_is_read_is_refused()
    {
        var list = new MemoryStream(System.Text.Encoding.UTF8.GetBytes("name,organisation\n" + string.Concat(Enumerable.Repeat("a,b\n", ImportBounds.Records + 1))));
        var refused = await Assert.ThrowsAsync<ImportFailed>(async () =>
        {
            await foreach (var _ in ServiceFiles.CsvAsync(list, new Dictionary<string, string>(), new ImportReport(), (_, _) => { }, default)) { }
        });
        Assert.Equal("There are more than 200,000 services in this file.", refused.Message);
    }

    [Fact]
    public async Task A_feed_of_which_nothing_can_be_read_takes_nothing_down()
    {
        var report = new ImportReport();
        var list = new MemoryStream("name,organisation\n,\n,Some Trust\n"u8.ToArray());
        var refused = await Assert.ThrowsAsync<ImportFailed>(() => house.AsWorker(report, services => services.GetRequiredService<ListingsImport>()
            .RunAsync("nothing", "nothing.csv", ServiceFiles.CsvAsync(list, new Dictionary<string, string>(), report, (_, _) => { }, default), report, default, leaveOutBroken: true)));
        Assert.StartsWith("Not one of its", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_cannot_be_opened_says_why()
    {
        var folder = Directory.CreateTempSubdirectory("derwent-");
        try
        {
            var (large, held) = (Path.Combine(folder.FullName, "large.csv"), Path.Combine(folder.FullName, "held.csv"));
            using (var made = File.Create(large)) made.SetLength(ImportBounds.Bytes + 1);
            using var writing = new FileStream(held, FileMode.CreateNew, FileAccess.Write, FileShare.None);
            foreach (var (path, sentence) in new[] { (folder.FullName, "is a folder. Name a file in it."), (large + "x", "There is no file"), (large, "is larger than 100 MB. Split it and import the parts."), (held, "cannot be read:") })
                Assert.Contains(sentence, Assert.Throws<ImportFailed>(() => ImportFile.Open(path)).Message, StringComparison.Ordinal);
        }
        finally { folder.Delete(recursive: true); }
    }

    [Fact]
    public async Task What_can_be_read_only_once_is_kept_up_to_a_size() =>
        Assert.Equal("The file is larger than 100 MB.", (await Assert.ThrowsAsync<ImportFailed>(() => ImportFile.KeepAsync(new MemoryStream(new byte[ImportBounds.Bytes + 1]), default))).Message);

    [Fact]
    public async Task The_command_line_says_what_is_missing_and_imports_nothing()
    {
        var folder = Directory.CreateTempSubdirectory("derwent-");
        try
        {
            var list = Path.Combine(folder.FullName, "figures.csv");
            await File.WriteAllTextAsync(list, "name,organisation\nVerb chess,Verb Trust\n");
            foreach (var (words, sentence) in new (string[], string)[]
            {
                (["import", "listings", list, "--source", ""], "The directory's name has between 1 and 100 letters."),
                (["import", "listings", list, "--map", "nonsense"], "--map “nonsense” is not like \"Their column=our field\"."),
                (["import", "indicators", list], "Which period are these figures of?"),
            })
            {
                await using var program = Child.Start(house.Owner, words);
                var (code, _, complained) = await program.End();
                Assert.Equal(2, code);
                Assert.Contains(sentence, complained, StringComparison.Ordinal);
            }
            Assert.Equal(0L, await house.Behind<long>("select count(*) from listings.services where name = 'Verb chess'"));
        }
        finally { folder.Delete(recursive: true); }
    }

    [Fact]
    public async Task Another_program_that_asks_near_a_postcode_nobody_knows_is_told_so()
    {
        using var program = house.Stranger();
        var answer = await program.Get("/oruk/v3/services?postcode=ZZ99%209ZZ");
        Assert.Equal(System.Net.HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("We do not know that postcode.", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task There_are_only_so_many_feeds()
    {
        using var ruth = await house.SignedIn(Role.Coordinator);
        await house.As(ruth.Person!, async services =>
        {
            var listings = services.GetRequiredService<ListingsContext>();
            listings.Feeds.AddRange(Enumerable.Range(0, 100).Select(number => Feed.Add($"Feed {number}", $"https://feed{number}.example/services", 24, Who.Derwent, house.Clock.GetUtcNow())));
            await listings.SaveChangesAsync();
        });
        await (await ruth.Open("/desk/listings/feeds")).Form("Add and read it").Fill("Name", "One more").Fill("Address", "https://one-more.example/services").PressInVain("There are 100 feeds already.");
    }
}
