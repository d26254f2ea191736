using System.Net;
using Derwent.Accounts;
using Derwent.Shared.Database;
using Derwent.Shared.Security;
using Derwent.Tests.World;
using Derwent.World;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Xunit;

namespace Derwent.Tests.Trust;

/// <summary>Every page of the desk and every form on it, tried by everybody who may not: nothing is there, nothing changes, nothing breaks.</summary>
public sealed class WrongPersonTests(WorldHouse house) : IClassFixture<WorldHouse>
{
    [Fact]
    public async Task A_role_that_may_not_open_a_page_finds_nothing_there()
    {
        var (faults, tried) = await Walk(house, Role.All);
        Assert.True(tried > 150);
        Assert.True(faults.Count == 0, string.Join("\n", faults));
    }

    internal static async Task<(List<string> Faults, int Tried)> Walk(WorldHouse house, IEnumerable<string> roles)
    {
        var (faults, tried) = (new List<string>(), 0);
        var doors = (await Door.All(house)).Where(door => door.Desk is not null).ToList();
        var (secrets, names) = (await Secrets(house), await Door.Canaries(house));
        foreach (var role in roles)
        {
            // Of another organisation than any in the world: also where the role opens the page, no record is theirs.
            using var visitor = await house.SignedIn(await house.APerson(Guid.CreateVersion7(), role));
            foreach (var door in doors)
                foreach (var path in door.Paths)
                {
                    tried++;
                    var seen = await visitor.Open(path);
                    var where = $"{path} for another organisation's {role} ({(int)seen.Status})";
                    if (!door.Opens(role) && seen.Status != HttpStatusCode.NotFound) faults.Add($"{where} is not 404.");
                    if ((int)seen.Status >= 500) faults.Add($"{where} broke.");
                    // The lead for data protection reads references in the audit, and never a name.
                    var hidden = role == Role.DataProtectionLead && door.Address == "/desk/audit" ? names : secrets;
                    if (role != Role.StrategicPartner && Shows(seen, hidden) is { } secret) faults.Add($"{where} showed {secret}.");
                    if (role is Role.Practitioner or Role.OrganisationManager && Foreign(door, role) && seen.Status != HttpStatusCode.NotFound) faults.Add($"{where} opened a record.");
                }
        }
        return (faults, tried);
    }

    [Fact]
    public async Task Nobody_without_a_session_and_nobody_half_signed_in_gets_past_the_door()
    {
        var faults = new List<string>();
        var secrets = await Secrets(house);
        using var stranger = house.Stranger();
        using var half = await house.SignedIn(await house.APerson(null, Role.StrategicPartner), secondFactor: false);
        using var ended = await house.SignedIn(Staff.Nadia);
        await house.Behind<object>($"update access.sessions set ended_at = now() where person_id = '{ended.Person!.Id}' and second_factor_at is not null");
        foreach (var door in (await Door.All(house)).Where(door => door.Desk is not null))
            foreach (var path in door.Paths)
                foreach (var (visitor, who, lands) in new[] { (stranger, "a stranger", "/sign-in"), (ended, "an ended session", "/sign-in"), (half, "a session without a second factor", "/desk/security/second-factor") })
                {
                    var seen = await visitor.Open(path);
                    if (seen.Path != lands || seen.Status != HttpStatusCode.OK) faults.Add($"{path} for {who}: {(int)seen.Status} at {seen.Path}, not at {lands}.");
                    if (Shows(seen, secrets) is { } secret) faults.Add($"{path} for {who} showed {secret}.");
                }
        Assert.True(faults.Count == 0, string.Join("\n", faults));
    }

