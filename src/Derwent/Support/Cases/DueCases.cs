using Derwent.FrontDoor;
using Derwent.Shared.Security;
using Derwent.Shared.Time;
using Derwent.Shared.Ui;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Derwent.Support;

/// <summary>What is due on cases: packages to agree, notes to review, closings to answer, follow-ups, words from a plan, offers that came back.</summary>
internal sealed class DueCases(SupportContext support, Current current, IOptions<SupportOptions> options, TimeProvider clock) : IDueSource
{
    private const int Most = 100;

    public async Task<IReadOnlyList<DueLine>> Read(DateTimeOffset until, CancellationToken stop)
    {
        var lines = new List<DueLine>();
        await Packages(lines, stop);
        await Heeds(lines, UkTime.DateOf(until), stop);
        await Closings(lines, stop);
        await FollowUps(lines, UkTime.DateOf(until), stop);
        await Messages(lines, stop);
        await Back(lines, stop);
        return [.. lines.Where(line => line.Due <= until)];
    }

    private async Task Packages(List<DueLine> lines, CancellationToken stop)
    {
        var rows = await (from package in support.Packages.AsNoTracking()
                          join of in support.Cases.AsNoTracking() on package.CaseId equals of.Id
                          where of.ClosedById == null && !support.Offers.Any(offer => offer.PackageId == package.Id)
                          orderby package.ClockFrom, package.Id
                          select new { package, of }).Take(Most).ToListAsync(stop);
        var mine = current.Is(Role.StrategicPartner);
        lines.AddRange(rows.Select(row => Line(row.of, $"Agree the package with {row.of.TitleOn(Today)}", $"{row.of.Reference}, {row.of.LeadName ?? "no lead worker yet"}.",
            UkTime.AddWorkingDays(row.package.ClockFrom, options.Value.PackageDays), mine ? $"/desk/packages/{row.package.Id}" : $"/desk/cases/{row.of.Reference}", "Open")));
    }

    private async Task Heeds(List<DueLine> lines, DateOnly until, CancellationToken stop)
    {
        var rows = await (from heed in support.Heeds.AsNoTracking()
                          join of in support.Cases.AsNoTracking() on heed.CaseId equals of.Id
                          where heed.EndedAt == null && heed.ReviewOn <= until && of.ClosedById == null
                          orderby heed.ReviewOn, heed.Id
                          select new { heed, of }).Take(Most).ToListAsync(stop);
        lines.AddRange(rows.Select(row => Line(row.of, $"Review the note on {row.of.Name}", $"“{row.heed.Words}” Added {InWords.Day(UkTime.DateOf(row.heed.At), Today)} by {row.heed.By.Name}.",
            EndOf(row.heed.ReviewOn), $"/desk/cases/{row.of.Reference}#flags", "Keep or end")));
    }

    private async Task Closings(List<DueLine> lines, CancellationToken stop)
    {
        var me = current.PersonId;
        var rows = await (from asked in support.Resolutions.AsNoTracking()
                          join of in support.Cases.AsNoTracking() on asked.CaseId equals of.Id
                          where asked.ConfirmedAt == null && asked.SentBackAt == null && asked.AskedBy.PersonId != me
                          orderby asked.AskedAt, asked.Id
                          select new { asked, of }).Take(Most).ToListAsync(stop);
        lines.AddRange(rows.Select(row => Line(row.of, $"Confirm the closing: {row.of.TitleOn(Today)}", $"{row.asked.AskedBy.Name} asks for a second person.",
            UkTime.AddWorkingDays(row.asked.AskedAt, 2), $"/desk/cases/{row.of.Reference}/close", "Read")));
    }

    private async Task FollowUps(List<DueLine> lines, DateOnly until, CancellationToken stop)
    {
        var rows = await (from closing in support.Resolutions.AsNoTracking()
                          join of in support.Cases.AsNoTracking() on closing.Id equals of.ClosedById
                          where closing.FollowUpOn <= until && !support.FollowUps.Any(done => done.ResolutionId == closing.Id)
                          orderby closing.FollowUpOn, closing.Id
                          select new { closing, of }).Take(Most).ToListAsync(stop);
        lines.AddRange(rows.Select(row => Line(row.of, $"Ask again: {row.of.Name}", $"Closed {InWords.Day(UkTime.DateOf(row.closing.ConfirmedAt!.Value), Today)}. Lead worker {row.of.LeadName}.",
            EndOf(row.closing.FollowUpOn!.Value), $"/desk/cases/{row.of.Reference}/follow-up", "Ask")));
    }

    private async Task Messages(List<DueLine> lines, CancellationToken stop)
    {
        var rows = await (from message in support.PlanMessages.AsNoTracking()
                          join of in support.Cases.AsNoTracking() on message.CaseId equals of.Id
                          where message.AnsweredAt == null
                          orderby message.At, message.Id
                          select new { message, of }).Take(Most).ToListAsync(stop);
        lines.AddRange(rows.Select(row => Line(row.of, $"{row.of.Name} says: this is not what I want", row.message.What, UkTime.AddWorkingDays(row.message.At, 1), $"/desk/cases/{row.of.Reference}#messages", "Read")));
    }

    private async Task Back(List<DueLine> lines, CancellationToken stop)
    {
        if (!current.Is(Role.StrategicPartner)) return;
        var rows = await (from offer in support.Offers.AsNoTracking()
                          join of in support.Cases.AsNoTracking() on offer.CaseId equals of.Id
                          join part in support.Parts.AsNoTracking() on offer.PartId equals part.Id
                          where of.ClosedById == null && part.RemovedAt == null && (offer.State == OfferState.Declined || offer.State == OfferState.CameBack || offer.State == OfferState.Later)
                          orderby offer.AnsweredAt, offer.Id
                          select new { offer, of, part }).Take(Most).ToListAsync(stop);
        lines.AddRange(rows.Select(row => Line(row.of, row.offer.State == OfferState.Later ? $"Will a later start do for {row.of.Name}?" : $"Find another way for {row.of.Name}",
            $"{row.offer.Organisation}, {row.offer.Service}: {(row.offer.State == OfferState.Later ? $"from {InWords.Day(row.offer.StartsOn!.Value, Today)}" : (row.offer.Because ?? "no answer").TrimEnd('.'))}. {(row.part.RunnerUp is { } next ? $"Runner-up ready: {next.Organisation}, {next.Service}." : "No runner-up.")}",
            UkTime.AddWorkingDays(row.offer.AnsweredAt!.Value, 1), row.offer.State == OfferState.Later ? $"/desk/cases/{row.of.Reference}#package" : $"/desk/packages/{row.offer.PackageId}", "Decide")));
    }

    private DateOnly Today => UkTime.Today(clock);

    // A civil day is over when its working day is.
    private static DateTimeOffset EndOf(DateOnly day) => UkTime.At(day, new TimeOnly(17, 0));

    private static DueLine Line(Case of, string what, string sub, DateTimeOffset due, string address, string act) => new(of.Kind == SubjectKind.YoungPerson ? "person" : of.Kind.ToString(), what, sub, due, address, act);
}
