using System.Globalization;
using Derwent.Shared.Database;
using Derwent.Shared.Security;
using Derwent.Shared.Time;
using Derwent.Shared.Ui;

namespace Derwent.WhatsOn;

/// <content>What may be done with an event, and by whom.</content>
internal sealed partial class CommunityEvent
{
    /// <summary>Somebody begins to write. The slug is free; the caller knows which are taken.</summary>
    public static CommunityEvent Draft((Guid Id, string Name, string Slug) organisation, string slug, EventFacts facts, Who by, DateTimeOffset now)
    {
        var one = new CommunityEvent
        {
            Id = Guid.CreateVersion7(now), Slug = slug, OrganisationId = organisation.Id, OrganisationName = organisation.Name, OrganisationSlug = organisation.Slug, CreatedAt = now, UpdatedAt = now,
        };
        one.Take(facts);
        one.Step(EventState.Draft, "Written", by, now);
        return one;
    }

    /// <summary>It was read from an organisation's own calendar.</summary>
    public static CommunityEvent FromCalendar((Guid Id, string Name, string Slug) organisation, string slug, EventFacts facts, Guid feed, string uid, DateTimeOffset now)
    {
        var one = Draft(organisation, slug, facts, Who.Derwent, now);
        (one.FeedId, one.ExternalUid, one.ReadAt) = (feed, uid, now);
        one.Step(EventState.Submitted, "Read from the organisation’s own calendar", Who.Derwent, now);
        return one;
    }

    /// <summary>What is said about it changes. True when anything did.</summary>
    public bool Describe(EventFacts facts, Who by, DateTimeOffset now)
    {
        if (State == EventState.Cancelled) throw new RuleRefused("This event is cancelled. Copy it to make a new one.");
        if (Same(facts)) return false;
        var was = Facts;
        Take(facts);
        Changed(now);
        Step(State, State == EventState.Published ? "Changed: " + Difference(was, facts) : "Changed", by, now);
        return true;
    }

    /// <summary>Read again from the calendar it came from.</summary>
    public bool ReadAgain(EventFacts facts, DateTimeOffset now)
    {
        ReadAt = now;
        return State != EventState.Cancelled && Describe(facts, Who.Derwent, now);
    }

    /// <summary>Single dates as the calendar has them: moved, off, on again. What was cancelled here stays cancelled. True when anything changed.</summary>
    public bool ReadDates(IReadOnlyDictionary<DateOnly, (DateTimeOffset From, DateTimeOffset To)?> dates, DateTimeOffset now)
    {
        const string There = "Not on this day in the organisation’s own calendar.";
        if (!IsSeries || State == EventState.Cancelled) return false;
        var changed = false;
        foreach (var one in occurrences)
        {
            var usual = (From: Begins(one.OriginalDay, StartsAt), To: Ends(one.OriginalDay, StartsAt, Minutes));
            var isSaid = dates.TryGetValue(one.OriginalDay, out var said);
            var (off, at) = (isSaid && said is null, said ?? usual);
            if (off != one.IsOff && (off || one.CancelledWhy == There))
            {
                one.CancelOnly(off ? There : null, off ? now : null);
                changed = true;
            }
            if (off || (one.StartsAt, one.EndsAt) == at) continue;
            one.Stand(at.From, at.To, Capacity, moved: at != usual);
            changed = true;
        }
        if (!changed) return false;
        LastDay = occurrences.Max(one => one.Day);
        Changed(now);
        Step(State, "Single dates followed the calendar", Who.Derwent, now);
        return true;
    }

    public void Submit(Who by, DateTimeOffset now)
    {
        if (State != EventState.Draft) throw new RuleRefused("Only a draft can be sent to the coordinator.");
        Step(EventState.Submitted, "Sent to the coordinator", by, now);
    }

