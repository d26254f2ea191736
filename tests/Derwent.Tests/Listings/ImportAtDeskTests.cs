using System.IO.Compression;
using System.Net;
using System.Text;
using Derwent.Listings;
using Derwent.Shared.Security;
using Microsoft.EntityFrameworkCore;
using MiniExcelLibs;
using Xunit;

namespace Derwent.Tests.Listings;

/// <summary>The coordinator takes a spreadsheet in at the desk: sends it, says what its columns are, sees what it would become, and only then takes it in.</summary>
public sealed class ImportAtDeskTests(House house) : IClassFixture<House>
{
    private const string Start = "/desk/listings/import";

    [Theory]
    [InlineData(Role.StrategicPartner), InlineData(Role.Practitioner), InlineData(Role.OrganisationManager), InlineData(Role.Analyst)]
    public async Task Nobody_else_sends_a_list_or_sees_one_that_was_sent(string role)
    {
        var sent = await Sent(await house.SignedIn(Role.Coordinator), $"wrong-{role}.csv", "name,organisation\nA,B\n");
        using var other = await house.SignedIn(role);
        foreach (var path in new[] { Start, sent.Path, sent.Path + "/preview" }) Assert.Equal(HttpStatusCode.NotFound, (await other.Open(path)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await other.Post(sent.Path + "/preview", [])).Status);
        var person = await house.APerson(null, role);
        await house.As(person, async services => Assert.Equal(0, await ((ListingsContext)services.GetService(typeof(ListingsContext))!).Uploads.CountAsync()));
    }

    [Fact]
    public async Task A_csv_is_guessed_mapped_looked_at_and_taken_in_and_again_changes_nothing()
    {
        using var ruth = await house.SignedIn(Role.Coordinator);
        const string csv = "Activity;Provider;Post code;Age group;When it is;Price;Our notes\nDesk chess;Desk Trust;DE1 1AA;11-16;Tuesdays 4pm to 6pm;free;secret\nDesk swim;Desk Trust;DE1 1AB;8+;Saturdays 10am to 12 noon;£2.50;secret\n";
        var columns = await Sent(ruth, "desk-list.csv", csv);
        Assert.Equal("desk-list.csv", columns.Heading);
        Assert.Equal(["name", "organisation", "postcode", "ages", "", "cost", ""], Chosen(columns));
        Assert.Contains("Desk chess", columns.Text);
        var preview = await columns.Form().Fill("Fields[4]", "times").Press();
        Assert.EndsWith("/preview", preview.Path, StringComparison.Ordinal);
        Assert.Contains("every row can be read", preview.Text);
        Assert.Contains("Tuesdays, 4pm to 6pm", preview.Text);
        Assert.DoesNotContain("secret", preview.Text);
        Assert.Equal(0, await house.Listed(listings => listings.Services.CountAsync(s => s.Source == "desk-list")));
        var after = await preview.Form("Take them in").Press();
        Assert.Contains("It is being taken in.", after.Text);
        await house.RunJobs();
        Assert.Contains("2 services: 2 new.", (await ruth.Open(after.Path)).Text);
        Assert.Equal(("Tuesdays, 4pm to 6pm", 11, 16), await house.Listed(async listings => await listings.Services.Where(s => s.Name == "Desk chess").Select(s => new ValueTuple<string, int, int>(s.Times, s.MinAge!.Value, s.MaxAge!.Value)).SingleAsync()));
        Assert.Equal(0L, await house.Behind<long>($"select count(*) from listings.upload_files where upload_id = '{after.Path.Split('/')[^1]}'"));
        Assert.Equal(3L, await house.Behind<long>($"select count(*) from audit.entries where record_id = '{after.Path.Split('/')[^1]}'"));
        var again = await (await (await Sent(ruth, "desk-list.csv", csv)).Form().Fill("Fields[4]", "times").Press()).Form("Take them in").Press();
        await house.RunJobs();
        Assert.Contains("all as they were, nothing changed", (await ruth.Open(again.Path)).Text);
    }

