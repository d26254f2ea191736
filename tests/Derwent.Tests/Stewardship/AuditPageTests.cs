using System.Globalization;
using System.Net;
using Derwent.Accounts;
using Derwent.Shared.Audit;
using Derwent.Shared.Database;
using Derwent.Shared.Security;
using Derwent.Stewardship;
using Derwent.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Xunit;

namespace Derwent.Tests.Stewardship;

/// <summary>Who looked at what: for the lead for data protection, for the partnership team about a record that it sees, for nobody else.</summary>
public sealed class AuditPageTests(House house) : IClassFixture<House>
{
    private readonly Town town = new(house);

    [Theory]
    [InlineData(Role.Administrator)]
    [InlineData(Role.Coordinator)]
    [InlineData(Role.OrganisationManager)]
    [InlineData(Role.Practitioner)]
    [InlineData(Role.Analyst)]
    public async Task Nobody_else_finds_the_page_or_reads_a_row(string role)
    {
        var of = await Looked();
        var person = await house.APerson(of.Helpers.Id, role);
        using var visitor = await house.SignedIn(person);
        foreach (var path in new[] { "/desk/audit", $"/desk/audit?of={of.Reference}", "/desk/audit?handler=csv" }) Assert.Equal(HttpStatusCode.NotFound, (await visitor.Open(path)).Status);
        Assert.Equal(0L, await Rows(person));
    }

    [Fact]
    public async Task The_team_reads_what_was_done_with_records_and_nobodys_sign_in()
    {
        var of = await Looked();
        await house.AtTheGate(services => { services.GetRequiredService<AuditTrail>().Wrote("person", of.Lead.Id, "signed in with a test"); return Task.CompletedTask; });
        Assert.Equal(0L, await Rows(of.Lead, "kind in ('person', 'invitation') or record_id is null"));
        Assert.NotEqual(0L, await Rows(of.Lead, $"record_id = '{of.CaseId}'"));
        using var visitor = await house.SignedIn(of.Lead);
        var asked = await visitor.Open("/desk/audit");
        Assert.Contains("Type the reference of a case or referral", asked.Text);
        Assert.Empty(asked.Document.QuerySelectorAll("tbody tr"));
        Assert.Equal("/desk/audit", (await visitor.Open("/desk/audit?handler=csv")).Path);
    }

    [Fact]
    public async Task The_lead_reads_everything_in_sentences_without_a_young_persons_name()
    {
        var of = await Looked();
        using var lead = await ALead();
        var page = await lead.Open($"/desk/audit?of={of.Reference}");
        Assert.Contains($"{of.Helpers.Practitioner.Name} looked at case {of.Reference} (case page).", page.Text);
        Assert.Contains($"{of.Lead.Name} changed case {of.Reference}: opened for a referral.", page.Text);
        Assert.DoesNotContain(of.Referral.Surname, page.Html);
        Assert.Empty(page.Document.QuerySelectorAll($"a[href='/desk/cases/{of.Reference}']"));
    }

    [Fact]
    public async Task Case_and_referral_lead_to_it_for_those_who_may_and_for_nobody_else()
    {
        var of = await Looked();
        using var team = await house.SignedIn(of.Lead);
        var page = await team.Open((await team.Open($"/desk/cases/{of.Reference}")).Document.QuerySelector("a[href^='/desk/audit?of']")!.GetAttribute("href")!);
        Assert.Contains($"{of.Helpers.Practitioner.Name} looked at case {of.Reference}", page.Text);
        Assert.NotEmpty(page.Document.QuerySelectorAll($"a[href='/desk/cases/{of.Reference}']"));
        var referral = await house.Behind<string>($"select reference from front_door.referrals where id = '{of.Referral.Id}'");
        Assert.NotNull((await team.Open($"/desk/front-door/{referral}")).Document.QuerySelector($"a[href='/desk/audit?of={referral}']"));
        using var worker = await house.SignedIn(of.Helpers.Practitioner);
        Assert.Null((await worker.Open($"/desk/cases/{of.Reference}")).Document.QuerySelector("a[href^='/desk/audit']"));
    }