    [Fact]
    public async Task No_form_of_the_desk_does_anything_for_the_wrong_person()
    {
        var (faults, tried) = (new List<string>(), 0);
        var doors = (await Door.All(house)).Where(door => door.Desk is not null && door.Posts.Count > 0).ToList();
        var secrets = await Secrets(house);
        var before = await Fingerprint();
        foreach (var role in Role.All.Where(role => role != Role.StrategicPartner))
        {
            using var visitor = await house.SignedIn(await house.APerson(Guid.CreateVersion7(), role));
            var token = await visitor.FormToken("/desk/security");
            foreach (var form in doors.Where(door => Foreign(door, role)).SelectMany(door => door.Forms))
            {
                tried++;
                var seen = await visitor.Post(form, [new("__RequestVerificationToken", token)]);
                var where = $"{form} by another organisation's {role} ({(int)seen.Status})";
                if (seen.Status != HttpStatusCode.NotFound) faults.Add($"{where} is not 404.");
                if (Shows(seen, secrets) is { } secret) faults.Add($"{where} showed {secret}.");
            }
        }
        foreach (var (visitor, who) in new[] { (house.Stranger(), "a stranger"), (await house.SignedIn(await house.APerson(null, Role.StrategicPartner), secondFactor: false), "a session without a second factor") })
            foreach (var form in doors.Where(door => !door.Desk!.BeforeSecondFactor).SelectMany(door => door.Forms))
            {
                tried++;
                var seen = await visitor.Post(form, []);
                if (seen.Status != HttpStatusCode.Unauthorized && seen.Path is not ("/sign-in" or "/desk/security/second-factor")) faults.Add($"{form} by {who}: {(int)seen.Status} at {seen.Path}.");
                if (Shows(seen, secrets) is { } secret) faults.Add($"{form} by {who} showed {secret}.");
            }
        Assert.True(faults.Count == 0, string.Join("\n", faults));
        Assert.Equal(before, await Fingerprint());
        Assert.True(tried > 200, $"Only {tried} forms were tried.");
    }

    [Fact]
    public async Task A_page_behind_a_link_opens_for_that_link_and_no_other()
    {
        var (faults, tried) = (new List<string>(), 0);
        var secrets = await Secrets(house);
        foreach (var door in (await Door.All(house)).Where(door => door.ByLink is { Required: true }))
            foreach (var (who, visitor) in await OtherHands(door.ByLink!.Kind))
                foreach (var (path, form) in door.Paths.Select(path => (path, false)).Concat(door.Forms.Select(form => (form, true))))
                {
                    tried++;
                    var token = form ? await visitor.FormToken("/refer") : "";
                    var seen = form ? await visitor.Post(path, [new("__RequestVerificationToken", token)]) : await visitor.Open(path);
                    if (seen.Status != HttpStatusCode.NotFound) faults.Add($"{path} with {who}: {(int)seen.Status} at {seen.Path}.");
                    if (Shows(seen, secrets) is { } secret) faults.Add($"{path} with {who} showed {secret}.");
                }
        Assert.True(tried > 30);
        Assert.True(faults.Count == 0, string.Join("\n", faults));
    }

