using System.Text;
using Derwent.Shared.Imports;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Derwent.Tests.Listings;

/// <summary>A file with broken rows changes nothing, and every broken row is named with its line.</summary>
public sealed class BrokenImportTests(House house) : IClassFixture<House>
{
    [Fact]
    public async Task All_broken_rows_are_reported_with_their_lines_and_nothing_is_imported()
    {
        var report = await house.ImportJsonText(
            """
            {"contents": [
              {"id": "1", "name": "Whole", "organization": {"id": "o", "name": "One"}},
              {"id": "2", "organization": {"id": "o", "name": "One"}},
              "no object at all",
              {"id": "4", "name": "Sideways",
               "organization": "a word"},
              {"id": "5", "name": ["a", "list"]}
            ]}
            """, "broken");
        Assert.Equal([(3, "2", "it has no name"), (4, "a record", "it is no object"), (5, "Sideways", "its organization is no object"), (7, "5", "its name is no text")],
            report.Notes.Where(note => note.Kind == NoteKind.Broken).Select(note => (note.Line, note.Record, note.Says)));
        Assert.Equal(0, await house.Listed(listings => listings.Services.CountAsync(s => s.Source == "broken")));
        Assert.Equal(0L, await house.Behind<long>("select count(*) from alliance.organisations where source = 'broken'"));
    }

    [Fact]
    public async Task A_spreadsheet_with_broken_rows_names_each_cell()
    {
        var report = await house.ImportCsvText(
            """
            name,organisation,min_age,max_age,needs,times,postcode,cost
            Good,One,11,15,money,"MO,TU 16:00-18:00",DE23 6RJ,free
            ,One,,,,,,
            Odd,,eleven,15,no-such-need,whenever,nowhere,
            Backwards,One,18,11,,,,
            Torn,One,1,2,,,,,,,one too many
            """, "csv-broken");
        Assert.Equal([3, 4, 4, 4, 4, 4, 5, 6], report.Notes.Where(note => note.Kind == NoteKind.Broken).Select(note => note.Line));
        var odd = report.About("Odd");
        foreach (var said in (string[])["it has no organisation", "min_age “eleven” is no whole number up to 120", "needs has no code “no-such-need”", "times “whenever” are not like MO,TU 16:00-20:00 or Tuesdays 4pm to 6pm", "postcode “nowhere” is none"])
            Assert.Contains(said, odd);
        Assert.Equal(0, await house.Listed(listings => listings.Services.CountAsync(s => s.Source == "csv-broken")));
    }

    [Fact]
    public async Task A_spreadsheet_with_other_column_names_is_mapped()
    {
        var csv = "Service name;Provider;Cost;When\nKick-off;County Trust;£2.50 a session;FR 18:00-20:00\n";
        var map = new Dictionary<string, string> { ["Service name"] = "name", ["Provider"] = "organisation", ["When"] = "times" };
        Assert.Equal("1 service: 1 new.", (await house.ImportCsvText(csv, "mapped", map)).Done[0]);
        var service = await house.Listed(listings => listings.Services.SingleAsync(s => s.Source == "mapped"));
        Assert.Equal((250, "Fridays, 6pm to 8pm"), (service.CostPence!.Value, service.Times));
        Assert.Equal("1 service: as it was, nothing changed.", (await house.ImportCsvText(csv, "mapped", map)).Done[0]);
    }

