using System.Net;
using Derwent.Alliance;
using Derwent.Listings;
using Derwent.Shared.Database;
using Derwent.Shared.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Xunit;

namespace Derwent.Tests.Listings;

/// <summary>Anybody may say that a page is wrong; only those who keep the page read it and decide; what stood there comes back.</summary>
public sealed class SuggestionTests(House house) : IClassFixture<House>
{
    private static ServiceFacts Facts(string name) => new()
    {
        Name = name, Description = $"{name} is a club for everybody who likes to run.", CostPence = 200, Contacts = [new ContactFacts(null, null, "01332 000 111", null)],
        Schedules = [ScheduleFacts.Weekly("TU", "16:00", "18:00")], Sites = [Directories.Site(-1.476, 52.922, "DE1 1AA", name: "Old hall")],
    };

    [Fact]
    public async Task A_suggestion_changes_nothing_and_a_stranger_or_another_manager_reads_none()
    {
        await Suggested("Reading Trust", "Reading club");
        var other = await house.AnOrganisation("Curious Trust", Tier.Member, Facts("Curious club"));
        Assert.Contains("£2", (await house.Stranger().Open("/services/reading-club")).Text);
        var person = await house.APerson(other.Id, Role.OrganisationManager);
        using var manager = await house.SignedIn(person);
        Assert.DoesNotContain("Reading club", (await manager.Open("/desk/listings/suggestions")).Text);
        var id = await Id("reading-club");
        Assert.Equal(HttpStatusCode.NotFound, (await manager.Open($"/desk/listings/suggestions/{id}")).Status);
        using var practitioner = await house.SignedIn(Role.Practitioner);
        Assert.Equal(HttpStatusCode.NotFound, (await practitioner.Open("/desk/listings/suggestions")).Status);
        await using var connection = await house.Services.GetRequiredService<DatabaseSources>()[DatabaseRole.App].OpenConnectionAsync();
        await using var command = new NpgsqlCommand("select count(*) from listings.suggestions", connection);
        Assert.Equal(0L, await command.ExecuteScalarAsync());
    }

    [Fact]
    public async Task A_stranger_cannot_suggest_about_a_page_that_is_not_public()
    {
        await house.AnOrganisation("Hidden Trust", Tier.Member, Facts("Hidden refuge") with { IsPrivate = true });
        Assert.Equal(HttpStatusCode.NotFound, (await house.Stranger().Open("/services/hidden-refuge/wrong")).Status);
    }

    [Fact]
    public async Task The_organisations_own_manager_takes_some_of_it_and_the_suggester_is_told_and_forgotten()
    {
        var organisation = await Suggested("Own Trust", "Own run", form => form.Fill("Form.Cost", "Free").Fill("Form.Phone", "01332 777 777").Fill("Email", "kind@person.test"));
        using var manager = await house.SignedIn(await house.APerson(organisation.Id, Role.OrganisationManager));
        var page = await manager.Open($"/desk/listings/suggestions/{await Id("own-run")}");
        Assert.Contains("£2", string.Concat(page.Document.QuerySelectorAll("del").Select(one => one.TextContent)));
        Assert.Contains("Free", string.Concat(page.Document.QuerySelectorAll("ins").Select(one => one.TextContent)));
        var form = page.Form("Take what is ticked").Untick("Take").Choose("Take=Cost");
        await form.Press();
        var said = await house.Stranger().Open("/services/own-run");
        Assert.Contains("Free", said.Text);
        Assert.DoesNotContain("777 777", said.Text);
        Assert.Equal("PartlyTaken", await house.Behind<string>($"select state from listings.suggestions where id = '{await Id("own-run")}'"));
        Assert.Null(await house.Behind<string>($"select email from listings.suggestions where id = '{await Id("own-run")}'"));
        var told = Assert.Single(await house.Letters(), letter => letter.To == "kind@person.test");
        Assert.Equal("About what you told us", told.Subject);
        Assert.Contains("put the page right in part", told.Text);
        // Decided once.
        Assert.Equal(HttpStatusCode.Conflict, (await form.Press()).Status);
    }

