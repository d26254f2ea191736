using Derwent.FrontDoor;
using Derwent.Listings;
using Derwent.Shared.Security;
using Microsoft.Extensions.DependencyInjection;

namespace Derwent.Tests.FrontDoor;

/// <summary>What the front door dealt with before the test begins.</summary>
internal static class Earlier
{
    /// <summary>Theo Marsh, recorded in spring and pointed to a listing: known, with no case.</summary>
    public static async Task OfTheo(House house)
    {
        var person = await house.APerson(Guid.CreateVersion7(), Role.StrategicPartner);
        var who = new Who(person.Id, person.Name, person.OrganisationId);
        var then = house.Clock.GetUtcNow().AddDays(-200);
        var referral = SomeReferral.Submitted(at: then);
        var subject = Subject.Record(referral.Kind, referral.Stated, who, then);
        referral.Recognise(subject, isNew: true, null, who, then);
        referral.Signpost([new Signposted(Guid.CreateVersion7(), "the-club", "The club", "Helpers")], "The club on his road has room.", Urgency.Usual, who, then);
        await house.As(person, async services =>
        {
            var front = services.GetRequiredService<FrontDoorContext>();
            front.AddRange(referral, subject);
            await front.SaveChangesAsync();
        });
    }
}
