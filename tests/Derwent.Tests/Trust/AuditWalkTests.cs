using System.Net;
using Derwent.Shared.Security;
using Derwent.Tests.World;
using Derwent.World;
using Npgsql;
using Xunit;

namespace Derwent.Tests.Trust;

/// <summary>Whatever a page or file shows of anybody stands in the audit, written in the transaction that read it. Every page there is, opened by everybody of the
/// world who may; the names of the world's young people are the canaries.</summary>
public sealed class AuditWalkTests(WorldHouse house) : IClassFixture<WorldHouse>
{
    // What must be written when a page was shown: the kind, and how to find the record from its address. A list has no record.
    private static readonly Dictionary<string, (string Kind, string? Record)> Sensitive = new()
    {
        ["/desk"] = ("case", null), ["/desk/front-door"] = ("referral", null), ["/desk/cases"] = ("case", null), ["/desk/offers"] = ("offer", null), ["/desk/register"] = ("session", null),
        ["/desk/people"] = ("person", null), ["/desk/audit"] = ("audit", null),
        ["/desk/front-door/{reference}"] = ("referral", "select id from front_door.referrals where reference = '{0}'"),
        ["/desk/cases/{reference}"] = ("case", "select id from support.cases where reference = '{0}'"),
        ["/desk/cases/{reference}/close"] = ("case", "select id from support.cases where reference = '{0}'"),
        ["/desk/cases/{reference}/reopen"] = ("case", "select id from support.cases where reference = '{0}'"),
        ["/desk/cases/{reference}/follow-up"] = ("case", "select id from support.cases where reference = '{0}'"),
        ["/desk/packages/{id:guid}"] = ("case", "select case_id from support.packages where id = '{0}'"),
        ["/desk/packages/new/{referralId:guid}"] = ("referral", "select '{0}'::uuid"),
        ["/desk/register/{id:guid}"] = ("session", "select '{0}'::uuid"),
        ["/desk/people/{id:guid}"] = ("person", "select '{0}'::uuid"),
        ["/desk/whats-on/{id:guid}/door/{date:guid}"] = ("event", "select event_id from whats_on.occurrences where id = '{0}'"),
    };

    // Files are shown by the page's own address, asked for as a file.
    private static readonly string[] Files = ["/desk/cases?handler=csv", "/desk/front-door?format=csv", "/desk/audit?handler=csv"];

    [Fact]
    public async Task Every_page_and_file_of_the_desk_writes_down_what_it_showed()
    {
        var (faults, shown) = await Walk(house, Door.People);
        Assert.True(shown > 25, $"Only {shown} pages showed a name: the walk did not look.");
        Assert.True(faults.Count == 0, string.Join("\n", faults.Distinct()));
    }

    internal static async Task<(List<string> Faults, int Shown)> Walk(WorldHouse house, IEnumerable<StaffSaid> people)
    {
        var canaries = await Door.Canaries(house);
        var (faults, shown) = (new List<string>(), 0);
        foreach (var staff in people)
        {
            using var visitor = await house.SignedIn(staff);
            foreach (var door in (await Door.All(house)).Where(door => door.Opens(staff)))
                foreach (var path in door.Paths.Concat(Files.Where(file => file.Split('?')[0] == door.Address)))
                {
                    var before = await house.Last();
                    var answer = await visitor.Get(path);
                    var text = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
                    var rows = await house.Since(before);
                    var where = $"{path} for {staff.Name} ({(int)answer.StatusCode})";
                    var name = canaries.FirstOrDefault(name => text.Contains(name, StringComparison.OrdinalIgnoreCase));
                    if (name is not null) shown++;
                    if (name is not null && !rows.Any(row => row.Act == "read")) faults.Add($"{where} showed {name} and wrote nothing.");
                    if (answer.StatusCode == HttpStatusCode.OK) faults.AddRange(await Missing(house, door.Address, path, rows, where, staff));
                    if (rows.Any(row => row.Person != visitor.Person!.Id)) faults.Add($"{where} wrote in somebody else's name.");
                    if (rows.Select(row => row.Transaction).Distinct().Count() > 1) faults.Add($"{where} wrote in more than one transaction.");
                    if (rows.Any(row => canaries.Any(one => row.What.Contains(one, StringComparison.OrdinalIgnoreCase)))) faults.Add($"{where}: the audit itself holds a name.");
                }
        }
        return (faults, shown);
    }

