using Derwent.Accounts;
using Derwent.FrontDoor;
using Derwent.Shared.Security;
using Derwent.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Derwent.Tests.Support;

/// <summary>A case with one offer that went out, in the database, made by a person of the partnership team through the domain's own verbs.</summary>
internal sealed record Sent(Person Partner, Guid CaseId, Guid OfferId, Guid OrganisationId, string Service, string Surname, SentLetter Letter)
{
    private static int count;

    public static async Task<Sent> Make(House house, SubjectKind kind = SubjectKind.YoungPerson, bool planDoor = false)
    {
        var number = Interlocked.Increment(ref count);
        var partner = await house.APerson(Guid.CreateVersion7(), Role.StrategicPartner);
        var now = house.Clock.GetUtcNow();
        var surname = $"Quillfeather{number}";
        var who = new Who(partner.Id, partner.Name, partner.OrganisationId);
        var opened = Case.Open(SomeCase.Opening(kind) with { Name = $"Theo {surname}" }, $"C-T{number:0000}", who, now);
        opened.GiveTo(SomeCase.Priya, who, now);
        var package = Package.Begin(opened, now, "I want to be picked for something.", who, now);
        var part = package.Add(SomeCase.PartSaid($"Beats and bars {number}"), who, now);
        Offer offer = null!;
        await house.As(partner, async services =>
        {
            var support = services.GetRequiredService<SupportContext>();
            offer = package.Send(opened, new Dictionary<string, string>(), "They were rung twice.",
                p => Offer.Of(p, SomeCase.Text() with { Title = $"{p.Service}, for a young person of 14" }, $"offers{number}@example.test", who, now), who, now)[0];
            support.AddRange(opened, package, offer);
            if (planDoor)
            {
                var door = PlanDoor.Make(opened.Id, who, now);
                door.AskBirthday(new DateOnly(2012, 3, 27), who, now);
                support.Add(door);
            }
            await support.SaveChangesAsync();
            await services.GetRequiredService<Circle>().Add(opened.Id, null, part.OrganisationId, "gives support", "consent", via: offer.Id, began: false);
            await services.GetRequiredService<OfferLetters>().OfferSent(offer);
        });
        return new Sent(partner, opened.Id, offer.Id, part.OrganisationId, part.Service, surname, (await house.Letters()).Last(letter => letter.To == $"offers{number}@example.test"));
    }

    /// <summary>A link to the young person's plan.</summary>
    public async Task<string> PlanLink(House house)
    {
        var token = "";
        await house.As(Partner, async services => token = await services.GetRequiredService<Links>().Issue(LinkKind.Plan, CaseId, CaseId, TimeSpan.FromDays(90)));
        return "/l/" + token;
    }
}
