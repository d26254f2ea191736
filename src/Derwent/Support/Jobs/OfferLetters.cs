using Derwent.Shared.Jobs;
using Derwent.Shared.Mail;
using Derwent.Shared.Security;
using Derwent.Shared.Time;
using Derwent.Shared.Ui;

namespace Derwent.Support;

/// <summary>The letters of an offer, and what happens by the clock when nobody answers. A letter holds a private link and no name.</summary>
internal sealed class OfferLetters(Links links, Outbox outbox, TimeProvider clock)
{
    private static readonly TimeSpan LinkLife = TimeSpan.FromDays(60);

    /// <summary>The offer went out: its letter, the reminder after one working day, and its return to the team after two, all in this transaction.</summary>
    public async Task OfferSent(Offer offer)
    {
        if (offer.SentTo is { } to) await Write(offer, to, "A question from the youth alliance", "We are asking you for one part of a plan of support.");
        await outbox.Later(new ChaseOffer(offer.Id), offer.RemindAt);
        await outbox.Later(new TakeOfferBack(offer.Id), offer.DueAt);
    }

    /// <summary>Somebody said yes: on the first day support has begun, and whoever referred may see that.</summary>
    public Task OfferAccepted(Offer offer) => offer.StartsOn is { } day
        ? outbox.Later(new SupportBegins(offer.Id), Max(UkTime.At(day, new TimeOnly(9, 0)), clock.GetUtcNow()))
        : Task.CompletedTask;

    /// <summary>One working day without an answer.</summary>
    public Task Reminder(Offer offer) => offer.SentTo is { } to
        ? Write(offer, to, "A reminder from the youth alliance", "We asked you for one part of a plan of support, and nobody has answered yet.")
        : Task.CompletedTask;

    private async Task Write(Offer offer, string to, string subject, string first)
    {
        var token = await links.Issue(LinkKind.Offer, offer.Id, offer.CaseId, LinkLife);
        var now = clock.GetUtcNow();
        await outbox.Send(new Letter(to, subject,
            $"""
            Hello {offer.Organisation},

            {first} It is about {offer.Service}.

            Please answer by {InWords.LongMoment(offer.DueAt, now)}. You can say yes, not yet, or no. It takes a minute and needs no account:

            {outbox.Address("/l/" + token)}

            The link is for you and your team. It shows what is asked and nothing that says who it is about. If nobody answers, we ask somebody else, and nobody is cross.

            Thank you.
            """, offer.Id));
    }

    private static DateTimeOffset Max(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;
}
