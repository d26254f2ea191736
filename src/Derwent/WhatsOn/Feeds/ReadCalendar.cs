using Derwent.Shared.Database;
using Derwent.Shared.Imports;
using Derwent.Shared.Jobs;
using Derwent.Shared.Security;
using Derwent.Shared.Time;
using Derwent.Shared.Ui;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Derwent.WhatsOn;

/// <summary>Reads a member's own calendar from its address, and again some hours later.</summary>
internal sealed record ReadCalendar(Guid CalendarId) : IJob;

internal sealed class ReadCalendarHandler(WhatsOnContext events, TakeCalendar take, Outbox outbox, IConfiguration configuration, IOptions<WhatsOnOptions> practice, TimeProvider clock) : IJobHandler<ReadCalendar>
{
    public async Task Run(ReadCalendar job, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var calendar = await events.Calendars.SingleOrDefaultAsync(one => one.Id == job.CalendarId && one.StoppedAt == null, stop);
        var pause = TimeSpan.FromHours(practice.Value.ReadHours);
        // Handed over twice: the second one finds it read.
        if (calendar is null || calendar.IsFile || now - calendar.ReadAt < pause / 2) return;
        try
        {
            var (words, _) = await take.Run(calendar, await CalendarFetch.GetAsync(calendar.Address, configuration, stop), stop);
            calendar.Read(words, false, now);
        }
        catch (ImportFailed failed) { calendar.Read(failed.Message, true, now); }
        await events.SaveChangesAsync(stop);
        await outbox.Later(job, now + pause);
    }
}

/// <summary>Asks for the file, on the public internet only, and counts every byte.</summary>
internal static class CalendarFetch
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    /// <exception cref="ImportFailed">It could not be read. The message is for a person.</exception>
    public static async Task<byte[]> GetAsync(string address, IConfiguration configuration, CancellationToken stop, TimeSpan? within = null)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stop);
        patience.CancelAfter(within ?? Longest);
        using var http = Listings.Import.PublicInternet.Client(configuration[Listings.Import.PublicInternet.Setting]);
        var host = new Uri(address).Host;
        try
        {
            using var answer = await http.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, patience.Token);
            if (!answer.IsSuccessStatusCode) throw new ImportFailed($"{host} answered {(int)answer.StatusCode}.");
            await using var stream = await answer.Content.ReadAsStreamAsync(patience.Token);
            using var held = new MemoryStream();
            var chunk = new byte[64 * 1024];
            for (int read; (read = await stream.ReadAsync(chunk, patience.Token)) > 0;)
            {
                if (held.Length + read > CalendarReader.MostBytes) throw new ImportFailed($"{host} sent more than {CalendarReader.MostBytes / 1_000_000} MB.");
                held.Write(chunk, 0, read);
            }
            return held.ToArray();
        }
        catch (Exception broken) when (broken is HttpRequestException or IOException)
        {
            throw broken.InnerException as ImportFailed ?? new ImportFailed($"{host} cannot be reached.", broken);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested) { throw new ImportFailed($"{host} did not answer within {(within ?? Longest).TotalSeconds:0} seconds."); }
    }

    /// <summary>The address as it is asked for, or null when it is none: webcal is https by another name.</summary>
    public static string? Tidy(string typed)
    {
        var address = typed.Trim();
        if (address.StartsWith("webcal://", StringComparison.OrdinalIgnoreCase)) address = "https://" + address[9..];
        return address.Length <= 1000 && Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http" && uri.UserInfo.Length == 0 && uri.Host.Length > 0 ? uri.AbsoluteUri : null;
    }
}

/// <summary>Takes what a calendar says into ours: new events wait for the coordinator, known ones follow, what left the calendar is cancelled. A second reading changes nothing.</summary>
internal sealed class TakeCalendar(WhatsOnContext events, Shared.Geography.Places places, Outbox outbox, TimeProvider clock)
{
    private const string LeftOut = "It is not in the organisation’s calendar any more.";