    [Fact]
    public async Task Every_filter_stands_in_the_address()
    {
        var of = await Looked();
        using var lead = await ALead();
        var form = (await lead.Open("/desk/audit")).Form("Show").Fill("of", of.Reference.ToLowerInvariant()).Fill("who", of.Helpers.Practitioner.Name);
        var page = await form.Press();
        Assert.Contains($"of={of.Reference.ToLowerInvariant()}", page.Address.Query);
        Assert.All(Sentences(page), sentence => Assert.StartsWith(of.Helpers.Practitioner.Name, sentence, StringComparison.Ordinal));
        Assert.All(Sentences(await lead.Open($"/desk/audit?of={of.Reference}&act=wrote")), sentence => Assert.Contains(" changed ", sentence));
        Assert.All(Sentences(await lead.Open($"/desk/audit?of={of.Reference}&kind=case&act=read")), sentence => Assert.Contains("looked at case", sentence));
        Assert.Empty(Sentences(await lead.Open($"/desk/audit?of={of.Reference}&from=2001-01-01&to=2001-01-02")));
        var day = Derwent.Shared.Time.UkTime.DateOf(await house.Behind<DateTime>("select now()")).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        Assert.NotEmpty(Sentences(await lead.Open($"/desk/audit?of={of.Reference}&from={day}&to={day}")));
        Assert.Empty(Sentences(await lead.Open("/desk/audit?who=Nobody+at+all")));
        Assert.NotEmpty(Sentences(await lead.Open($"/desk/audit?of={of.CaseId}")));
    }

    [Fact]
    public async Task A_day_that_is_none_is_said_and_left_out()
    {
        using var lead = await ALead();
        var page = await lead.Open("/desk/audit?from=2026-02-31");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("“2026-02-31” is no day that we can read", page.Text);
        Assert.Contains("The first day lies after the last", (await lead.Open("/desk/audit?from=2026-03-02&to=2026-03-01")).Text);
    }

    [Fact]
    public async Task Pages_follow_each_other_without_a_gap_while_new_entries_come_in()
    {
        var record = Guid.CreateVersion7();
        await Many(record, 120);
        using var lead = await ALead();
        var seen = new List<string>();
        var page = await lead.Open($"/desk/audit?of={record}");
        for (var turns = 0; turns < 5; turns++)
        {
            seen.AddRange(Sentences(page).Where(sentence => sentence.Contains("look number", StringComparison.Ordinal)));
            await Many(record, 3, "later");
            if (page.Document.QuerySelectorAll("a").FirstOrDefault(a => a.TextContent == "Earlier entries") is not { } next) break;
            page = await lead.Open(next.GetAttribute("href")!);
        }
        Assert.Equal(Enumerable.Range(1, 120).Reverse().Select(number => $"number {number})"), seen.Select(sentence => sentence[sentence.IndexOf("number", StringComparison.Ordinal)..].TrimEnd('.')));
    }

    [Fact]
    public async Task Reading_the_audit_is_written_down_with_the_record_it_was_about()
    {
        var of = await Looked();
        var reader = await house.APerson(null, Role.DataProtectionLead);
        using var lead = await house.SignedIn(reader);
        await lead.Open($"/desk/audit?of={of.Reference}");
        await lead.Get($"/desk/audit?handler=csv&of={of.Reference}");
        Assert.Equal(2L, await house.Behind<long>($"select count(*) from audit.entries where person_id = '{reader.Id}' and kind = 'audit' and reference = '{of.Reference}' and record_id is not null"));
        Assert.Contains($"{reader.Name} looked at this audit of {of.Reference}", (await lead.Open($"/desk/audit?of={of.Reference}")).Text);
        await lead.Open("/desk/audit");
        Assert.Equal(1L, await house.Behind<long>($"select count(*) from audit.entries where person_id = '{reader.Id}' and kind = 'audit' and record_id is null"));
    }

