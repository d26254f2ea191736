using System.Globalization;
using Derwent.FrontDoor;
using Derwent.Listings;
using Derwent.Shared.Geography;
using Microsoft.AspNetCore.Mvc;

namespace Derwent.Support.Pages;

internal sealed partial class CaseModel
{
    public Task<IActionResult> OnPostNoteAsync(string reference, CancellationToken stop) => Change(reference, "note added", "history", () =>
    {
        if (NoteInput.Kinds.All(kind => kind.Value != Note.What)) ModelState.AddModelError("Note.What", "Choose what it was.");
        Need("Note.Words", Note.Words, "Write what happened.", 4000);
        if (Note.Quote.Length > 1000) ModelState.AddModelError("Note.Quote", "This is too long. Keep it under 1000 letters.");
    }, () =>
    {
        var kind = NoteInput.Kinds.First(one => one.Value == Note.What);
        of.Note(kind.Kind, string.Format(CultureInfo.InvariantCulture, kind.Title, of.ShortName), Note.Words.Trim(), Written(Note.Quote), current.Who, Now);
        return Task.CompletedTask;
    }, stop);

    public Task<IActionResult> OnPostHeedAsync(string reference, CancellationToken stop) => Change(reference, "note to heed added", "flags", () =>
    {
        Need("Heed.Words", Heed.Words, "Write what to heed.", 500);
        if (Heed.ReviewOn is null || Heed.ReviewOn <= Today || Heed.ReviewOn > Today.AddYears(1)) ModelState.AddModelError("Heed.ReviewOn", "Choose a day in the next twelve months on which somebody asks whether this still holds.");
        if (!Heed.WasTold) Need("Heed.WhyNotTold", Heed.WhyNotTold, "Say why they were not told that this note is here.", 500);
    }, () =>
    {
        of.AddHeed(new HeedSaid(Heed.Words.Trim(), Heed.IsUrgent, Heed.ReviewOn!.Value, Heed.WasTold, Heed.WasTold ? null : Written(Heed.WhyNotTold)), current.Who, Now);
        return Task.CompletedTask;
    }, stop);

    public Task<IActionResult> OnPostKeepHeedAsync(string reference, Guid id, CancellationToken stop) => Change(reference, "note to heed kept", "flags", () => { }, () =>
    {
        of.KeepHeed(Mine(of.Heeds, heed => heed.Id == id), Today.AddDays(42), current.Who, Now);
        return Task.CompletedTask;
    }, stop);

    public Task<IActionResult> OnPostEndHeedAsync(string reference, Guid id, CancellationToken stop) => Change(reference, "note to heed ended", "flags", () => { }, () =>
    {
        of.EndHeed(Mine(of.Heeds, heed => heed.Id == id), current.Who, Now);
        return Task.CompletedTask;
    }, stop);

    public Task<IActionResult> OnPostSeenAsync(string reference, CancellationToken stop) => Change(reference, "need or strength changed", "domains", () =>
    {
        if (NeedVocabulary.Find(Seen.Code) is null) ModelState.AddModelError("Seen.Code", "Choose a need or a strength.");
        if (Seen.Severity is < 0 or > 3) ModelState.AddModelError("Seen.Severity", "Choose how it is now.");
    }, () =>
    {
        of.See(StatedNeed.From(NeedVocabulary.Find(Seen.Code)!, current.Name, Today, Seen.Severity), current.Who, Now);
        return Task.CompletedTask;
    }, stop);

    public Task<IActionResult> OnPostSayingAsync(string reference, CancellationToken stop) => Change(reference, "somebody's words added", "summary", () =>
    {
        Need("Saying.Words", Saying.Words, "Write down what was said, word for word.", 4000);
        Need("Saying.Speaker", Saying.Speaker, "Say whose words they are.", 100);
    }, () =>
    {
        of.Say(Saying.Words.Trim(), Saying.Speaker.Trim(), Saying.Speaker.Trim() == of.ShortName, current.Who, Now);
        return Task.CompletedTask;
    }, stop);

    public async Task<IActionResult> OnPostUnsafeAsync(string reference, [FromServices] Places places, CancellationToken stop)
    {
        var point = await places.FindAsync(Unsafe.Postcode, stop);
        return await Change(reference, "unsafe place added", "domains", () =>
        {
            Need("Unsafe.Name", Unsafe.Name, "Say what they call it.", 100);
            Known("Unsafe.Postcode", Unsafe.Postcode, point);
            if (!UnsafePlace.Reaches.Contains(Unsafe.Reach)) ModelState.AddModelError("Unsafe.Reach", "Choose how far the place reaches.");
        }, () =>
        {
            of.NotSafeAt(Unsafe.Name.Trim(), point!.Latitude, point.Longitude, Unsafe.Reach, current.Who, Now);
            return Task.CompletedTask;
        }, stop);
    }

    private void Known(string field, string typed, Place? point)
    {
        Need(field, typed, "Give a postcode or an area close to it.", 100);
        if (point is null && !string.IsNullOrWhiteSpace(typed)) ModelState.AddModelError(field, "We do not know that postcode or area. Try one close by.");
    }

    public Task<IActionResult> OnPostSafeAsync(string reference, Guid id, CancellationToken stop) => Change(reference, "unsafe place ended", "domains", () => { }, () =>
    {
        of.SafeAgain(Mine(of.UnsafePlaces, place => place.Id == id), current.Who, Now);
        return Task.CompletedTask;
    }, stop);
}
