using Derwent.Listings;
using Derwent.Listings.Changes;
using Derwent.Listings.Freshness;
using Derwent.Listings.Likeness;
using Derwent.Shared.Security;
using Microsoft.EntityFrameworkCore;

namespace Derwent.World;

/// <summary>The directory this morning: one organisation has a letter open, somebody suggested a change, a page stands there twice, somebody looked in vain.</summary>
internal sealed class Mending(Stage stage, WorldCalendar calendar, WorldIds ids)
{
    /// <summary>Who has the letter, and the link in it.</summary>
    public string Asked { get; private set; } = "";

    public string Token { get; private set; } = "";

    public async Task Run()
    {
        await stage.ByLink(null, Who.Derwent, calendar.Now.AddDays(-1), Suggest);
        await stage.As(Staff.Ruth, calendar.Now.AddHours(-2), ListTwice);
        await stage.ByTheClock(calendar.Now.AddHours(-1), async scene =>
        {
            await scene.Get<FindAlikesHandler>().Run(new FindAlikes(), default);
            await Ask(scene);
        });
    }

    // The one whose page was confirmed longest ago.
    private async Task Ask(Scene scene)
    {
        var oldest = await scene.Get<ListingsContext>().Services.AsNoTracking().Where(s => s.Status == ServiceStatus.Active && !s.IsPrivate && s.AssuredOn != null).OrderBy(s => s.AssuredOn).ThenBy(s => s.Slug).FirstAsync();
        await scene.Get<AskAboutListingsHandler>().Run(new AskAboutListings(oldest.OrganisationId), default);
        Asked = oldest.OrganisationName;
        Token = await scene.Get<Links>().Issue(LinkKind.Listing, oldest.OrganisationId, null, TimeSpan.FromDays(200));
    }

    private async Task Suggest(Scene scene)
    {
        var listings = scene.Get<ListingsContext>();
        var slug = await listings.Services.Where(s => s.Status == ServiceStatus.Active && !s.IsPrivate).OrderBy(s => s.Slug).Select(s => s.Slug).FirstAsync();
        var service = (await listings.WholeAsync(s => s.Slug == slug, default))!;
        var said = scene.Get<ListingChange>().FormOf(service);
        listings.Suggestions.Add(Suggestion.Make(service, "I went on Tuesday. The door is round the back now, and it costs two pounds.",
            [new SuggestedChange("Cost", said.Cost ?? "", "£2 a session"), new SuggestedChange("GettingThere", said.GettingThere ?? "", "The door is round the back, by the bins.")], "a.parent@people.example", scene.Now));
        listings.Misses.Add(Miss.Make("skateboarding", "DE23", "11-15", [], "Somewhere to skate when it rains", DateOnly.FromDateTime(scene.Now.DateTime)));
        await listings.SaveChangesAsync();
    }

    // A page that somebody wrote a second time. It is paused, so nobody is sent there.
    private async Task ListTwice(Scene scene)
    {
        var listings = scene.Get<ListingsContext>();
        var slug = ids.Slugs.Values.Order(StringComparer.Ordinal).First();
        var first = await listings.WholeAsync(s => s.Slug == slug, default);
        var facts = first!.Facts with { Name = first.Name + " (old page)", Status = ServiceStatus.TemporarilyClosed, IsPrivate = false };
        listings.Services.Add(Service.List(first.OrganisationId, first.OrganisationName, first.Slug + "-old", facts, scene.Now));
        await listings.SaveChangesAsync();
    }
}