    [Fact]
    public async Task What_is_missing_or_odd_is_mended_and_said()
    {
        var report = await house.ImportJsonText(
            """
            [{"name": "Odd <b>one</b>", "description": "One &amp; <script>alert(1)</script>two", "url": "javascript:alert(1)", "email": "nobody", "assured_date": "2/9/2025",
              "minimum_age": 18, "maximum_age": 11, "status": "sleeping", "organization": {"name": "Org"},
              "service_at_locations": [{"location": {"latitude": 100, "longitude": 101, "addresses": [{"address_1": "1 Road", "postal_code": "QQ", "country": "GB"}]}}],
              "schedules": [{"freq": "WEEKLY", "byday": "MO", "opens_at": "9am", "closes_at": "25:00"}], "last_modified": "yesterday"}]
            """, "odd");
        Assert.Equal(0, report.Broken);
        var said = report.About("Odd one");
        foreach (var part in (string[])[
            "HTML in its name was turned into plain text", "its web address is no web address and was left out: “javascript:alert(1)”", "an e-mail address cannot be right and was left out: “nobody”",
            "its assured_date was read as day, month, year: “2/9/2025” is 2025-09-02", "its youngest age 18 is above its oldest 11: they were exchanged", "its status is none we know and it is not shown: “sleeping”",
            "its coordinates are impossible and were left out: 100, 101", "its postcode is none and was left out: “QQ”", "a time of day cannot be read and was left out: “25:00”",
            "its last_modified is no time and was left out: “yesterday”", "it had no id: one was made of its organisation and name", "its organisation has no id: one was made of its name"])
            Assert.Contains(part, said);
        var service = await house.Listed(listings => listings.Services.SingleAsync(s => s.Source == "odd"));
        Assert.Equal("One & two", service.Description);
        Assert.Equal(1, (await house.ImportJsonText("""[{"name": "Odd one", "organization": {"name": "Org"}}]""", "odd")).Done.Count(done => done.StartsWith("1 service: 1 changed", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_text_with_half_a_character_breaks_its_row_and_a_nought_byte_is_dropped()
    {
        var half = await house.ImportJsonText("""[{"id": "1", "name": "Half \ud800"}]""", "half");
        Assert.Equal("its name is not UTF-8, or holds half a character", Assert.Single(half.Notes, note => note.Kind == NoteKind.Broken).Says);
        var nought = await house.ImportJsonText("""[{"id": "1", "name": "No\u0000ught", "organization": {"id": "o", "name": "O"}}]""", "nought");
        Assert.Equal(0, nought.Broken);
        Assert.Equal("Nought", await house.Listed(listings => listings.Services.Where(s => s.Source == "nought").Select(s => s.Name).SingleAsync()));
    }

    [Theory]
    [InlineData("", "The file is empty.")]
    [InlineData("[{\"name\": \"A\"},\n {\"name\": \"B\" \"id\"}]", "Line 2: this is not well-formed JSON")]
    [InlineData("[{\"name\": \"A\"}", "Line 1: this is not well-formed JSON")]
    [InlineData("42", "There is no list of records in this file.")]
    public async Task A_file_that_is_no_list_of_services_is_refused_in_one_sentence(string json, string sentence)
    {
        var refused = await Assert.ThrowsAsync<ImportFailed>(() => house.ImportJsonText(json, "refused"));
        Assert.StartsWith(sentence, refused.Message);
    }

    [Fact]
    public async Task Depth_size_of_a_record_and_size_of_the_file_are_bounded()
    {
        var deep = await Assert.ThrowsAsync<ImportFailed>(() => house.ImportJsonText("[" + new string('[', 200) + new string(']', 200) + "]", "deep"));
        Assert.Contains("nested deeper than 32 levels", deep.Message);
        var wide = await Assert.ThrowsAsync<ImportFailed>(() => house.ImportJsonText($$"""[{"name": "{{new string('x', 2_100_000)}}"}]""", "wide"));
        Assert.Contains("one record is larger than 2 MB", wide.Message);
        var endless = await Assert.ThrowsAsync<ImportFailed>(async () =>
        {
            await foreach (var _ in new JsonRecords(new Endless(), "contents").ReadAsync()) { }
        });
        Assert.Contains("larger than 100 MB", endless.Message);
    }

    [Fact]
    public async Task Records_are_read_across_the_edges_of_the_buffer()
    {
        var json = new StringBuilder("\uFEFF{\"total_items\": 3000, \"contents\": [\n");
        for (var i = 0; i < 3000; i++) json.Append(System.Globalization.CultureInfo.InvariantCulture, $"{(i == 0 ? "" : ",\n")}{{\"id\": \"{i}\", \"name\": \"é {new string('a', i % 97)}\"}}");
        var reader = new JsonRecords(new Dripping(Encoding.UTF8.GetBytes(json.Append("]}").ToString())), "contents");
        var lines = new List<(int, string)>();
        await foreach (var record in reader.ReadAsync()) lines.Add((record.Line, record.Value.GetProperty("id").GetString()!));
        Assert.Equal(Enumerable.Range(0, 3000).Select(i => (i + 2, i.ToString(System.Globalization.CultureInfo.InvariantCulture))), lines);
        Assert.Equal("3000", reader.Envelope["total_items"]);
    }

    // Gives seven bytes at a time.
    private sealed class Dripping(byte[] bytes) : MemoryStream(bytes)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => base.ReadAsync(buffer[..Math.Min(7, buffer.Length)], cancellationToken);
    }

    // Never ends: an array of small objects.
    private sealed class Endless : Stream
    {
        private static readonly byte[] One = Encoding.UTF8.GetBytes("{\"name\": \"again\"},");
        private long given;
        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => given; set => throw new NotSupportedException(); }
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            for (var i = 0; i < buffer.Length; i++, given++) buffer.Span[i] = given == 0 ? (byte)'[' : One[(given - 1) % One.Length];
            return ValueTask.FromResult(buffer.Length);
        }
        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();
        public override void Flush() { }
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) { }
        public override void Write(byte[] buffer, int offset, int count) { }
    }
}
