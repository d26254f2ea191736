using Derwent.FrontDoor.Refer;
using Derwent.Listings;
using Derwent.Shared.Database;
using Derwent.Shared.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Derwent.FrontDoor.Desk;

internal sealed partial class ReferralPage
{
    public async Task<IActionResult> OnPostDecideAsync(string reference)
    {
        if (await Load(reference) is { } gone) return gone;
        var why = Clean.Text(Input.Why);
        var same = await Repeated();
        Referral.RefuseUnlessOpen();
        var to = await Pointed();
        Check(why, same);
        if (!ModelState.IsValid) return this.Again();
        var decision = Input.Chosen!.Value;
        // The rules say no before anything is saved: the reason that was written stays in the form.
        try { await decide.Carry(Referral, decision, why!, Input.HowSoon ?? Referral.Urgency, same, to, Input.Tell); }
        catch (RuleRefused refused) { return this.Again("", refused.Message); }
        Heard = Said(decision);
        return LocalRedirect(decision == Decision.Accept ? $"/desk/packages/new/{Referral.Id}" : $"/desk/front-door/{Referral.Reference}");
    }

    /// <summary>“Yes, the same”: a subject we hold, or another referral that nobody has joined yet; then both become about one new subject.</summary>
    public async Task<IActionResult> OnPostSameAsync(string reference)
    {
        if (await Load(reference) is { } gone) return gone;
        // Proposed or found by hand: whichever it is, it must be there for this person.
        var subject = await front.Subjects.SingleOrDefaultAsync(s => s.Id == Other && s.Kind == Referral.Kind);
        if (subject is null)
        {
            if (await front.Referrals.SingleOrDefaultAsync(r => r.Id == Other && r.Id != Referral.Id && r.Kind == Referral.Kind && r.SubjectId == null) is not { } other) return NotFound();
            subject = Subject.Record(other.Kind, other.Stated, current.Who, Now);
            front.Subjects.Add(subject);
            other.Recognise(subject, isNew: true, null, current.Who, Now);
            audit.Wrote("referral", other.Id, "recognised", other.Reference);
        }

        Referral.Recognise(subject, isNew: false, null, current.Who, Now);
        return await Saved("Joined. You can undo this until a package begins.", "recognised");
    }

    public Task<IActionResult> OnPostApartAsync(string reference) => Apart(reference, asFamily: false);

    public Task<IActionResult> OnPostFamilyAsync(string reference) => Apart(reference, asFamily: true);

    public async Task<IActionResult> OnPostUndoAsync(string reference)
    {
        if (await Load(reference) is { } gone) return gone;
        Referral.Unrecognise(Clean.Text(Why) ?? "Joined by mistake.", current.Who, Now);
        return await Saved("Undone. They are apart again.", "recognition undone");
    }

    public async Task<IActionResult> OnPostAssignAsync(string reference)
    {
        if (await Load(reference) is { } gone) return gone;
        var person = Holder == "me" ? (current.PersonId!.Value, current.Name) : Team.Where(p => p.Id.ToString() == Holder).Select(p => (p.Id, p.Name)).FirstOrDefault();
        if (person == default) return this.Again(nameof(Holder), "Choose somebody of the partnership team.");
        Referral.TakeOn(person.Item1, person.Item2, current.Who, Now);
        return await Saved($"{(IsMine ? "You have" : $"{Referral.AssignedToName} has")} it now.", "given to somebody");
    }

    public async Task<IActionResult> OnPostMeetingAsync(string reference)
    {
        if (await Load(reference) is { } gone) return gone;
        Referral.TakeToMeeting(Today, current.Who, Now);
        return await Saved("On today’s meeting.", "put on the meeting");
    }

    public async Task<IActionResult> OnPostReadAsync(string reference)
    {
        if (await Load(reference) is { } gone) return gone;
        Referral.ReadNews(current.Who, Now);
        return await Saved("Marked as read.", "new words read");
    }

    /// <summary>The referrer answered by phone: somebody of the team writes it down.</summary>
    public async Task<IActionResult> OnPostAnsweredAsync(string reference)
    {
        if (await Load(reference) is { } gone) return gone;
        if (Clean.Text(Why) is not { } words || words.Length > 4000) return this.Again(nameof(Why), "Write down what they said, in up to 4,000 letters.");
        Referral.ReferrerAnswered(words, current.Who, Now);
        await decide.Watch(Referral);
        return await Saved("Written down. The clock runs again.", "the referrer’s answer, by phone");
    }