    public async Task<(string Words, int Changed)> Run(MemberCalendar calendar, byte[] bytes, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var notes = new List<string>();
        var read = await CalendarReader.ReadAsync(bytes, now, notes, stop);
        var known = await events.Events.AsSplitQuery().Include(one => one.Occurrences).Include(one => one.Steps).Where(one => one.FeedId == calendar.Id).ToDictionaryAsync(one => one.ExternalUid!, stop);
        var elsewhere = (await events.Events.Where(one => one.OrganisationId == calendar.OrganisationId && one.FeedId != null && one.FeedId != calendar.Id && one.State != EventState.Cancelled).Select(one => one.ExternalUid!).ToListAsync(stop)).ToHashSet();
        int made = 0, changed = 0, gone = 0;
        foreach (var one in read.Where(one => !elsewhere.Contains(one.Uid)))
            try
            {
                var facts = await OnTheMap(one.Facts, stop);
                if (!known.TryGetValue(one.Uid, out var ours))
                {
                    if (one.IsOff) continue;
                    ours = CommunityEvent.FromCalendar((calendar.OrganisationId, calendar.OrganisationName, calendar.OrganisationSlug), await Desk.Slugs.Free(events, facts.Title, stop), facts, calendar.Id, one.Uid, now);
                    events.Events.Add(ours);
                    ours.ReadDates(one.Dates, now);
                    made++;
                }
                else if (await Follow(ours, one, facts, now)) changed++;
                await events.SaveChangesAsync(stop);
            }
            catch (RuleRefused refused) { if (notes.Count < 20) notes.Add($"“{one.Facts.Title}”: {refused.Message}"); }
        // An empty answer is a fault of the other side more often than the end of everything.
        if (read.Count > 0)
            foreach (var (uid, ours) in known.Where(pair => read.All(one => one.Uid != pair.Key)))
                if (ours.State != EventState.Cancelled && ours.LastDay >= UkTime.DateOf(now)) { await Off(ours, LeftOut, now); gone++; }
        await events.SaveChangesAsync(stop);
        var words = $"{InWords.Count(read.Count, "event")} read: {made} new, {changed} changed, {gone} gone.{(elsewhere.Count > 0 && read.Any(one => elsewhere.Contains(one.Uid)) ? " Some are here already from another calendar of yours." : "")}";
        return (string.Join(' ', notes.Prepend(words)), made + changed + gone);
    }

    private async Task<bool> Follow(CommunityEvent ours, ReadEvent one, EventFacts facts, DateTimeOffset now)
    {
        if (ours.State == EventState.Cancelled) return false;
        if (one.IsOff)
        {
            await Off(ours, "It is cancelled in the organisation’s calendar.", now);
            return true;
        }
        var before = ours.Occurrences.ToDictionary(date => date.Id, date => (date.StartsAt, date.IsOff));
        // What the other calendar cannot say stays as it was said here.
        var said = facts with
        {
            Kind = ours.Kind, MinAge = ours.MinAge, MaxAge = ours.MaxAge, OnlyFor = ours.OnlyFor, Access = ours.Access, AccessWords = ours.AccessWords, CostPence = ours.CostPence, CostWords = ours.CostWords,
            Join = ours.Join, Capacity = ours.Capacity, SkipsBankHolidays = ours.SkipsBankHolidays, Street = ours.Street, IsOnline = ours.IsOnline, OnlineAddress = ours.OnlineAddress,
        };
        var differs = ours.ReadAgain(said, now) | ours.ReadDates(one.Dates, now);
        foreach (var date in ours.Occurrences.Where(date => date.Taken + date.Waiting > 0 && before.TryGetValue(date.Id, out var was) && (was.StartsAt, was.IsOff) != (date.StartsAt, date.IsOff)))
            await outbox.Later(new TellBookers(date.Id, $"{(date.IsOff ? "cancelled" : "moved")}-{ours.Sequence}"));
        return differs;
    }

    private async Task Off(CommunityEvent ours, string why, DateTimeOffset now)
    {
        ours.Cancel(why, Who.Derwent, now);
        foreach (var date in ours.Occurrences.Where(date => !date.IsOff && date.EndsAt > now && date.Taken + date.Waiting > 0)) await outbox.Later(new TellBookers(date.Id, $"cancelled-{ours.Sequence}"));
    }

    private async Task<EventFacts> OnTheMap(EventFacts facts, CancellationToken stop)
    {
        if (facts.Postcode is null || await places.FindAsync(facts.Postcode, stop) is not { } place) return facts;
        return facts with { Longitude = place.Longitude, Latitude = place.Latitude, Area = await places.AreaOfAsync(place.Longitude, place.Latitude, stop) };
    }
}
