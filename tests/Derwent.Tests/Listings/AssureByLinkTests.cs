using System.Net;
using Derwent.Alliance;
using Derwent.Listings;
using Derwent.Listings.Freshness;
using Derwent.Shared.Database;
using Derwent.Shared.Jobs;
using Derwent.Shared.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Xunit;

namespace Derwent.Tests.Listings;

/// <summary>An organisation is asked whether its pages are right, and says so from the letter: who may, who may not, and what happens when nobody does.</summary>
public sealed class AssureByLinkTests(House house) : IClassFixture<House>
{
    private static ServiceFacts Facts(string name) => new()
    {
        Name = name, Description = $"{name} is a place to be, with people who listen and things to do.", CostPence = 200,
        Sites = [Directories.Site(-1.476, 52.922, "DE1 1AA", name: "Old hall")],
        Schedules = [ScheduleFacts.Weekly("TU,TH", "16:00", "18:00") with { Notes = "Not in August" }], Contacts = [new ContactFacts(null, null, "01332 000 111", null)],
    };

    [Fact]
    public async Task Without_the_link_there_is_nothing_and_signing_in_is_no_link()
    {
        using var stranger = house.Stranger();
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Open("/our-pages")).Status);
        using var coordinator = await house.SignedIn(Role.Coordinator);
        Assert.Equal(HttpStatusCode.NotFound, (await coordinator.Open("/our-pages")).Status);
    }

    [Fact]
    public async Task Another_organisations_link_neither_shows_nor_changes_a_page()
    {
        var mine = await Asked("Mine Trust", "Minefield club");
        await Asked("Theirs Trust", "Theirs club");
        using var visitor = house.Stranger();
        var page = await visitor.Open(mine.Link);
        Assert.DoesNotContain("Theirs club", page.Text);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.Open("/our-pages/theirs-club")).Status);
        var theirs = await house.Behind<Guid>("select id from listings.services where slug = 'theirs-club'");
        var before = await house.Behind<DateOnly>("select assured_on from listings.services where slug = 'theirs-club'");
        var forged = await visitor.Post("/our-pages", page.Form("It is right").Fields.Append(new("right", theirs.ToString())));
        Assert.Equal(HttpStatusCode.NotFound, forged.Status);
        Assert.Equal(before, await house.Behind<DateOnly>("select assured_on from listings.services where slug = 'theirs-club'"));
    }

    [Fact]
    public async Task The_database_lets_a_link_write_its_own_listings_only()
    {
        var mine = await Asked("Wall Trust", "Wall club");
        await Asked("Beyond Trust", "Beyond club");
        await using var connection = await house.Services.GetRequiredService<DatabaseSources>()[DatabaseRole.App].OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await Run(connection, $"select record_id from access.enter(null, '{mine.Link[3..]}')");
        Assert.Equal(1, await Run(connection, "update listings.services set alert = 'x' where slug = 'wall-club'"));
        Assert.Equal(0, await Run(connection, "update listings.services set alert = 'x' where slug = 'beyond-club'"));
        Assert.Equal(1L, await Ask(connection, "select count(*) from listings.asks"));
        Assert.Equal(0L, await Ask(connection, "select count(*) from listings.suggestions"));
        // Nor can it hand its listing to somebody else, or make one.
        await Assert.ThrowsAsync<PostgresException>(() => Run(connection, "update listings.services set organisation_id = gen_random_uuid() where slug = 'wall-club'"));
    }

    [Theory]
    [InlineData(Role.StrategicPartner), InlineData(Role.Practitioner), InlineData(Role.OrganisationManager), InlineData(Role.Analyst)]
    public async Task Only_the_letter_and_the_coordinator_make_such_a_link(string role)
    {
        var organisation = await house.AnOrganisation($"Issue {role}", Tier.Member, Facts($"Issue {role} club"));
        var person = await house.APerson(organisation.Id, role);
        var refused = await Assert.ThrowsAsync<PostgresException>(() => house.As(person, services => services.GetRequiredService<Links>().Issue(LinkKind.Listing, organisation.Id, null, TimeSpan.FromDays(1))));
        Assert.Equal("42501", refused.SqlState);
    }

    [Fact]
    public async Task One_letter_names_all_that_is_due_but_nothing_private_and_its_subject_nothing_at_all()
    {
        var letter = await Asked("Letter Trust", "Letter boxing", "Letter choir", "Letter refuge");
        Assert.Contains("Letter boxing", letter.Text);
        Assert.Contains("Letter choir", letter.Text);
        Assert.DoesNotContain("Letter refuge", letter.Text);
        Assert.Contains("1 page that is not public", letter.Text);
        Assert.Equal("Is your page still right?", letter.Subject);
        Assert.Single(await LettersTo("Letter Trust"));
    }

    [Fact]
    public async Task One_press_confirms_all_of_it_and_says_who_and_when()
    {
        var letter = await Asked("Press Trust", "Press club", "Press choir");
        using var visitor = house.Stranger();
        var page = await visitor.Open(letter.Link);
        Assert.Equal("/our-pages", page.Path);
        Assert.Contains("Tuesdays and Thursdays, 4pm to 6pm", page.Text);
        var thanks = await page.Form("All of it is right").Press();
        Assert.Equal("Thank you. All of it is checked.", thanks.Heading);
        Assert.Equal(2L, await house.Behind<long>("select count(*) from listings.assurances a join listings.asks k on k.id = a.ask_id where a.by_name = 'Press Trust' and k.email = 'press-trust@helpers.test'"));
        Assert.Equal(2L, await house.Behind<long>("select count(*) from audit.entries e join listings.services s on s.id = e.record_id where e.act = 'wrote' and e.link_kind = 'listing' and s.organisation_name = 'Press Trust'"));
        Assert.Contains("This page is right. Press Trust checked it", (await visitor.Open("/services/press-club")).Text);
    }

    [Fact]
    public async Task Pressing_twice_says_nothing_twice()
    {
        var letter = await Asked("Twice Trust", "Twice club");
        using var visitor = house.Stranger();
        var form = (await visitor.Open(letter.Link)).Form("It is right");
        await form.Press();
        await form.Press();
        Assert.Equal(1L, await house.Behind<long>("select count(*) from listings.assurances where by_name = 'Twice Trust'"));
    }

    [Fact]
    public async Task What_is_wrong_is_mended_in_the_same_place_and_what_stood_there_is_kept()
    {
        var letter = await Asked("Mend Trust", "Mend club");
        using var visitor = house.Stranger();
        await visitor.Open(letter.Link);
        var edit = await visitor.Open("/our-pages/mend-club");
        var site = await house.Behind<Guid>("select l.id from listings.service_locations l join listings.services s on s.id = l.service_id where s.slug = 'mend-club'");
        var saved = await edit.Form("Save: now it is right").Fill("Form.Times", "Tuesdays and Thursdays, 4pm to 6pm\nSaturdays 10am to 12 noon").Fill("Form.Cost", "Free").Fill("Form.Phone", "01332 999 888").Press();
        Assert.Equal("/our-pages", saved.Path);
        var page = await visitor.Open("/services/mend-club");
        Assert.Contains("Saturdays, 10am to 12 noon", page.Text);
        Assert.Contains("Free", page.Text);
        Assert.Contains("01332 999 888", page.Text);
        // The line that stayed kept what the words do not say, and the place kept its id.
        Assert.Contains("Not in August", page.Text);
        Assert.Equal(site, await house.Behind<Guid>("select l.id from listings.service_locations l join listings.services s on s.id = l.service_id where s.slug = 'mend-club'"));
        Assert.Equal(1L, await house.Behind<long>("select count(*) from listings.versions v join listings.services s on s.id = v.service_id where s.slug = 'mend-club' and v.by_name = 'Mend Trust' and v.facts->>'CostPence' = '200'"));
        Assert.Contains("Mend club", (await visitor.Open("/find?q=mend&day=sa")).Text);
    }

    [Theory]
    [InlineData("Form.Postcode", "nowhere", "That is no postcode")]
    [InlineData("Form.Website", "javascript:alert(1)", "That is no web address")]
    [InlineData("Form.MinAge", "eleven", "An age is a number")]
    [InlineData("Form.MaxAge", "900", "An age is a number")]
    [InlineData("Form.Name", "", "A service needs a name")]
    [InlineData("Form.Phone", "ask", "That is no number one can ring")]
    [InlineData("Form.Status", "Exploded", "Choose one of these")]
    public async Task What_cannot_be_meant_is_said_beside_the_field_and_nothing_typed_is_lost(string field, string typed, string sentence)
    {
        var name = "Wrong " + field[5..] + typed.Length;
        var letter = await Asked(name + " Trust", name);
        using var visitor = house.Stranger();
        await visitor.Open(letter.Link);
        var slug = Derwent.Shared.Text.Slug.From(name);
        var again = await (await visitor.Open("/our-pages/" + slug)).Form("Save: now it is right").Fill(field, typed).Fill("Form.GettingThere", "Bus 6 to the blue door").Press();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
        Assert.Contains(sentence, again.Text);
        Assert.Contains("Bus 6 to the blue door", again.Html);
        Assert.Equal(0L, await house.Behind<long>($"select count(*) from listings.versions v join listings.services s on s.id = v.service_id where s.slug = '{slug}'"));
    }

    [Fact]
    public async Task What_they_do_not_run_any_more_is_found_by_nobody()
    {
        var letter = await Asked("Stop Trust", "Stopping club");
        using var visitor = house.Stranger();
        await visitor.Open(letter.Link);
        var after = await (await visitor.Open("/our-pages/stopping-club")).Form("section form, form.context").Press();
        Assert.Equal("Nothing to check", after.Heading);
        Assert.DoesNotContain("Stopping club", (await visitor.Open("/find?q=stopping")).Text.Replace("stopping", "", StringComparison.Ordinal));
        Assert.Contains("This is not running at the moment", (await visitor.Open("/services/stopping-club")).Text);
    }

    [Fact]
    public async Task Silence_is_reminded_twice_then_a_person_sees_it_then_the_page_is_hidden_and_one_press_brings_it_back()
    {
        var letter = await Asked("Silent Trust", "Silent club");
        // The morning's job runs before the hour at which the letter went, and loses no day by it.
        house.Clock.Advance(TimeSpan.FromHours(-1) + TimeSpan.FromDays(1));
        foreach (var (days, letters, state) in new[] { (5, 1, "waits"), (1, 2, "waits"), (7, 3, "waits"), (1, 3, "stands"), (6, 3, "stands"), (1, 3, "hidden") })
        {
            house.Clock.Advance(TimeSpan.FromDays(days));
            await KeepDirectory();
            await KeepDirectory();
            Assert.Equal(letters, (await LettersTo("Silent Trust")).Count);
            using var coordinator = await house.SignedIn(Role.Coordinator);
            Assert.Equal(state != "waits", (await coordinator.Open("/desk/listings/asks?which=silent")).Text.Contains("Silent Trust", StringComparison.Ordinal));
            Assert.Equal(state == "hidden", (await coordinator.Open("/desk/listings/services?which=hidden&q=silent")).Text.Contains("Silent club", StringComparison.Ordinal));
            Assert.Equal(state != "hidden", (await coordinator.Open("/find?q=silent")).Text.Contains("Silent Trust", StringComparison.Ordinal));
        }
        using var visitor = house.Stranger();
        Assert.Contains("Nobody has confirmed this page since", (await visitor.Open("/services/silent-club")).Text);
        var page = await visitor.Open(letter.Link);
        Assert.Contains("Not found by anybody at the moment", page.Text);
        await page.Form("It is right").Press();
        Assert.Contains("Silent Trust", (await visitor.Open("/find?q=silent")).Text);
    }

    [Fact]
    public async Task Who_has_no_address_stands_before_the_coordinator_who_gives_one_and_the_letter_goes()
    {
        var organisation = await house.AnOrganisation("Nowhere Trust", Tier.ListedOnly, Facts("Nowhere club"));
        await Age(organisation.Id);
        await Run(new AskAboutListings(organisation.Id));
        using var coordinator = await house.SignedIn(Role.Coordinator);
        var page = await coordinator.Open("/desk/listings/asks?which=no-address");
        Assert.Contains("Nowhere Trust", page.Text);
        var ask = await house.Behind<Guid>("select id from listings.asks where organisation = 'Nowhere Trust' and closed_at is null");
        var bad = await page.Form($"form:has(input[value='{ask}'])").Fill("email", "no").Press();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, bad.Status);
        await page.Form($"form:has(input[value='{ask}'])").Fill("email", "hall@nowhere.test").Press();
        await house.RunJobs();
        Assert.Contains(await house.Letters(), letter => letter.To == "hall@nowhere.test" && letter.Text.Contains("Nowhere club", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_manager_sees_no_other_organisations_letters_and_no_state_of_the_directory()
    {
        var own = await house.AnOrganisation("Manager Trust", Tier.Member, Facts("Manager club"));
        await Asked("Elsewhere Trust", "Elsewhere club");
        var person = await house.APerson(own.Id, Role.OrganisationManager);
        using var manager = await house.SignedIn(person);
        foreach (var path in new[] { "/desk/listings", "/desk/listings/asks", "/desk/listings/services", "/desk/listings/service/elsewhere-club" })
            Assert.Equal(HttpStatusCode.NotFound, (await manager.Open(path)).Status);
        Assert.Equal(HttpStatusCode.OK, (await manager.Open("/desk/listings/service/manager-club")).Status);
        await house.As(person, async services => Assert.Equal(0, await services.GetRequiredService<ListingsContext>().Asks.CountAsync(ask => ask.OrganisationId != own.Id)));
    }

    [Fact]
    public async Task When_letters_go_elsewhere_the_links_in_the_old_ones_end()
    {
        var letter = await Asked("Move Trust", "Move club");
        var id = await house.Behind<Guid>("select id from alliance.organisations where slug = 'move-trust'");
        using var manager = await house.SignedIn(await house.APerson(id, Role.OrganisationManager));
        var page = await manager.Open("/desk/organisation");
        var refused = await page.Form("Write there").Fill("email", "nobody at all").Press();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("nobody at all", refused.Html);
        Assert.Equal("/our-pages", (await house.Stranger().Open(letter.Link)).Path);
        await page.Form("Write there").Fill("email", "new@move.test").Press();
        Assert.NotEqual("/our-pages", (await house.Stranger().Open(letter.Link)).Path);
    }

    [Fact]
    public async Task Only_the_coordinator_closes_an_organisation_and_then_nothing_of_it_is_found_or_asked()
    {
        var letter = await Asked("Closing Trust", "Closing choir");
        var id = await house.Behind<Guid>("select id from alliance.organisations where slug = 'closing-trust'");
        using var manager = await house.SignedIn(await house.APerson(id, Role.OrganisationManager));
        var own = await manager.Open("/desk/organisation");
        Assert.DoesNotContain("It has closed", own.Text);
        Assert.Equal(HttpStatusCode.NotFound, (await manager.Post("/desk/organisation?handler=Close", own.Form("Write there").Fields)).Status);
        using var coordinator = await house.SignedIn(Role.Coordinator);
        await (await coordinator.Open("/desk/organisation/closing-trust")).Form("It has closed").Fill("why", "They wrote to us.").Press();
        Assert.DoesNotContain("Closing choir", (await house.Stranger().Open("/find?q=closing")).Text);
        Assert.Equal(0L, await house.Behind<long>($"select count(*) from listings.asks where organisation_id = '{id}' and closed_at is null"));
        Assert.Equal("Nothing to check", (await house.Stranger().Open(letter.Link)).Heading);
    }

    // Listed long ago, due now, asked: the letter.
    private async Task<SentLetter> Asked(string organisation, params string[] services)
    {
        var slug = Derwent.Shared.Text.Slug.From(organisation);
        var made = await house.AnOrganisation(organisation, Tier.Member, [.. services.Select(name => Facts(name) with { IsPrivate = name.EndsWith("refuge", StringComparison.Ordinal), Email = $"{slug}@helpers.test" })]);
        await Age(made.Id);
        await Run(new AskAboutListings(made.Id));
        await Run(new AskAboutListings(made.Id));
        return (await LettersTo(organisation))[^1];
    }

    private async Task<List<SentLetter>> LettersTo(string organisation) =>
        [.. (await house.Letters()).Where(letter => letter.Text.StartsWith($"Hello {organisation},", StringComparison.Ordinal))];

    private Task Age(Guid organisation) => house.AsWorker(new(), async scope =>
        await scope.GetRequiredService<ListingsContext>().Services.Where(s => s.OrganisationId == organisation)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.AssuredOn, DateOnly.FromDateTime(house.Clock.GetUtcNow().AddDays(-70).DateTime))));

    private Task KeepDirectory() => Run(new KeepDirectory());

    private async Task Run<TJob>(TJob job) where TJob : IJob
    {
        await house.AsWorker(new(), services => services.GetRequiredService<Outbox>().Later(job));
        await house.RunJobs();
    }

    private static async Task<int> Run(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteNonQueryAsync();
    }

    private static async Task<object?> Ask(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }
}
