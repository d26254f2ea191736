using System.Diagnostics;
using System.Globalization;
using System.Text;
using Derwent.Listings.Import;
using Derwent.Shared.Imports;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Derwent.Tests.Listings;

/// <summary>Files that were made to hurt: each is answered with one clear report or taken in harmless, nothing is half imported, and memory stays bounded.</summary>
public sealed class HostileImportTests(House house) : IClassFixture<House>
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(20);

    // As others write it: without this every angle bracket takes six bytes, and the record would be refused for its size before it is read.
    private static readonly System.Text.Json.JsonSerializerOptions Raw = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Theory]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("utf-32")]
    public async Task A_file_in_another_encoding_is_refused_with_what_to_do(string encoding)
    {
        foreach (var mark in new[] { true, false })
        {
            var text = Encoding.GetEncoding(encoding);
            byte[] bytes = [.. mark ? text.GetPreamble() : [], .. text.GetBytes("""[{"id": "1", "name": "Café"}]""")];
            var refused = await Assert.ThrowsAsync<ImportFailed>(() => Read(bytes));
            Assert.Equal("The file is UTF-16, and JSON is UTF-8. Save it as UTF-8 and try again.", refused.Message);
        }
    }

    [Fact]
    public async Task A_windows_file_that_says_it_is_json_names_every_row_that_cannot_be_read()
    {
        var report = await Read(Encoding.Latin1.GetBytes("[{\"id\": \"1\", \"name\": \"Plain\"},\n{\"id\": \"2\", \"name\": \"Café\"}]"));
        Assert.Equal((2, "its name is not UTF-8, or holds half a character"), Assert.Single(report.Notes.Where(note => note.Kind == NoteKind.Broken).Select(note => (note.Line, note.Says))));
        var refused = await Assert.ThrowsAsync<ImportFailed>(() => Read(Encoding.Latin1.GetBytes("{\"totalité\": 1,\n\"é\": 2, \"contents\": []}")));
        Assert.Contains("is not UTF-8", refused.Message);
        Assert.Equal(0, await house.Listed(listings => listings.Services.CountAsync(s => s.Source == "hostile")));
    }

    [Fact]
    public async Task A_cell_that_a_spreadsheet_would_run_stays_text_and_goes_out_harmless()
    {
        const string formula = "=HYPERLINK(\"http://evil.example\",\"Numbat\")";
        await house.ImportCsvText($"name,organisation,description\n\"{formula.Replace("\"", "\"\"", StringComparison.Ordinal)}\",+One,@SUM(1)\n", "formula");
        Assert.Equal(formula, await house.Listed(listings => listings.Services.Where(s => s.Source == "formula").Select(s => s.Name).SingleAsync()));
        using var visitor = house.Stranger();
        foreach (var file in new[] { "/find/list.csv?q=numbat", "/oruk/v3/services?format=csv&search=numbat" })
        {
            var cells = await (await visitor.Get(file)).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            Assert.Contains("HYPERLINK", cells);
            Assert.DoesNotMatch("(^|[,\n])\"?[=+@]", cells);
        }
    }

    [Fact]
    public async Task Rules_that_would_repeat_for_ever_become_a_hundred_times_and_a_short_report()
    {
        var many = string.Join(',', Enumerable.Range(0, 400).Select(i =>
            $$"""{"freq": "{{(i % 2 == 0 ? "SECONDLY" : "WEEKLY")}}", "interval": 1000000000, "count": 999999999, "byday": "{{(i % 3 == 0 ? string.Join(',', Enumerable.Repeat("XX", 1200)) : "MO")}}", "bymonthday": "{{new string('1', 900)}}", "dtstart": "0001-01-01", "valid_to": "9999-12-31", "opens_at": "{{i % 24:00}}:{{i % 60:00}}", "description": "time {{i}}"}"""));
        var clock = Stopwatch.StartNew();
        var report = await house.ImportJsonText($$"""[{"id": "1", "name": "Bandicoot", "organization": {"id": "o", "name": "O"}, "schedules": [{{many}}]}]""", "rules");
        Assert.True(clock.Elapsed < Soon, $"{clock.Elapsed}");
        Assert.InRange(report.Notes.Count, 5, 110);
        Assert.Equal(100, await house.Listed(listings => listings.Services.Where(s => s.Source == "rules").SelectMany(s => EF.Property<IEnumerable<Derwent.Listings.Schedule>>(s, "Schedules")).CountAsync()));
        using var visitor = house.Stranger();
        Assert.Contains("Bandicoot", (await visitor.Open("/find?q=bandicoot")).Text);
    }

    [Theory]
    [InlineData("<!--")]
    [InlineData("<a href='")]
    [InlineData("<script>")]
    [InlineData("&amp;")]
    [InlineData("<div><li>")]
    [InlineData("  \n")]
    public async Task Text_that_would_tie_a_reader_in_knots_is_read_in_time_and_without_its_tags(string knot)
    {
        var clock = Stopwatch.StartNew();
        var tangle = string.Concat(Enumerable.Repeat(knot, (knot.Contains('\n') ? 900_000 : 1_500_000) / knot.Length));
        var report = await house.ImportJsonText($$$"""[{"id": "{{{knot.Length}}}", "name": "Quoll <img src=x onerror=alert(1)>", "description": {{{System.Text.Json.JsonSerializer.Serialize(tangle, Raw)}}}, "organization": {"id": "o", "name": "O"}}]""", "knots");
        Assert.True(clock.Elapsed < Soon, $"{knot}: {clock.Elapsed}");
        Assert.Equal(0, report.Broken);
        var read = await house.Listed(listings => listings.Services.Where(s => s.Source == "knots").Select(s => new { s.Name, s.Description }).FirstAsync());
        Assert.Equal("Quoll", read.Name);
        Assert.DoesNotContain("<script", read.Description);
        Assert.InRange(read.Description.Length, 0, 20_000);
    }

    [Fact]
    public async Task Numbers_beyond_all_measure_are_left_out_and_said()
    {
        var report = await house.ImportJsonText(
            """
            [{"id": "1", "name": "Potoroo", "minimum_age": 1e999, "maximum_age": "NaN", "organization": {"id": "o", "name": "O"}, "cost_options": [{"amount": 1e308, "currency": "GBP"}, {"amount": "Infinity"}],
              "locations": [{"name": "Far", "latitude": 1e400, "longitude": -1e400}, {"name": "Nowhere", "latitude": 0, "longitude": 0}, {"name": "Off", "latitude": 91, "longitude": 181}]}]
            """, "numbers");
        Assert.Equal(0, report.Broken);
        Assert.Contains("its coordinates are impossible and were left out", report.About("Potoroo"));
        var read = await house.Listed(listings => listings.Services.Include(s => s.Locations).SingleAsync(s => s.Source == "numbers"));
        Assert.Null(read.MinAge);
        Assert.Null(read.MaxAge);
        Assert.Null(read.CostPence);
        Assert.All(read.Locations, site => Assert.Null(site.Point));
    }

    /// <summary>Measured in a program of its own, beside the same program with next to nothing to do.</summary>
    [Theory]
    [InlineData("few and huge")]
    [InlineData("many organisations with much to say")]
    [InlineData("everything wrong")]
    [InlineData("a spreadsheet of ninety megabytes")]
    public async Task A_huge_file_takes_less_than_300_MB_of_memory_and_leaves_nothing(string kind)
    {
        var file = Path.Combine(Path.GetTempPath(), $"derwent-hostile-{Environment.ProcessId}-{kind.Length}.{(IsSheet(kind) ? "csv" : "json")}");
        try
        {
            await File.WriteAllTextAsync(file, IsSheet(kind) ? "name,organisation\n" : "[]", TestContext.Current.CancellationToken);
            var (idle, _, _) = await Run(file);
            await WriteAsync(file, kind);
            var (peak, code, said) = await Run(file);
            Assert.Equal(1, code);
            Assert.Contains("nothing was imported", said, StringComparison.OrdinalIgnoreCase);
            Assert.InRange(peak - idle, 0, 300);
            Assert.Equal(0, await house.Listed(listings => listings.Services.CountAsync(s => s.Source == "huge")));
        }
        finally { File.Delete(file); }
    }

    private static bool IsSheet(string kind) => kind.StartsWith("a spreadsheet", StringComparison.Ordinal);

    private static async Task WriteAsync(string file, string kind)
    {
        await using var to = new StreamWriter(file);
        if (IsSheet(kind))
        {
            await to.WriteAsync("name,organisation,description\n");
            for (var i = 0; i < 4_900; i++) await to.WriteAsync($"N{i},O{i},\"{i} {string.Concat(Enumerable.Repeat("words, ", 2_700))}\"\n");
            await to.WriteAsync(",nobody,the last one breaks all of it\n");
            return;
        }
        var (huge, words) = (new string('x', 1_900_000), string.Concat(Enumerable.Repeat("words ", 3_200)));
        var (count, record) = kind switch
        {
            "few and huge" => (48, (Func<int, string>)(i => $$$"""{"id":"{{{i}}}","name":"N{{{i}}}","description":"{{{huge}}}","organization":{"id":"o","name":"O"}}""")),
            "everything wrong" => (40_000, i => $$"""{"id":"{{i}}","name":"N{{i}}","email":"{{i}}","url":"no","status":"{{i}}","minimum_age":-{{i}},"assured_date":"never {{i}}","description":"{{i}} {{"x".PadRight(250, 'y')}}"}"""),
            _ => (4_900, i => $$$"""{"id":"{{{i}}}","name":"N{{{i}}}","organization":{"id":"o{{{i}}}","name":"O{{{i}}}","description":"{{{words}}}{{{i}}}"}}"""),
        };
        await to.WriteAsync("[");
        for (var i = 0; i < count; i++) await to.WriteAsync(record(i) + ",\n");
        // The last one breaks all of it.
        await to.WriteAsync("{\"id\": \"last\"}]");
    }

    private async Task<(double PeakMegabytes, int Code, string Said)> Run(string file)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Derwent.dll"), "import", "listings", file, "--source", "huge"]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["DERWENT_DB"] = house.Owner;
        using var import = Process.Start(start)!;
        var (said, errors, peak) = (import.StandardOutput.ReadToEndAsync(), import.StandardError.ReadToEndAsync(), 0.0);
        var ended = import.WaitForExitAsync(TestContext.Current.CancellationToken);
        // The kernel keeps the highest mark; it can be read as long as the program runs.
        while (await Task.WhenAny(ended, Task.Delay(50)) != ended) peak = Math.Max(peak, HighWater(import.Id));
        return (peak, import.ExitCode, await said + await errors);
    }

    private static double HighWater(int process)
    {
        try
        {
            var mark = File.ReadLines($"/proc/{process}/status").FirstOrDefault(line => line.StartsWith("VmHWM", StringComparison.Ordinal));
            return mark is null ? 0 : double.Parse(mark.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture) / 1024;
        }
        catch (IOException) { return 0; }
    }

    private Task<ImportReport> Read(byte[] bytes) => house.Import("hostile", "test", report => Task.FromResult(ServiceFiles.JsonAsync(new MemoryStream(bytes), report, (_, _) => { }, default)));
}