    [Theory]
    [InlineData(EveryAddress.Kai, "plan", "own plan")]
    [InlineData(EveryAddress.JanTolley, "referral", "the referrer’s page")]
    [InlineData(EveryAddress.Ymca, "offer", "offer text, without a name")]
    [InlineData(EveryAddress.Robin, "booking", "their own place")]
    public async Task A_page_behind_a_private_link_writes_down_what_it_showed(string link, string kind, string what)
    {
        using var visitor = house.Stranger();
        var page = await visitor.Open(WorldHouse.Link(link));
        if (EveryAddress.SecondThings.TryGetValue(link, out var second)) page = await page.Form("Open my page").Fill(second.Question, second.Answer).Press();
        var before = await house.Last();
        await visitor.Open(page.Path);
        var row = Assert.Single(await house.Since(before));
        Assert.Equal(("read", kind, what, kind), (row.Act, row.Kind, row.What, row.Link));
        Assert.NotNull(row.Record);
    }

    private static async Task<IEnumerable<string>> Missing(House house, string address, string path, List<Journal.AuditRow> rows, string where, StaffSaid staff)
    {
        // The partnership team is asked for a record before it reads the audit.
        if (!Sensitive.TryGetValue(address, out var wanted) || address == "/desk/audit" && !staff.Roles.Contains(Role.DataProtectionLead)) return [];
        var last = path.Split('?')[0].Split('/').Last(part => part is not ("close" or "reopen" or "follow-up"));
        Guid? record = wanted.Record is null ? null : await house.Behind<Guid>(string.Format(System.Globalization.CultureInfo.InvariantCulture, wanted.Record, last));
        return rows.Any(row => row.Act == "read" && row.Kind == wanted.Kind && (record is null || row.Record == record)) ? [] : [$"{where} did not write that it showed {wanted.Kind} {record}."];
    }
}

/// <summary>What the audit has written since.</summary>
internal static class Journal
{
    public static Task<long> Last(this House house) => house.Behind<long>("select coalesce(max(id), 0) from audit.entries");

    public static async Task<List<AuditRow>> Since(this House house, long before)
    {
        await using var connection = new NpgsqlConnection(house.Owner);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand($"select act, kind, record_id, what, person_id, link_kind, transaction_id::text from audit.entries where id > {before} order by id", connection);
        await using var found = await command.ExecuteReaderAsync();
        var rows = new List<AuditRow>();
        while (await found.ReadAsync())
            rows.Add(new AuditRow(found.GetString(0), found.GetString(1), found.IsDBNull(2) ? null : found.GetGuid(2), found.GetString(3), found.IsDBNull(4) ? null : found.GetGuid(4), found.IsDBNull(5) ? null : found.GetString(5), found.GetString(6)));
        return rows;
    }

    internal sealed record AuditRow(string Act, string Kind, Guid? Record, string What, Guid? Person, string? Link, string Transaction);
}

