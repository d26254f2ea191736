using System.Net;
using Derwent.FrontDoor;
using Derwent.Shared.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Derwent.Tests.FrontDoor;

/// <summary>Two known subjects that look like one: the partnership team decides, everything can be undone, and nobody else sees any of it.</summary>
public sealed class SameTests(House house) : IClassFixture<House>
{
    private const string Address = "/desk/front-door/same";
    private static readonly string[] Surnames = ["Okafor", "Lindqvist", "Petrov", "Mahmood", "Yilmaz", "Brzezinski", "Fairweather", "Gupta", "Hollis", "Jankauskas", "Kettle", "Nguyen", "Quigley", "Rusu", "Sadiq", "Tremaine", "Underhill", "Vaughan", "Wolstenholme", "Zajac"];
    private static int pairs;

    [Theory]
    [InlineData(Role.Practitioner)]
    [InlineData(Role.OrganisationManager)]
    [InlineData(Role.Coordinator)]
    [InlineData(Role.Analyst)]
    [InlineData(Role.Administrator)]
    [InlineData(Role.DataProtectionLead)]
    public async Task AWrongPerson_FindsNothing_OnThePagesAndInTheTables(string role)
    {
        var (one, other) = await APair();
        using (var team = await Team()) await Decide(team, await team.Open(Address), one, "The same: put them together", "His mum said so.");
        using var wrong = await house.SignedIn(await house.APerson(Guid.CreateVersion7(), role));
        foreach (var path in new[] { Address, $"/desk/front-door/known/{one}", $"/desk/front-door/known/{other}" })
        {
            var seen = await wrong.Open(path);
            Assert.Equal(HttpStatusCode.NotFound, seen.Status);
            Assert.DoesNotContain("Theo", seen.Html, StringComparison.Ordinal);
        }

        await house.As(wrong.Person!, async services =>
        {
            var front = services.GetRequiredService<FrontDoorContext>();
            Assert.Empty(await front.Regroupings.ToListAsync());
            Assert.Empty(await front.PairDecisions.ToListAsync());
            await Assert.ThrowsAsync<Npgsql.PostgresException>(() => front.Database.ExecuteSqlRawAsync("select * from front_door.lookups"));
        });
    }

    [Fact]
    public async Task APair_StandsInTheListWithWhy_AndIsCountedAtTheFrontDoor()
    {
        var (one, _) = await APair();
        using var team = await Team();
        var page = await team.Open(Address);
        var pair = Pair(page, one);
        Assert.Contains("Very likely the same: better than 999 in 1,000.", pair.TextContent, StringComparison.Ordinal);
        Assert.Contains(pair.QuerySelectorAll("table.why tbody tr"), row => row.TextContent.Contains("Date of birth", StringComparison.Ordinal) && row.TextContent.Contains("very strong", StringComparison.Ordinal));
        Assert.NotNull((await team.Open("/desk/front-door")).Document.QuerySelector($"nav.views a[href='{Address}']"));
        Assert.True(await house.Behind<bool>($"select exists (select from audit.entries where record_id = '{one}' and act = 'read' and person_id = '{team.Person!.Id}')"));
    }