    /// <summary>The coordinator says yes: the public sees it.</summary>
    public void Publish(Who by, DateTimeOffset now)
    {
        if (State is not (EventState.Draft or EventState.Submitted)) throw new RuleRefused("This event is public already, or cancelled.");
        if (LastDay < UkTime.DateOf(now)) throw new RuleRefused("Every date of this event has passed. Change its dates first.");
        PublishedAt = now;
        Changed(now);
        Step(EventState.Published, "Published", by, now);
    }

    /// <summary>The coordinator asks for a change.</summary>
    public void SendBack(string why, Who by, DateTimeOffset now)
    {
        if (State != EventState.Submitted) throw new RuleRefused("Only what waits for the coordinator can be sent back.");
        Step(EventState.Draft, "Sent back: " + Said(why, "Say what should be different, so that they can mend it."), by, now);
    }

    /// <summary>All of it is off. It stays in calendars as cancelled, so that nobody stands before a closed door.</summary>
    public void Cancel(string why, Who by, DateTimeOffset now)
    {
        if (State == EventState.Cancelled) throw new RuleRefused("This event is cancelled already.");
        CancelledWhy = Said(why, "Say in a few words why it is off. People read it.");
        Changed(now);
        Step(EventState.Cancelled, "Cancelled: " + CancelledWhy, by, now);
    }

    /// <summary>One date is off.</summary>
    public Occurrence CancelOne(Guid occurrence, string why, Who by, DateTimeOffset now)
    {
        var one = Coming(occurrence, now);
        if (one.IsOff) throw new RuleRefused("This date is cancelled already.");
        one.CancelOnly(Said(why, "Say in a few words why it is off. People read it."), now);
        Changed(now);
        Step(State, $"{Short(one.Day)} cancelled: {one.CancelledWhy}", by, now);
        return one;
    }

    /// <summary>A cancelled date is on again.</summary>
    public Occurrence RestoreOne(Guid occurrence, Who by, DateTimeOffset now)
    {
        var one = Coming(occurrence, now);
        if (!one.IsOff) throw new RuleRefused("This date is on.");
        one.CancelOnly(null, null);
        Changed(now);
        Step(State, $"{Short(one.Day)} is on again", by, now);
        return one;
    }

    /// <summary>One date moves to another day or time, as long as before.</summary>
    public Occurrence MoveOne(Guid occurrence, DateOnly to, TimeOnly at, Who by, DateTimeOffset now)
    {
        var one = Coming(occurrence, now);
        if (one.IsOff) throw new RuleRefused("This date is cancelled. Bring it back first.");
        var (from, length) = (one.Day, Minutes);
        if (Begins(to, at) <= now) throw new RuleRefused("The new time has passed. Choose one to come.");
        if (to > UkTime.DateOf(now).AddYears(Series.YearsAhead)) throw new RuleRefused("The new day lies more than two years ahead.");
        if (occurrences.Any(other => other.Id != one.Id && other.Day == to && !other.IsOff)) throw new RuleRefused("There is a date of this series on that day already.");
        one.Stand(Begins(to, at), Ends(to, at, length), Capacity, moved: true);
        LastDay = occurrences.Max(each => each.Day);
        Changed(now);
        Step(State, $"{Short(from)} moved to {Short(to)}, {InWords.Clock(at)}", by, now);
        return one;
    }

    /// <summary>The same again as a draft, from another day on.</summary>
    public CommunityEvent Copy(string slug, DateOnly first, Who by, DateTimeOffset now)
    {
        var shift = first.DayNumber - StartsOn.DayNumber;
        return Draft((OrganisationId, OrganisationName, OrganisationSlug), slug, Facts with { StartsOn = first, Until = Until?.AddDays(shift) }, by, now);
    }