    [Fact]
    public async Task Two_presses_at_the_same_instant_take_a_list_in_once()
    {
        using var ruth = await house.SignedIn(Role.Coordinator);
        var form = (await (await Sent(ruth, "twice.csv", "name,organisation\nTwice chess,Twice Trust\n")).Form().Press()).Form("Take it in");

        var pressed = await Task.WhenAll(form.Press(), form.Press(), form.Press());

        var (done, upload) = (Assert.Single(pressed, page => page.Status == HttpStatusCode.OK), form.Target.Split('/')[^2]);
        Assert.Contains("It is being taken in.", done.Text);
        // Whoever was a moment later is told which of the two it was: somebody else at the same moment, or already on its way.
        Assert.All(pressed.Except([done]), page => Assert.Matches("(?s)409.*(at the same moment|is being taken in)", $"{(int)page.Status} {page.Text}"));
        Assert.Equal(1L, await house.Behind<long>($"select count(*) from jobs.outbox where body::text like '%{upload}%'"));
        Assert.Equal(1L, await house.Behind<long>($"select count(*) from audit.entries where record_id = '{upload}' and what = 'is taken in'"));
        await house.RunJobs();
        Assert.Contains("1 service: 1 new.", (await ruth.Open(done.Path)).Text);
        Assert.Equal(1, await house.Listed(listings => listings.Services.CountAsync(s => s.Source == "twice")));
    }

    [Fact]
    public async Task A_workbook_is_read_cell_by_cell_its_formulas_as_what_they_showed_and_its_rows_keep_their_numbers()
    {
        using var ruth = await house.SignedIn(Role.Coordinator);
        using var sheet = new MemoryStream();
        await sheet.SaveAsAsync(new[]
        {
            new { Service = (string?)"Sheet chess", Organisation = (string?)"Sheet Trust", Last_checked = (DateTime?)new DateTime(2026, 11, 3), Youngest = (object?)11, Cost = (double?)2.5 },
            new { Service = (string?)null, Organisation = (string?)null, Last_checked = (DateTime?)null, Youngest = (object?)null, Cost = (double?)null },
            new { Service = (string?)"Sheet swim", Organisation = (string?)"Sheet Trust", Last_checked = (DateTime?)null, Youngest = (object?)"eleven", Cost = (double?)null },
        });
        var preview = await (await Sent(ruth, "sheet.xlsx", Formula(sheet.ToArray(), "Sheet chess", "=HYPERLINK(\"http://evil.test\")"))).Form().Press();
        Assert.Contains("1 row cannot be read", preview.Text);
        // The header is row 1, the empty one row 3.
        Assert.Equal(["4", "Sheet swim", "Youngest age “eleven” is no whole number up to 120"], preview.Document.QuerySelectorAll("table tbody tr > *").Select(cell => cell.TextContent.Trim()));
        Assert.Contains("Sheet chess", preview.Text);
        Assert.DoesNotContain("evil.test", preview.Html);
        var after = await preview.Form("Take in 1 service").Press();
        await house.RunJobs();
        Assert.Contains("Rows that cannot be read were left out.", (await ruth.Open(after.Path)).Text);
        var read = await house.Listed(listings => listings.Services.SingleAsync(s => s.Source == "sheet"));
        Assert.Equal(("Sheet chess", 250, 11, new DateOnly(2026, 11, 3)), (read.Name, read.CostPence!.Value, read.MinAge!.Value, read.AssuredOn!.Value));
    }

    [Fact]
    public async Task What_somebody_here_changed_stays_when_a_newer_list_is_taken_in()
    {
        using var ruth = await house.SignedIn(Role.Coordinator);
        await TakeIn(ruth, "stays.csv", "name,organisation,description,cost,id\nStays club,Stays Trust,As they say.,free,1\n");
        var form = (await ruth.Open("/desk/listings/service/stays-club")).Form("Save").Fill("Form.Description", "As we say it, in more words than they did.");
        Assert.Equal(HttpStatusCode.OK, (await form.Press()).Status);
        await TakeIn(ruth, "stays.csv", "name,organisation,description,cost,id\nStays club,Stays Trust,As they say now.,£3,1\n");
        var page = await ruth.Open("/services/stays-club");
        Assert.Contains("As we say it, in more words than they did.", page.Text);
        Assert.DoesNotContain("As they say now.", page.Text);
        Assert.Contains("£3", page.Text);
        Assert.Contains("stays.csv", (await ruth.Open("/desk/listings/service/stays-club")).Text);
    }

