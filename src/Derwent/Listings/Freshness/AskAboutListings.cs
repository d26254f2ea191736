using System.Net.Mail;
using Derwent.Alliance;
using Derwent.Shared.Jobs;
using Derwent.Shared.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Derwent.Listings.Freshness;

/// <summary>Asks an organisation whether its pages are still right: one letter about all that are due.</summary>
internal sealed record AskAboutListings(Guid OrganisationId) : IJob;

internal sealed class AskAboutListingsHandler(ListingsContext listings, AllianceContext alliance, ListingLetters letters, TimeProvider clock) : IJobHandler<AskAboutListings>
{
    public async Task Run(AskAboutListings job, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        if (await listings.Asks.AnyAsync(ask => ask.OrganisationId == job.OrganisationId && ask.ClosedAt == null, stop)) return;
        var services = await letters.Due(job.OrganisationId, stop);
        if (services.Count == 0) return;
        var organisation = await alliance.Organisations.AsNoTracking().SingleOrDefaultAsync(one => one.Id == job.OrganisationId, stop);
        if (organisation is null or { MergedIntoId: not null }) return;
        var ask = Ask.Make(organisation.Id, organisation.Name, await AddressAsync(organisation, services, stop), now);
        listings.Asks.Add(ask);
        await listings.SaveChangesAsync(stop);
        if (ask.Email is not null) await letters.Send(ask, services, stop);
    }

    /// <summary>The address they gave for this; else their own; else the first that stands on one of their pages.</summary>
    private async Task<string?> AddressAsync(Organisation organisation, List<Service> services, CancellationToken stop)
    {
        var given = await listings.ListingContacts.Where(contact => contact.OrganisationId == organisation.Id).Select(contact => contact.Email).SingleOrDefaultAsync(stop);
        return new[] { given, organisation.Email }.Concat(services.Select(s => s.Email)).Concat(services.SelectMany(s => s.Contacts).Select(contact => contact.Email))
            .FirstOrDefault(email => email is { Length: > 0 and <= 320 } && MailAddress.TryCreate(email, out var mail) && mail.Address == email);
    }
}

/// <summary>A week has passed without an answer, or two: the letter again. Three: the coordinator's page.</summary>
internal sealed record RemindOfListings(Guid AskId) : IJob;

internal sealed class RemindOfListingsHandler(ListingsContext listings, ListingLetters letters, IOptions<ListingsOptions> promises, TimeProvider clock) : IJobHandler<RemindOfListings>
{
    public async Task Run(RemindOfListings job, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var ask = await listings.Asks.SingleOrDefaultAsync(one => one.Id == job.AskId, stop);
        if (ask?.Next(now, promises.Value) is not { } step) return;
        var services = await letters.Due(ask.OrganisationId, stop);
        if (services.Count == 0) ask.Close(AskOutcome.Answered, now);
        else if (step == 3) ask.Escalate(now);
        else
        {
            ask.Remind();
            await letters.Send(ask, services, stop);
        }
        await listings.SaveChangesAsync(stop);
    }
}