    [Fact]
    public async Task Another_plans_link_shows_its_own_plan_and_nothing_of_this_one()
    {
        using var maya = house.Stranger();
        var seen = await (await maya.Open(WorldHouse.Link("Maya's own plan"))).Form("Open my page").Fill("Answer", "Plaits").Press();
        Assert.Contains("Hi Maya", seen.Heading, StringComparison.Ordinal);
        Assert.DoesNotContain("Kai", seen.Html, StringComparison.Ordinal);
        // The link to Kai's plan in the same browser shuts what Maya's had opened, and her word opens nothing of his.
        var kai = await maya.Open(WorldHouse.Link(EveryAddress.Kai));
        Assert.DoesNotContain("Maya", kai.Html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await kai.Form("Open my page").Fill("Answer", "Plaits").Press()).Status);
    }

    // No link at all, a link that has ended, a link to something else, somebody signed in who may see everything.
    private async Task<IReadOnlyList<(string Who, Visitor Visitor)>> OtherHands(LinkKind kind)
    {
        var ended = house.Stranger();
        var token = "";
        // The worker makes links of every kind; some kinds nobody else makes.
        await using (var scope = house.Services.CreateAsyncScope())
        {
            var database = scope.ServiceProvider.GetRequiredService<RequestDatabase>().As(DatabaseRole.Worker);
            await database.BeginAsync(null, null, TestContext.Current.CancellationToken);
            var links = scope.ServiceProvider.GetRequiredService<Links>();
            var record = Guid.CreateVersion7();
            token = kind switch
            {
                LinkKind.Booking => await links.IssueBooking(record, TimeSpan.FromDays(1)),
                LinkKind.Newsletter => await links.IssueNewsletter(record, TimeSpan.FromDays(1)),
                _ => await links.Issue(kind, record, null, TimeSpan.FromDays(1)),
            };
            await database.CommitAsync(TestContext.Current.CancellationToken);
        }
        await ended.Open("/l/" + token);
        await house.Behind<object>("update access.sessions set ended_at = now() where token_hash = sha256(convert_to('" + token + "', 'UTF8'))");
        var other = house.Stranger();
        await other.Open(WorldHouse.Link(kind == LinkKind.Offer ? EveryAddress.Kai : EveryAddress.Ymca));
        return [("no link", house.Stranger()), ("an ended link", ended), ("another kind of link", other), ("a partner's session and no link", await house.SignedIn(Staff.Nadia))];
    }

    // Nothing of theirs: the page is not for the role, or holds a record of somebody else. Administrators look after everybody's accounts and organisations, the coordinator after
    // everybody's listings, pages and events. An address whose end may be missing begins something new.
    private static bool Foreign(Door door, string role) => !door.Opens(role)
        || door.Address.Contains('{') && door.Address is not ("/desk/organisation/{slug?}" or "/desk/whats-on/edit/{id:guid?}") && role != Role.Coordinator
            // An administrator keeps the accounts, and the directory and the website beside the coordinator; no record of anybody helped is among them.
            // The lead for data protection takes down what somebody said no to.
            && !(role == Role.DataProtectionLead && door.Address.Contains("consent", StringComparison.Ordinal))
            && !(role == Role.Administrator && (door.Address is "/desk/people/{id:guid}" or "/desk/organisation/{slug}/about" || door.Address.StartsWith("/desk/listings/", StringComparison.Ordinal) || door.Address.StartsWith("/desk/community/", StringComparison.Ordinal)));

    private static string? Shows(Seen seen, string[] secrets)
    {
        var text = Door.WithoutSeals(WebUtility.HtmlDecode(seen.Html));
        return secrets.FirstOrDefault(secret => text.Contains(secret, StringComparison.OrdinalIgnoreCase) && !seen.Address.ToString().Contains(secret, StringComparison.OrdinalIgnoreCase));
    }

    private static async Task<string[]> Secrets(WorldHouse house) => [.. await Door.Canaries(house), .. await Door.References(house)];

    // Everything that is written about anybody.
    private async Task<string> Fingerprint()
    {
        await using var connection = new NpgsqlConnection(house.Owner);
        await connection.OpenAsync();
        var parts = new List<string>();
        foreach (var table in (await house.Behind<string[]>("select array_agg(format('%I.%I', schemaname, tablename) order by 1) from pg_tables where schemaname in ('front_door', 'support', 'alliance', 'listings') or (schemaname, tablename) in (('access', 'circle'), ('accounts', 'invitations'))"))!)
            parts.Add($"{table} {await house.Behind<string>($"select md5(coalesce(string_agg(t::text, '|' order by t::text), '')) from {table} t")}");
        return string.Join('\n', parts);
    }
}

/// <summary>The walk itself: it finds a wall that has come down.</summary>
public sealed class WrongPersonPlantedTests(WorldHouse house) : IClassFixture<WorldHouse>
{
    [Fact]
    public async Task A_planted_policy_that_lets_everybody_in_is_found()
    {
        await Door.All(house);
        await house.Behind<object>("create policy planted on support.cases for select to derwent_app using ((select access.has_role('practitioner')))");
        var (faults, _) = await WrongPersonTests.Walk(house, [Role.Practitioner]);
        Assert.Contains(faults, fault => fault.StartsWith("/desk/cases for", StringComparison.Ordinal) && fault.Contains("showed", StringComparison.Ordinal));
        Assert.Contains(faults, fault => fault.StartsWith("/desk/cases/", StringComparison.Ordinal) && fault.Contains("opened a record", StringComparison.Ordinal));
    }
}