    [Fact]
    public async Task Columns_that_cannot_be_meant_are_said_beside_the_field_and_nothing_chosen_is_lost()
    {
        using var ruth = await house.SignedIn(Role.Coordinator);
        var columns = await Sent(ruth, "odd.csv", "One,Two,Three\na,b,c\n");
        var again = await columns.Form().Fill("Source", "").Fill("Fields[0]", "name").Fill("Fields[1]", "name").Fill("Fields[2]", "town").Press();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
        Assert.Contains("“Name of the service” is the column “One” already.", again.Text);
        Assert.Contains("Say which column is “Organisation”.", again.Text);
        Assert.Contains("Give it a name", again.Text);
        Assert.Equal(["name", "name", "town"], Chosen(again));
    }

    [Fact]
    public async Task A_list_that_was_forgotten_or_has_a_row_that_cannot_be_read_says_so_when_it_is_taken_in()
    {
        using var ruth = await house.SignedIn(Role.Coordinator);
        var (gone, broken) = (await (await Sent(ruth, "gone.csv", "name,organisation\nGone chess,Gone Trust\n")).Form().Press(), await (await Sent(ruth, "broken.csv", "name,organisation,min_age\nWhole chess,Whole Trust,9\nBroken chess,,eleven\n")).Form().Press());
        var (first, second) = (await gone.Form("Take it in").Press(), await broken.Form("main form[method=post]").Press());
        await house.Behind<object>($"delete from listings.upload_files where upload_id = '{first.Path.Split('/')[^1]}'");
        await house.Behind<object>("update listings.uploads set leaves_out_broken = false where file_name = 'broken.csv'");
        await house.RunJobs();
        Assert.Contains("The file was forgotten meanwhile. Please send it again.", (await ruth.Open(first.Path)).Text);
        Assert.Contains("Some of its rows cannot be read. Look at it again.", (await ruth.Open(second.Path)).Text);
        Assert.Equal(0, await house.Listed(listings => listings.Services.CountAsync(s => s.Name == "Whole chess" || s.Name == "Gone chess")));
    }

    public static TheoryData<string, string> Refused => new()
    {
        { "nothing", "Choose a spreadsheet" }, { "old", "old Excel file" }, { "pdf", "This is a PDF" }, { "zip", "This is no Excel workbook" }, { "torn", "cannot be read" }, { "bomb", "Unpacked, the workbook is larger" },
        { "entities", "cannot be read" }, { "parts", "more than 1,000 parts" }, { "header only", "There is no service in it" }, { "one column", "at least the service and its organisation" }, { "twice", "The column “a” is there twice." },
        { "wide", "columns" }, { "long", "A name in its first row is longer than 200 letters." }, { "broad", "It has more than 200 columns." }, { "endless", "There are more than 200,000 rows in this sheet." }, { "bare", "first sheet is empty" }, { "no sheet", "cannot be read" }, { "large", "larger than 18 MB" },
    };

    [Theory, MemberData(nameof(Refused))]
    public async Task A_file_that_is_no_list_of_services_is_refused_in_a_sentence(string kind, string sentence)
    {
        using var ruth = await house.SignedIn(Role.Coordinator);
        var page = await Sent(ruth, kind is not ("endless" or "bare") && (kind == "large" || kind.Contains('o', StringComparison.Ordinal)) ? "list.csv" : "list.xlsx", Hostile(kind));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains(sentence, page.Text);
        Assert.Equal(0, await house.Listed(async listings => await listings.Uploads.CountAsync(upload => upload.FileName == "list.xlsx" || upload.FileName == "list.csv")));
    }

