using Derwent.FrontDoor;
using Derwent.Listings;

namespace Derwent.World;

/// <summary>What the partnership team does at the front door.</summary>
internal sealed partial class Tale
{
    public Tale Take(string at, StaffSaid by) => AtDoor(at, by, "takes it on", (referral, scene) => referral.TakeOn(scene.Who.PersonId!.Value, by.Name, scene.Who, scene.Now));

    public Tale Meeting(string at, StaffSaid by, string day) => AtDoor(at, by, "puts it on the meeting", (referral, scene) => referral.TakeToMeeting(Day(day), scene.Who, scene.Now));

    /// <summary>Triage looks at the needs and says how heavy each is.</summary>
    public Tale Weigh(string at, StaffSaid by)
    {
        weighed = true;
        return AtDoor(at, by, "weighs the needs", WeighNeeds);
    }

    /// <summary>Recognised as somebody new; the decision comes later.</summary>
    public Tale Recognise(string at, StaffSaid by) => AtDoor(at, by, "recognises", RecogniseAsNew);

    /// <summary>Recognised as somebody new, and accepted.</summary>
    public Tale Accept(string at, StaffSaid by, string why, Urgency urgency = Urgency.Usual)
    {
        triager = by;
        var weigh = !weighed;
        return Then(at, by, "accepts", async scene =>
        {
            var referral = await ReferralOf(scene);
            if (weigh) WeighNeeds(referral, scene);
            RecogniseAsNew(referral, scene);
            referral.Accept(why, urgency, scene.Who, scene.Now);
            await scene.Save();
        });
    }

    public Tale Asks(string at, StaffSaid by, string question) => AtDoor(at, by, "asks", (referral, scene) => referral.AskReferrer(question, referral.Urgency, scene.Who, scene.Now));

    public Tale Signpost(string at, StaffSaid by, string why, params string[] services) => AtDoor(at, by, "points elsewhere", (referral, scene) =>
        referral.Signpost([.. services.Select(key => new Signposted(telling.Ids.Services[key], telling.Ids.Slugs[key], WorldServices.Of(key).Name, Organisation(key)))],
            why, referral.Urgency, scene.Who, scene.Now));

    public Tale Decline(string at, StaffSaid by, string why) => AtDoor(at, by, "declines", (referral, scene) => referral.Decline(why, referral.Urgency, scene.Who, scene.Now));

    public Tale Escalate(string at, StaffSaid by, string why) => AtDoor(at, by, "escalates", (referral, scene) => referral.EscalateToCouncil(why, scene.Who, scene.Now));

    public Tale Council(string at, StaffSaid by, bool theyTakeIt, string reference, string words) =>
        AtDoor(at, by, "hears from the council", (referral, scene) => referral.CouncilAcknowledged(theyTakeIt, reference, words, scene.Who, scene.Now));

    public Tale ReopensAtDoor(string at, StaffSaid by, string why) => AtDoor(at, by, "opens it again", (referral, scene) => referral.Reopen(why, scene.Who, scene.Now));

    public Tale Merge(string at, StaffSaid by, Tale other, string why) => Then(at, by, "merges", async scene =>
    {
        (await ReferralOf(scene)).MergeInto(await other.ReferralOf(scene), why, scene.Who, scene.Now);
        await scene.Save();
    });

    /// <summary>Somebody spoke with them; recorded by the partnership team when whoever did it has no referral open.</summary>
    public Tale Met(string at, StaffSaid who, string? toReferrer = null, StaffSaid? by = null)
    {
        var writer = who.Roles.Contains(Shared.Security.Role.StrategicPartner) ? who : by ?? triager!;
        return AtDoor(at, writer, "notes the first contact", (referral, scene) => referral.Meet(toReferrer, scene.Who, scene.Now));
    }

    private Tale AtDoor(string at, StaffSaid by, string what, Action<Referral, Scene> act) => Then(at, by, what, async scene =>
    {
        act(await ReferralOf(scene), scene);
        await scene.Save();
    });

    private static void RecogniseAsNew(Referral referral, Scene scene)
    {
        if (referral.SubjectId is not null) return;
        var subject = Subject.Record(referral.Kind, referral.Stated, scene.Who, scene.Now);
        scene.Door.Subjects.Add(subject);
        referral.Recognise(subject, isNew: true, null, scene.Who, scene.Now);
    }

    private void WeighNeeds(Referral referral, Scene scene)
    {
        foreach (var need in needs.Where(need => need.Severity != 2)) referral.NoteNeed(NeedVocabulary.Find(need.Code)!, need.Severity, scene.Who, scene.Now);
    }

    private static string Organisation(string service) => WorldOrganisations.All.First(one => one.Key == WorldServices.Of(service).By).Name;
}
