using Derwent.Shared.Security;

namespace Derwent.FrontDoor;

public sealed partial class Referral
{
    internal void Acknowledge(Who by, DateTimeOffset now)
    {
        if (!Steps.OfType<Acknowledgement>().Any())
        {
            Add(new Acknowledgement(), by, now);
        }
    }

    internal void TakeOn(Guid person, string name, Who by, DateTimeOffset now)
    {
        Refuse(IsClosed, "This referral is closed. Reopen it before you give it to somebody.");
        if (AssignedToId != person)
        {
            Add(new Assignment { PersonId = person, PersonName = name }, by, now);
        }
    }

    internal void TakeToMeeting(DateOnly meeting, Who by, DateTimeOffset now)
    {
        Refuse(IsClosed, "This referral is closed. Reopen it before it goes to a meeting.");
        if (MeetingOn != meeting)
        {
            Add(new MeetingItem { Meeting = meeting }, by, now);
        }
    }

    internal void Recognise(Subject subject, bool isNew, string? why, Who by, DateTimeOffset now)
    {
        Refuse(subject.Kind != Kind, "That is another kind of subject. A referral can only be joined to one of its own kind.");
        Refuse(SubjectId is { } held && held != subject.Id, "This referral is already joined to somebody. Undo that first.");
        if (SubjectId is null)
        {
            Add(new Recognition { SubjectId = subject.Id, IsNew = isNew, Words = why }, by, now);
            Reach(Station.Recognised, by, now);
        }
    }

    internal void Unrecognise(string why, Who by, DateTimeOffset now)
    {
        Refuse(SubjectId is null, "There is nothing to undo: nobody has joined this referral to anyone.");
        Refuse(HasCase, "A package has begun for this referral. Close or move the case before you undo the joining.");
        Add(new Unrecognition { SubjectId = SubjectId!.Value, Words = why }, by, now);
    }

    /// <summary>Recognition failed while this came in; somebody has to look by hand.</summary>
    internal void NotRecognised(Who by, DateTimeOffset now) => Add(new RecognitionFailed(), by, now);

    /// <summary>It belongs to another known subject now, because two were put together or one was taken apart.</summary>
    internal void Regroup(Guid subject, Guid regrouping, Who by, DateTimeOffset now) => Add(new Regrouped { SubjectId = subject, RegroupingId = regrouping }, by, now);

    internal void KeepApart(Guid subject, bool asFamily, Who by, DateTimeOffset now)
    {
        Refuse(SubjectId == subject, "This referral is joined to them. Undo that first.");
        if (!Steps.OfType<SetApart>().Any(apart => apart.SubjectId == subject))
        {
            Add(new SetApart { SubjectId = subject, AsFamily = asFamily }, by, now);
        }
    }

    /// <summary>The journey reached a station. The first time counts; a second time changes nothing.</summary>
    /// <param name="station">What was reached.</param>
    /// <param name="by">Who made it so.</param>
    /// <param name="now">When.</param>
    public void Reach(Station station, Who by, DateTimeOffset now)
    {
        Refuse(station >= Station.Package && !IsAccepted, "Triage has not accepted this referral, so a package cannot begin.");
        if (!Steps.OfType<Milestone>().Any(milestone => milestone.Station == station))
        {
            Add(new Milestone { Station = station }, by, now);
        }
    }

    /// <summary>When a station was first reached, or null.</summary>
    public DateTimeOffset? ReachedAt(Station station) =>
        Steps.OfType<Milestone>().FirstOrDefault(milestone => milestone.Station == station)?.At;

    /// <summary>Somebody spoke with the young person, the family or the people of the place. The first time counts.</summary>
    /// <param name="toReferrer">Words that they asked us to pass on to the referrer, or null.</param>
    /// <param name="by">Who spoke with them.</param>
    /// <param name="now">When.</param>
    public void Meet(string? toReferrer, Who by, DateTimeOffset now)
    {
        Refuse(!IsAccepted, "Triage has not accepted this referral, so nobody can have met them yet.");
        if (MetAt is null)
        {
            Add(new FirstContact { Words = toReferrer }, by, now);
        }
    }

    /// <summary>What the referrer added since, with when, oldest first.</summary>
    public IReadOnlyList<(DateTimeOffset At, string Words)> FromReferrer =>
        [.. Steps.Where(step => step is Message or Answer).Select(step => (step.At, step.Words ?? ""))];

    internal void AddFromReferrer(string words, Who by, DateTimeOffset now)
    {
        // The same words again within ten minutes are a form that was sent twice.
        if (Steps.OfType<Message>().LastOrDefault() is not { } last || last.Words != words || now - last.At > TimeSpan.FromMinutes(10))
        {
            Add(new Message { Words = words }, by, now);
        }
    }

    internal void ReadNews(Who by, DateTimeOffset now)
    {
        if (NewsSince is not null)
        {
            Add(new NewsRead(), by, now);
        }
    }

    internal void ReferrerAnswered(string words, Who by, DateTimeOffset now)
    {
        Refuse(OpenQuestion is null, "There is no open question. You can still add something new.");
        Add(new Answer { QuestionId = OpenQuestion!.Id, Words = words }, by, now);
    }

    internal void EndContact(string? why, Who by, DateTimeOffset now)
    {
        if (!Steps.OfType<ContactEnded>().Any())
        {
            Add(new ContactEnded { Words = why }, by, now);
        }
    }

    internal bool WasReminded(Guid aboutStep) => Steps.OfType<Reminder>().Any(reminder => reminder.AboutStepId == aboutStep);

    internal void Remind(Guid aboutStep, string words, Who by, DateTimeOffset now) =>
        Add(new Reminder { AboutStepId = aboutStep, Words = words }, by, now);
}