    private static byte[] Hostile(string kind) => kind switch
    {
        "nothing" => [],
        "old" => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0],
        "pdf" => "%PDF-1.7 and so on"u8.ToArray(),
        "header only" => "name,organisation\n"u8.ToArray(),
        "one column" => "services\nChess\n"u8.ToArray(),
        "twice" => "a,b,a\n1,2,3\n"u8.ToArray(),
        "large" => Encoding.UTF8.GetBytes("name,organisation\n" + new string('x', 18_500_000)),
        "torn" => [.. Zip(("xl/workbook.xml", "<workbook/>")).AsSpan(0, 60)],
        "zip" => Zip(("readme.txt", "hello")),
        "bomb" => Zip(("xl/workbook.xml", "<workbook/>"), ("xl/worksheets/sheet1.xml", new string(' ', 160_000_000))),
        "parts" => Zip([("xl/workbook.xml", "<workbook/>"), .. Enumerable.Range(0, 1001).Select(n => ($"xl/{n}.bin", ""))]),
        "no sheet" => Zip(("xl/workbook.xml", "<workbook xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'><sheets><sheet name='One' sheetId='1' r:id='rId1' xmlns:r='http://schemas.openxmlformats.org/officeDocument/2006/relationships'/></sheets></workbook>")),
        "entities" => Sheet("<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'><!ENTITY b '&a;&a;&a;&a;'>]>", "<row r='1'><c r='A1' t='inlineStr'><is><t>&b;</t></is></c></row>"),
        "wide" => Sheet("", "<row r='1'>" + string.Concat(Enumerable.Range(1, 300).Select(n => $"<c r='{Column(n)}1' t='inlineStr'><is><t>c{n}</t></is></c>")) + "</row>"),
        "long" => Encoding.UTF8.GetBytes($"name,{new string('o', 201)}\nChess,Trust\n"),
        "broad" => Encoding.UTF8.GetBytes(string.Join(',', Enumerable.Range(1, 201).Select(n => $"c{n}")) + "\nChess,Trust\n"),
        "endless" => Sheet("", string.Concat(Enumerable.Range(1, 200_002).Select(n => $"<row r='{n}'><c r='A{n}'><v>1</v></c></row>"))),
        "bare" => Sheet("", ""),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    private static byte[] Sheet(string before, string rows) => Zip(
        ("[Content_Types].xml", "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'/>"),
        ("xl/workbook.xml", "<workbook xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'><sheets><sheet name='One' sheetId='1' r:id='rId1' xmlns:r='http://schemas.openxmlformats.org/officeDocument/2006/relationships'/></sheets></workbook>"),
        ("xl/_rels/workbook.xml.rels", "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'><Relationship Id='rId1' Type='http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet' Target='worksheets/sheet1.xml'/></Relationships>"),
        ("xl/worksheets/sheet1.xml", $"<?xml version='1.0'?>{before}<worksheet xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'><sheetData>{rows}</sheetData></worksheet>"));

    private static string Column(int number) => number <= 26 ? ((char)('A' + number - 1)).ToString() : Column((number - 1) / 26) + (char)('A' + ((number - 1) % 26));

    private static byte[] Zip(params (string Name, string Text)[] parts)
    {
        using var held = new MemoryStream();
        using (var zip = new ZipArchive(held, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, text) in parts)
            {
                using var to = new StreamWriter(zip.CreateEntry(name, CompressionLevel.Fastest).Open());
                to.Write(text);
            }
        return held.ToArray();
    }

    // The cell keeps what it showed and gets a formula beside it.
    private static byte[] Formula(byte[] workbook, string shown, string formula)
    {
        using var held = new MemoryStream();
        held.Write(workbook);
        using (var zip = new ZipArchive(held, ZipArchiveMode.Update, leaveOpen: true))
        {
            var part = zip.Entries.Single(one => one.FullName.EndsWith("sheet1.xml", StringComparison.Ordinal));
            string text;
            using (var reader = new StreamReader(part.Open())) text = reader.ReadToEnd();
            var name = part.FullName;
            part.Delete();
            var cell = text.IndexOf($"<x:v>{shown}</x:v>", StringComparison.Ordinal);
            Assert.True(cell > 0, text[..Math.Min(2000, text.Length)]);
            using var to = new StreamWriter(zip.CreateEntry(name).Open());
            to.Write(text.Insert(cell, $"<x:f>{WebUtility.HtmlEncode(formula[1..])}</x:f>"));
        }
        return held.ToArray();
    }

    private async Task TakeIn(Visitor visitor, string name, string csv)
    {
        var preview = await (await Sent(visitor, name, csv)).Form().Press();
        await preview.Form("Take it in").Press();
        await house.RunJobs();
    }

    private static Task<Seen> Sent(Visitor visitor, string name, string csv) => Sent(visitor, name, Encoding.UTF8.GetBytes(csv));

    private static async Task<Seen> Sent(Visitor visitor, string name, byte[] bytes) => await (await visitor.Open(Start)).Form("Look at its columns").Press(file: ("Sheet", name, bytes));

    private static IEnumerable<string> Chosen(Seen page) => page.Document.QuerySelectorAll("select[name^=Fields]").Select(select => select.QuerySelector("option[selected]")?.GetAttribute("value") ?? "");
}
