using Derwent.Listings.Find;
using Derwent.Shared.Jobs;
using Derwent.Shared.Mail;
using Derwent.Shared.Security;
using Derwent.Shared.Time;
using Derwent.Shared.Ui;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Derwent.Listings.Freshness;

/// <summary>The letters about an organisation's pages. A page that is not public is not named in a letter.</summary>
internal sealed class ListingLetters(ListingsContext listings, Links links, Outbox outbox, IOptions<ListingsOptions> promises, IOptions<AllianceOptions> alliance, TimeProvider clock)
{
    private const int MostNamed = 12;

    /// <summary>What the organisation has to confirm now, the longest unconfirmed first.</summary>
    public Task<List<Service>> Due(Guid organisationId, CancellationToken stop) =>
        new Due(UkTime.Today(clock), promises.Value).ToAsk(listings.Services).AsNoTracking().Include(nameof(Service.Contacts))
            .Where(s => s.OrganisationId == organisationId).OrderBy(s => s.AssuredOn != null).ThenBy(s => s.AssuredOn).ThenBy(s => s.Name).Take(500).ToListAsync(stop);

    public async Task Send(Ask ask, IReadOnlyList<Service> services, CancellationToken stop)
    {
        var token = await links.Issue(LinkKind.Listing, ask.OrganisationId, null, TimeSpan.FromDays(promises.Value.LinkDays), stop);
        var subject = ask.Reminders == 0 ? "Is your page still right?" : "A reminder: is your page still right?";
        await outbox.Send(new Letter(ask.Email!, subject, Text(ask, services, outbox.Address("/l/" + token)), ask.Id));
    }

    private string Text(Ask ask, IReadOnlyList<Service> services, string address)
    {
        var today = UkTime.Today(clock);
        var open = services.Where(service => !service.IsPrivate).ToList();
        var lines = open.Take(MostNamed).Select(service => $"{service.Name}: {(service.AssuredOn is { } day ? $"last checked {FindWords.Ago(day, today)}" : "not checked yet")}").ToList();
        if (open.Count > MostNamed) lines.Add($"and {open.Count - MostNamed} more");
        if (services.Count > open.Count) lines.Add(InWords.Count(services.Count - open.Count, "page that is not public", "pages that are not public"));
        var hides = promises.Value.HideDays == 0 ? "" : $"\n\nIf nobody answers, people stop finding a page {Weeks(promises.Value.HideDays)} after our first letter. One press brings it back.";
        return $"""
            Hello {ask.Organisation},

            Young people and families in {alliance.Value.City} look for help in our directory. Please look at what it says of you. If it is still right, press one button; if not, put it right there. It takes under a minute and you need no account.

            {string.Join("\n", lines)}

            {address}{hides}

            This link is yours: please don't pass it on outside your organisation. It works for {promises.Value.LinkDays} days.

            {alliance.Value.Name}
            """;
    }

    private static string Weeks(int days) => days % 7 == 0 ? InWords.Count(days / 7, "week") : InWords.Count(days, "day");
}