    [Fact]
    public async Task PuttingTogether_AsksWhy_AndUndoRestoresExactly()
    {
        var (one, other) = await APair();
        var before = await State(one, other);
        using var team = await Team();
        var refused = await Decide(team, await team.Open(Address), one, "The same: put them together", " ");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("Say in a sentence why they are the same", refused.Document.QuerySelector(".summary-errors")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(before, await State(one, other));
        var done = await Decide(team, refused, one, "The same: put them together", "His mum said so.");
        Assert.Contains("Put together. You can undo this", done.Text, StringComparison.Ordinal);
        Assert.NotEqual(before, await State(one, other));
        Assert.Equal(1, await house.Behind<long>($"select count(distinct subject_id) from front_door.referrals where subject_id in ('{one}', '{other}')"));
        Assert.Equal(2L, await house.Behind<long>($"select count(*) from audit.entries where record_id in ('{one}', '{other}') and act = 'wrote' and what = 'put together with another'"));
        var gone = await house.Behind<Guid>($"select id from front_door.subjects where id in ('{one}', '{other}') and merged_into_id is not null");
        var known = await team.Open($"/desk/front-door/known/{gone}");
        Assert.Contains("A person decided that this is Theo ", known.Text, StringComparison.Ordinal);
        var undone = await known.Form("form[action*=Undo]").Press();
        Assert.Contains("Undone. Everything stands as it did before.", undone.Text, StringComparison.Ordinal);
        Assert.Equal(before, await State(one, other));
    }

    [Theory]
    [InlineData("Not the same", false)]
    [InlineData("Not sure", true)]
    public async Task NotTheSame_IsRemembered_AndNotSure_ComesLast(string button, bool stays)
    {
        var (one, _) = await APair();
        using var team = await Team();
        await Decide(team, await team.Open(Address), one, button, null);
        var pair = (await team.Open(Address)).Document.QuerySelectorAll("section.candidate").FirstOrDefault(section => section.InnerHtml.Contains(one.ToString(), StringComparison.Ordinal));
        Assert.Equal(stays, pair?.TextContent.Contains("Somebody was not sure", StringComparison.Ordinal) ?? false);
        Assert.Equal(stays, pair is not null);
    }

    [Fact]
    public async Task TakingOut_NeedsATickAndWhy_MakesSomebodyOfTheirOwn_AndIsUndoneExactly()
    {
        var (one, other) = await APair();
        using var team = await Team();
        await Decide(team, await team.Open(Address), one, "The same: put them together", "His mum said so.");
        var kept = await house.Behind<Guid>($"select id from front_door.subjects where id in ('{one}', '{other}') and merged_into_id is null");
        var before = await State(one, other);
        var page = await team.Open($"/desk/front-door/known/{kept}");
        var refused = await page.Form("Take out the ones I ticked").Press();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("Tick at least one referral", refused.Document.QuerySelector(".summary-errors")!.TextContent, StringComparison.Ordinal);
        house.Clock.Advance(TimeSpan.FromMinutes(1)); // the newest stands first
        var tick = refused.Document.QuerySelector("input[name=Take]")!.GetAttribute("value");
        var done = await refused.Form("Take out the ones I ticked").Choose($"Take={tick}").Fill("Why", "That one is his cousin.").Press();
        Assert.Contains("Taken out. They stand on their own now", done.Text, StringComparison.Ordinal);
        Assert.NotEqual(before, await State(one, other));
        await done.Form("form[action*=Undo]").Press();
        Assert.Equal(before, await State(one, other));
    }

    [Fact]
    public async Task SubjectsThatAreNotThere_AreNotFound()
    {
        var (one, _) = await APair();
        using var team = await Team();
        var page = await team.Open(Address);
        var token = page.Form("Not sure").Fields.Single(field => field.Key == "__RequestVerificationToken");
        foreach (var handler in new[] { "Same", "Apart", "Unsure" })
            Assert.Equal(HttpStatusCode.NotFound, (await team.Post($"{Address}?handler={handler}", [token, new("One", one.ToString()), new("Other", Guid.CreateVersion7().ToString()), new("Why", "x")])).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await team.Post($"{Address}?handler=Undo", [token, new("id", Guid.CreateVersion7().ToString())])).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await team.Open($"/desk/front-door/known/{Guid.CreateVersion7()}")).Status);
    }

    private Task<Visitor> Team() => house.SignedIn(Role.StrategicPartner);

    private static AngleSharp.Dom.IElement Pair(Seen page, Guid one) =>
        page.Document.QuerySelectorAll("section.candidate").First(section => section.InnerHtml.Contains(one.ToString(), StringComparison.Ordinal));

    private static Task<Seen> Decide(Visitor team, Seen page, Guid one, string button, string? why)
    {
        var form = Pair(page, one).QuerySelector("form")!;
        var handler = form.QuerySelectorAll("button").First(b => b.TextContent == button).GetAttribute("formaction")!;
        var fields = form.QuerySelectorAll("input").Select(input => new KeyValuePair<string, string>(input.GetAttribute("name")!, input.GetAttribute("value") ?? ""));
        return team.Post(handler, [.. fields, new("Why", why ?? "")]);
    }

    // Two referrals about one boy, each recorded as somebody new; every pair is another boy.
    private async Task<(Guid One, Guid Other)> APair()
    {
        var number = Interlocked.Increment(ref pairs);
        var boy = new SubjectDetails
        {
            FirstName = "Theo", Surname = Surnames[number % Surnames.Length], BirthDate = new DateOnly(2008, 3, 2).AddDays(number * 97), Postcode = $"DE{1 + number % 70} 3{(char)('A' + number % 20)}H",
            Phone = $"07700 {100000 + number * 7919}", School = Surnames[(number + 5) % Surnames.Length] + " Academy",
        };
        var subjects = new List<Guid>();
        await house.As(await house.APerson(null, Role.StrategicPartner), async services =>
        {
            var (front, now) = (services.GetRequiredService<FrontDoorContext>(), house.Clock.GetUtcNow());
            var told = new[] { SomeReferral.Submitted(SomeReferral.Said(details: boy), now), SomeReferral.Submitted(SomeReferral.Said(details: boy), now) };
            foreach (var referral in told)
            {
                front.Referrals.Add(referral);
                await front.SaveChangesAsync();
                await services.GetRequiredService<Derwent.FrontDoor.Matching.Recogniser>().Notice(referral);
            }

            foreach (var referral in told)
            {
                var subject = Subject.Record(referral.Kind, referral.Stated, SomeReferral.Team, now);
                front.Subjects.Add(subject);
                referral.Recognise(subject, isNew: true, null, SomeReferral.Team, now);
                subjects.Add(subject.Id);
            }

            await front.SaveChangesAsync();
        });
        return (subjects[0], subjects[1]);
    }

    // Everything about both, as the tables hold it, but for the history that only grows.
    private async Task<string> State(Guid one, Guid other) => (await house.Behind<string>(
        $"""
        select string_agg(line, ' ' order by line) from (
          select row_to_json(s)::text as line from (select id, kind, keys, keys_version, merged_into_id, known_since, details_first_name, details_surname, details_birth_date, details_phone, details_members from front_door.subjects where id in ('{one}', '{other}')) s
          union all select r.id || ' ' || r.subject_id || r.waiting_for || r.station from front_door.referrals r where r.subject_id in ('{one}', '{other}')
          union all select l.record_id || ' ' || l.key from front_door.lookups l where l.record_id in ('{one}', '{other}')) lines
        """))!;
}