    private void Take(EventFacts facts)
    {
        var days = Series.Days(facts);
        if (facts.Minutes is < 5 or > 14 * 1440) throw new RuleRefused("An event lasts between five minutes and two weeks.");
        (Title, Words, Kind, StartsOn, StartsAt, Minutes) = (facts.Title, facts.Words, facts.Kind, days[0], facts.StartsAt, facts.Minutes);
        (Rule, Until, SkipsBankHolidays) = (facts.Rule, facts.Until, facts is { Rule: not null, SkipsBankHolidays: true });
        (IsOnline, OnlineAddress, PlaceName, Street, Postcode, Area, Longitude, Latitude) = (facts.IsOnline, facts.OnlineAddress, facts.PlaceName, facts.Street, facts.Postcode, facts.Area, facts.Longitude, facts.Latitude);
        (MinAge, MaxAge, OnlyFor, Access, AccessWords) = (facts.MinAge, facts.MaxAge, facts.OnlyFor, [.. facts.Access], facts.AccessWords);
        (CostPence, CostWords, Capacity, Join) = (facts.CostPence, facts.CostWords, facts.Capacity, facts.Join);
        Lay([.. days.Where(day => !Series.IsSkipped(facts, day))]);
    }

    // Dates that the new rule still names keep their row, and with it their bookings; a moved one stays moved.
    private void Lay(HashSet<DateOnly> days)
    {
        if (days.Count == 0) throw new RuleRefused("Every date of this series is a bank holiday.");
        foreach (var gone in occurrences.Where(one => !days.Contains(one.OriginalDay)).ToList())
        {
            if (gone.Taken + gone.Waiting > 0 && !gone.IsOff)
                throw new RuleRefused($"People have a place on {Short(gone.Day)}. Cancel that date first, so that they are told.");
            occurrences.Remove(gone);
        }
        foreach (var day in days.Except(occurrences.Select(one => one.OriginalDay)).Order().ToList()) occurrences.Add(new Occurrence(Id, day));
        foreach (var one in occurrences)
        {
            if (Capacity < one.Taken) throw new RuleRefused($"{one.Taken} people have a place on {Short(one.Day)}, so there cannot be fewer places than that.");
            if (one.IsMoved) one.Stand(one.StartsAt, one.EndsAt, Capacity, moved: true);
            else one.Stand(Begins(one.OriginalDay, StartsAt), Ends(one.OriginalDay, StartsAt, Minutes), Capacity, moved: false);
        }
        LastDay = occurrences.Max(one => one.Day);
    }

    private bool Same(EventFacts facts) => Facts with { Access = [] } == facts with { Access = [], StartsOn = facts.Rule is null ? facts.StartsOn : Series.Days(facts)[0] } && Access.SequenceEqual(facts.Access);

    private static string Difference(EventFacts was, EventFacts now)
    {
        var parts = new List<string>();
        if (was.StartsOn != now.StartsOn || was.StartsAt != now.StartsAt || was.Minutes != now.Minutes || was.Rule != now.Rule || was.Until != now.Until) parts.Add("when");
        if (was.PlaceName != now.PlaceName || was.Postcode != now.Postcode || was.IsOnline != now.IsOnline || was.Street != now.Street) parts.Add("where");
        if (was.Title != now.Title || was.Words != now.Words) parts.Add("the words");
        return parts.Count == 0 ? "who it is for, cost or places" : InWords.List(parts);
    }

    private Occurrence Coming(Guid id, DateTimeOffset now)
    {
        if (State == EventState.Cancelled) throw new RuleRefused("This event is cancelled.");
        var one = occurrences.FirstOrDefault(each => each.Id == id) ?? throw new RuleRefused("This event has no such date any more.");
        return one.EndsAt > now ? one : throw new RuleRefused("This date has passed.");
    }

    private void Changed(DateTimeOffset now)
    {
        UpdatedAt = now;
        if (PublishedAt is not null && PublishedAt != now) Sequence++;
    }

    private void Step(EventState state, string what, Who by, DateTimeOffset now)
    {
        State = state;
        UpdatedAt = now;
        steps.Add(new EventStep(Id, steps.Count + 1, state, what, by, now));
    }

    private static string Said(string words, string ask) => words.Trim() is { Length: > 0 and <= 300 } said ? said : throw new RuleRefused(words.Trim().Length == 0 ? ask : "Keep it under 300 letters.");

    private static string Short(DateOnly day) => day.ToString("ddd d MMM", CultureInfo.GetCultureInfo("en-GB"));
}
