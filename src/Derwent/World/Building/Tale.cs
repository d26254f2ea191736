using Derwent.FrontDoor;
using Derwent.FrontDoor.Refer;
using Derwent.Shared.Database;
using Derwent.Shared.Security;
using Microsoft.EntityFrameworkCore;

namespace Derwent.World;

/// <summary>One story: a referral and what became of it. Every sentence of it is an entry of the diary, played by the person who would press the button.</summary>
internal sealed partial class Tale(Telling telling, SubjectKind kind, SubjectDetails details)
{
    private DateOnly referredOn;
    private Referrer referrer = null!;
    private IReadOnlyList<SaidNeed> needs = [];
    private StaffSaid? triager;
    private bool weighed;

    public SubjectDetails Details => details;
    public string Name => details.Name(kind);
    public string ShortName => details.ShortName(kind);
    public Guid Referral { get; private set; }
    public Guid Case { get; private set; }

    /// <summary>The referrer's private link.</summary>
    public string? Token { get; private set; }

    /// <summary>The young person's own link, when there is one.</summary>
    public string? PlanToken { get; private set; }

    /// <summary>Somebody without an account fills in the form.</summary>
    public Tale Refer(
        string at, Referrer from, string own, string needs, string? theirs = null, Danger danger = Danger.No, Agreement? agree = null,
        string? person = null, string? family = null, string? around = null)
    {
        (referrer, this.needs, referredOn) = (from, SaidNeed.Read(needs), telling.Calendar.WrittenDay(at[..at.LastIndexOf(' ')]));
        var answers = new Answers
        {
            Kind = kind, AboutMe = from.CameFrom == CameFrom.Themselves && kind == SubjectKind.YoungPerson, Details = details, Danger = danger, Picks = [.. this.needs.Select(need => need.Code)],
            PersonNote = person, FamilyNote = family, EnvironmentNote = around, OwnWords = own, TheirWords = theirs, Agreement = agree ?? Agree.Yes, Referrer = from,
        };
        return ByLink(at, "refers", () => null, async scene =>
        {
            var (id, token) = await scene.Get<Links>().OpenDraft();
            await scene.Get<RequestDatabase>().EnterAsync(null, token, default);
            scene.Door.Drafts.Add(Draft.Begin(id, answers, scene.Now));
            await scene.Door.SaveChangesAsync();
            (Referral, Token) = (id, await scene.Get<SendReferral>().From((await scene.Get<SendReferral>().Hold(id))!, null));
        });
    }

    /// <summary>The referrer adds something from their link.</summary>
    public Tale Tells(string at, string words) => FromReferrer(at, "adds something", (referral, who, now) => referral.AddFromReferrer(words, who, now));

    public Tale Answers(string at, string words) => FromReferrer(at, "answers", (referral, who, now) => referral.ReferrerAnswered(words, who, now));

    public Tale EndsContact(string at, string why) => FromReferrer(at, "can't be the contact any more", (referral, who, now) => referral.EndContact(why, who, now));

    private Tale FromReferrer(string at, string what, Action<Referral, Who, DateTimeOffset> act) => ByLink(at, what, () => Token, async scene =>
    {
        var opened = await scene.Get<FrontDoor.Follow.SecondThing>().Open(Token!, referrer.Email);
        await scene.Get<RequestDatabase>().EnterAsync(null, opened, default);
        act(await ReferralOf(scene), scene.Who, scene.Now);
        await scene.Save();
    });

    private DateTimeOffset When(string at) => telling.Calendar.At(at, referredOn);

    private DateOnly Day(string day) => telling.Calendar.Day(day, referredOn);

    private Tale Then(string at, StaffSaid by, string what, Func<Scene, Task> act)
    {
        telling.Diary.Write(When(at), $"{Name}: {by.Name} {what}", (stage, now) => stage.As(by, now, act));
        return this;
    }

    private Tale ByLink(string at, string what, Func<string?> token, Func<Scene, Task> act)
    {
        telling.Diary.Write(When(at), $"{Name}: {referrer.Name} {what}", (stage, now) => stage.ByLink(token(), new Who(null, referrer.Name, null), now, act));
        return this;
    }

    private Task<Referral> ReferralOf(Scene scene) => scene.Door.Referrals.SingleAsync(referral => referral.Id == Referral);
}