/// <summary>Forms that come back with what to mend show again what the page shows.</summary>
public sealed class AuditFormTests(WorldHouse house) : IClassFixture<WorldHouse>
{
    [Fact]
    public async Task A_form_that_comes_back_with_what_to_mend_is_written_down_as_well()
    {
        var canaries = await Door.Canaries(house);
        var (faults, again) = (new List<string>(), 0);
        foreach (var staff in new[] { Staff.Nadia, Staff.Bea })
        {
            using var visitor = await house.SignedIn(staff);
            var token = await visitor.FormToken("/desk/security");
            foreach (var door in (await Door.All(house)).Where(door => door.Opens(staff)))
                foreach (var form in door.Forms.Where(form => !form.StartsWith("/desk/security", StringComparison.Ordinal)))
                {
                    var before = await house.Last();
                    var seen = await visitor.Post(form, [new("__RequestVerificationToken", token)]);
                    if (seen.Status != HttpStatusCode.UnprocessableEntity) continue;
                    again++;
                    var rows = await house.Since(before);
                    if (canaries.FirstOrDefault(name => WebUtility.HtmlDecode(seen.Html).Contains(name, StringComparison.OrdinalIgnoreCase)) is { } name && !rows.Any(row => row.Act == "read"))
                        faults.Add($"{form} for {staff.Name} showed {name} again and wrote nothing.");
                }
        }
        Assert.True(again > 10, $"Only {again} forms came back.");
        Assert.True(faults.Count == 0, string.Join("\n", faults));
    }
}

/// <summary>When the audit cannot be written nothing is shown.</summary>
public sealed class AuditAwayTests(WorldHouse house) : IClassFixture<WorldHouse>
{
    [Fact]
    public async Task No_page_shows_anybody_while_the_audit_cannot_be_written()
    {
        var canaries = (await Door.Canaries(house)).Concat(await Door.References(house)).ToArray();
        using var nadia = await house.SignedIn(Staff.Nadia);
        using var kai = house.Stranger();
        await (await kai.Open(WorldHouse.Link(EveryAddress.Kai))).Form("Open my page").Fill("Answer", "9 May").Press();
        var doors = (await Door.All(house)).Where(door => door.Opens(Staff.Nadia)).ToList();
        await house.Behind<object>(
            """
            create function audit.full_up() returns trigger language plpgsql as $$ begin raise exception 'No room is left.'; end $$;
            create trigger full_up before insert on audit.entries for each row execute function audit.full_up();
            """);
        var (faults, refused) = (new List<string>(), 0);
        foreach (var door in doors)
            foreach (var path in door.Paths)
            {
                var seen = await nadia.Open(path);
                if ((int)seen.Status >= 500) refused++;
                // "Try again" leads to the address that was asked for, and that holds the reference.
                if (canaries.FirstOrDefault(name => Door.WithoutSeals(WebUtility.HtmlDecode(seen.Html)).Contains(name, StringComparison.OrdinalIgnoreCase) && !path.Contains(name, StringComparison.Ordinal)) is { } name) faults.Add($"{path} showed {name}.");
            }
        var plan = await kai.Open("/my-plan");
        Assert.True((int)plan.Status >= 500);
        Assert.DoesNotContain("Kai", plan.Html, StringComparison.Ordinal);
        Assert.True(refused > 15, $"Only {refused} pages refused.");
        Assert.True(faults.Count == 0, string.Join("\n", faults));
    }
}

/// <summary>The walk itself: it finds pages that write nothing.</summary>
public sealed class AuditWalkPlantedTests(WorldHouse house) : IClassFixture<WorldHouse>
{
    [Fact]
    public async Task A_planted_audit_that_swallows_its_rows_is_found_on_every_page()
    {
        await Door.All(house);
        await house.Behind<object>(
            """
            create function audit.swallow() returns trigger language plpgsql as $$ begin return null; end $$;
            create trigger swallow before insert on audit.entries for each row when (new.kind in ('case', 'referral')) execute function audit.swallow();
            """);
        var (faults, shown) = await AuditWalkTests.Walk(house, [Staff.Nadia]);
        Assert.InRange(faults.Count(fault => fault.Contains("and wrote nothing", StringComparison.Ordinal)), 10, shown);
        foreach (var page in new[] { "/desk for", "/desk/front-door for", "/desk/cases for", "/desk/cases?handler=csv for" }) Assert.Contains(faults, fault => fault.StartsWith(page, StringComparison.Ordinal));
    }
}