    [Fact]
    public async Task A_file_holds_the_same_lines_and_no_formula()
    {
        var record = Guid.CreateVersion7();
        await house.AtTheGate(services => { services.GetRequiredService<AuditTrail>().Read("case", record, "=HYPERLINK(\"http://evil.example\")"); return Task.CompletedTask; });
        using var lead = await ALead();
        var answer = await lead.Get($"/desk/audit?handler=csv&of={record}");
        Assert.Equal("text/csv", answer.Content.Headers.ContentType!.MediaType);
        var lines = (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2, lines.Length);
        Assert.Contains(record.ToString(), lines[1]);
        Assert.DoesNotContain(",=HYPERLINK", lines[1]);
        Assert.DoesNotContain(",\"=HYPERLINK", lines[1]);
    }

    [Fact]
    public async Task Every_filter_has_its_index()
    {
        await Many(Guid.CreateVersion7(), 60);
        await house.Behind<object>(
            """
            insert into audit.entries (at, person_id, by_name, act, kind, record_id, what)
              select now() - n * interval '1 minute', gen_random_uuid(), 'Somebody', 'read', 'case', gen_random_uuid(), 'bulk' from generate_series(1, 40000) n;
            analyze audit.entries
            """);
        foreach (var where in new[] { "person_id = any(array['01980000-0000-7000-8000-000000000001'::uuid])", "record_id = '01980000-0000-7000-8000-000000000001'", "kind = 'plan'", "at >= now() - interval '3 days' and at < now() - interval '2 days'", "reference = 'C-1'", "(at, id) < (now() - interval '20 days', 7)" })
        {
            var plan = await house.Behind<string>($"explain (format json) select id from audit.entries where {where} order by at desc, id desc limit 51");
            Assert.DoesNotContain("Seq Scan", plan, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("read", "case", "C-1", "case page", null, "Ola James looked at case C-1 (case page).")]
    [InlineData("read", "case", null, "caseload", null, "Ola James looked at a list of cases (caseload).")]
    [InlineData("wrote", "offer", null, "answered: Accepted", "x", "Ola James changed an offer: answered: Accepted.")]
    [InlineData("wrote", "person", null, "signed in with a passkey", "x", "Ola James signed in with a passkey.")]
    [InlineData("read", "plan", "C-1", "own plan", null, "Ola James looked at a young person’s own plan of C-1 (own plan).")]
    [InlineData("wrote", "newroom", null, "something", "x", "Ola James changed newroom: something.")]
    public void An_entry_reads_as_a_sentence(string act, string kind, string? reference, string what, string? record, string sentence) =>
        Assert.Equal(sentence, new AuditEntry(1, default, null, "Ola James", null, act, kind, record is null && reference is null ? null : Guid.Empty, what, reference).Sentence);

    // A case that its helper has looked at.
    private async Task<Running> Looked()
    {
        var of = await town.ACase();
        using var worker = await house.SignedIn(of.Helpers.Practitioner);
        await worker.Open($"/desk/cases/{of.Reference}");
        return of;
    }

    private async Task<Visitor> ALead() => await house.SignedIn(Role.DataProtectionLead);

    private Task Many(Guid record, int count, string word = "look") => house.AtTheGate(services =>
    {
        for (var number = 1; number <= count; number++) services.GetRequiredService<AuditTrail>().Read("case", record, $"{word} number {number}");
        return Task.CompletedTask;
    });

    private static List<string> Sentences(Seen page) => [.. page.Document.QuerySelectorAll("tbody th > span:first-child").Select(cell => cell.TextContent.Trim())];

    private async Task<long> Rows(Person person, string where = "true")
    {
        var count = 0L;
        await house.As(person, async services =>
        {
            await using var command = new NpgsqlCommand($"select count(*) from audit.entries where {where}", services.GetRequiredService<RequestDatabase>().Connection);
            count = (long)(await command.ExecuteScalarAsync())!;
        });
        return count;
    }
}