    public async Task<IActionResult> OnPostCouncilAsync(string reference)
    {
        if (await Load(reference) is { } gone) return gone;
        if (Council.Takes is not ("yes" or "no")) ModelState.AddModelError("Council.Takes", "Choose whether the council takes it.");
        if (!ModelState.IsValid) return this.Again();
        Referral.CouncilAcknowledged(Council.Takes == "yes", Clean.Line(Council.Number), Clean.Text(Council.Said), current.Who, Now);
        await decide.Watch(Referral);
        return await Saved(Council.Takes == "yes" ? "The council has it. Closed here." : "It is back with us. Decide again.", "the council’s answer");
    }

    public async Task<IActionResult> OnPostReopenAsync(string reference)
    {
        if (await Load(reference) is { } gone) return gone;
        if (Clean.Text(Why) is not { } why || why.Length > 2000) return this.Again(nameof(Why), "Say why, in up to 2,000 letters.");
        Referral.Reopen(why, current.Who, Now);
        await decide.Watch(Referral);
        return await Saved("Reopened. Its clock runs from now.", "reopened");
    }

    private async Task<IActionResult> Apart(string reference, bool asFamily)
    {
        if (await Load(reference) is { } gone) return gone;
        if (Candidates.All(candidate => candidate.Id != Other)) return NotFound();
        Referral.KeepApart(Other!.Value, asFamily, current.Who, Now);
        return await Saved(asFamily ? "Noted as family." : "Kept apart.", asFamily ? "noted as family" : "kept apart");
    }

    public async Task<IActionResult> OnPostNeedAsync(string reference)
    {
        if (await Load(reference) is { } gone) return gone;
        if (NeedVocabulary.Find(NeedCode ?? "") is not { } term) return this.Again(nameof(NeedCode), "Choose a need or a strength from the list.");
        if (Severity is not [>= '0' and <= '3']) return this.Again(nameof(Severity), "Say how much it weighs.");
        Referral.NoteNeed(term, Severity[0] - '0', current.Who, Now);
        return await Saved("Noted.", "need noted");
    }

    private string Said(Decision decision) => decision switch
    {
        Decision.Accept => "Accepted.",
        Decision.Safeguarding when !Input.Tell => "Escalated. We watch until the council answers. The referrer was not told.",
        _ => $"{InPlainWords.Decided(decision)}. {(Referral.ReferrerEmail is null ? "The referrer has no e-mail address: ring them." : "The referrer gets a letter without any name in it.")}",
    };

    private async Task<IReadOnlyList<Signposted>> Pointed()
    {
        if (Input.Chosen != Decision.Signpost) return [];
        var (to, unclear) = await signposts.Chosen(Input.Listings, Clean.Line(Input.OtherListing) ?? "", HttpContext.RequestAborted);
        if (unclear is not null) ModelState.AddModelError("Input.OtherListing", unclear);
        else if (to.Count == 0) ModelState.AddModelError("Input.OtherListing", "Choose at least one listing, or type the name of one.");
        return to;
    }

    private void Check(string? why, Referral? same)
    {
        if (Input.Chosen is null) ModelState.AddModelError("Input.Decision", "Choose a decision.");
        if (Input.Seen != Referral.StepsTaken)
            ModelState.AddModelError("", $"This changed while you had it open: {HistoryLines.Of(Referral)[0].What.ToLowerInvariant()}, {Referral.Steps[^1].By.Name}. Nothing you typed is lost. Look at what happened, then decide.");
        if (Input.HowSoon is null && Input.Chosen != Decision.Safeguarding) ModelState.AddModelError("Input.Urgency", "Choose how urgent it is.");
        if (why is null) ModelState.AddModelError("Input.Why", Input.Chosen == Decision.NeedsMore ? "Write the question to the referrer." : "Give the reason in a sentence.");
        if (Input.Chosen == Decision.Merge && same is null) ModelState.AddModelError("Input.Same", "Give the reference of the other referral. It must be one that we hold.");
        if (Input.Chosen == Decision.Accept && DecideFirst is { } first) ModelState.AddModelError("Input.Decision", $"Decide first whether this is {first.Name}, whom we know.");
    }

    private async Task<Referral?> Repeated() =>
        Input.Chosen == Decision.Merge && Reference.Read(Input.Same) is { } other ? await front.Referrals.SingleOrDefaultAsync(r => r.Reference == other) : null;
}