    [Fact]
    public async Task Declining_needs_a_reason_and_the_page_stays()
    {
        await Suggested("Decline Trust", "Decline run", form => form.Fill("Form.Name", "Rude words").Fill("Email", "decline@person.test"));
        using var coordinator = await house.SignedIn(Role.Coordinator);
        var page = await coordinator.Open($"/desk/listings/suggestions/{await Id("decline-run")}");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await page.Form("Decline").Press()).Status);
        await page.Form("Decline").Fill("Reason", "We rang them: the name is right.").Press();
        Assert.Equal("Decline run", (await house.Stranger().Open("/services/decline-run")).Heading);
        Assert.Contains("We rang them", Assert.Single(await house.Letters(), letter => letter.To == "decline@person.test").Text);
    }

    [Fact]
    public async Task An_earlier_version_comes_back_and_the_later_one_is_kept_too()
    {
        await Suggested("Version Trust", "Version run", form => form.Fill("Form.Times", "Fridays, 5pm to 7pm"));
        using var coordinator = await house.SignedIn(Role.Coordinator);
        await (await coordinator.Open($"/desk/listings/suggestions/{await Id("version-run")}")).Form("Take what is ticked").Press();
        Assert.Contains("Fridays, 5pm to 7pm", (await house.Stranger().Open("/services/version-run")).Text);
        var desk = await coordinator.Open("/desk/listings/service/version-run");
        Assert.Contains("Somebody suggested it.", desk.Text);
        await desk.Form("form:has(input[name=version])").Press();
        var back = await house.Stranger().Open("/services/version-run");
        Assert.Contains("Tuesdays, 4pm to 6pm", back.Text);
        Assert.DoesNotContain("Fridays", back.Text);
        Assert.Equal(2L, await house.Behind<long>("select count(*) from listings.versions v join listings.services s on s.id = v.service_id where s.slug = 'version-run'"));
    }

    [Fact]
    public async Task Saying_nothing_is_refused_and_saying_nonsense_is_said_beside_the_field()
    {
        await house.AnOrganisation("Say Trust", Tier.Member, Facts("Say run"));
        using var visitor = house.Stranger();
        var page = await visitor.Open("/services/say-run/wrong");
        var nothing = await page.Form("Send").Press();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, nothing.Status);
        Assert.Contains("Tell us what is wrong, in a few words.", nothing.Text);
        var odd = await page.Form("Send").Fill("Form.Postcode", "xyz").Fill("What", "It moved").Press();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, odd.Status);
        Assert.Contains("That is no postcode", odd.Text);
        Assert.Contains("It moved", odd.Html);
        Assert.Equal(0L, await house.Behind<long>("select count(*) from listings.suggestions u join listings.services s on s.id = u.service_id where s.slug = 'say-run'"));
    }

    [Fact]
    public async Task One_page_cannot_be_flooded()
    {
        await house.AnOrganisation("Flood Trust", Tier.Member, Facts("Flood run"));
        await house.AsWorker(new(), async scope =>
        {
            var listings = scope.GetRequiredService<ListingsContext>();
            var service = await listings.Services.SingleAsync(s => s.Slug == "flood-run");
            for (var n = 0; n < Suggestion.MostWaiting; n++) listings.Suggestions.Add(Suggestion.Make(service, $"Wrong {n}", [], null, house.Clock.GetUtcNow()));
            await listings.SaveChangesAsync();
        });
        var thanks = await (await house.Stranger().Open("/services/flood-run/wrong")).Form("Send").Fill("What", "And more").Press();
        Assert.Equal("Thank you", thanks.Heading);
        Assert.Equal(Suggestion.MostWaiting, await house.Behind<long>("select count(*) from listings.suggestions u join listings.services s on s.id = u.service_id where s.slug = 'flood-run'"));
    }

    private async Task<Organisation> Suggested(string organisation, string service, Func<FilledForm, FilledForm>? fill = null)
    {
        var made = await house.AnOrganisation(organisation, Tier.Member, Facts(service));
        using var visitor = house.Stranger();
        var form = (await visitor.Open($"/services/{Derwent.Shared.Text.Slug.From(service)}/wrong")).Form("Send");
        var done = await (fill is null ? form.Fill("What", "It is free now.").Fill("Form.Cost", "Free") : fill(form)).Press();
        Assert.True(done.Heading == "Thank you", string.Join("; ", done.Document.QuerySelectorAll(".error, .summary-errors").Select(one => one.TextContent.Trim())) + done.Status);
        return made;
    }

    private async Task<Guid> Id(string slug) => await house.Behind<Guid>($"select u.id from listings.suggestions u join listings.services s on s.id = u.service_id where s.slug = '{slug}'");
}
