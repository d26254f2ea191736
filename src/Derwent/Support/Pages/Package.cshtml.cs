using Derwent.Engine.Packages;
using Derwent.Shared.Audit;
using Derwent.Shared.Database;
using Derwent.Shared.Security;
using Derwent.Shared.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Derwent.Support.Pages;

/// <summary>What the plan's form says.</summary>
internal sealed class PlanInput
{
    public string LeadId { get; set; } = "";
    public string OfferWords { get; set; } = "";
    public string OfferNote { get; set; } = "";
    public bool Theirs { get; set; }
    public HowTold How { get; set; }
    public string TheirSay { get; set; } = "";
    public bool Other { get; set; }
    public string OtherName { get; set; } = "";
    public string WhyNotAsked { get; set; } = "";
}

/// <summary>Needs, parts and plan of one case; the offers go out from here.</summary>
[Desk(Role.StrategicPartner)]
internal sealed class PackageModel(
    SupportContext support, PackageReading reading, SendOffers send, GiveCase give, Current current, AuditTrail audit, TimeProvider clock) : PageModel
{
    private Package package = null!;
    private Case of = null!;
    private List<Offer> offers = [];

    public BuilderView View { get; private set; } = null!;

    [BindProperty]
    public PlanInput Plan { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    public string? With { get; set; }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken stop)
    {
        if (!await Load(id, stop)) return NotFound();
        (Plan.LeadId, Plan.OfferWords, Plan.OfferNote) = (of.LeadId?.ToString() ?? "", package.OfferWords ?? "", package.OfferNote ?? "");
        (Plan.Theirs, Plan.WhyNotAsked) = (package.AgreedAt is not null, package.WhyNotAsked ?? "");
        await Look(stop);
        View = await reading.Weigh(View, stop);
        return Page();
    }

    public Task<IActionResult> OnPostOptionAsync(Guid id, string option, CancellationToken stop) => Change(id, () =>
    {
        if (View.Proposal.Options.FirstOrDefault(one => one.Key == option) is not { } chosen) throw new RuleRefused("That option is not there any more. Look at the page again.");
        reading.Take(package, View.Proposal, chosen);
        return null;
    }, stop);

    public Task<IActionResult> OnPostAddAsync(Guid id, Guid serviceId, OverrideReason? reason, string? words, CancellationToken stop) => Change(id, () =>
    {
        var said = Choice(serviceId, null);
        if (!said.WasProposed && Missing("add", reason, words) is { } missing) return missing;
        if (package.LiveParts.Any(part => part.ServiceId == serviceId)) return null;
        package.Add(said, current.Who, clock.GetUtcNow());
        if (!said.WasProposed) Overrule(OverrideKind.Added, said.Needs, View.Proposal.Needs.First(need => said.Needs.Contains(need.Need.Code)).Services[0] is { } first && first.Service.Id != serviceId
            ? Override.Named(first.Service.Name, first.Service.OrganisationName) : null, Override.Named(said.Service, said.Organisation), reason!.Value, words);
        return null;
    }, stop);

    public Task<IActionResult> OnPostRemoveAsync(Guid id, Guid partId, OverrideReason? reason, string? words, CancellationToken stop) => Change(id, () =>
    {
        var part = PartOf(partId);
        if (!part.IsLive) return null;
        var against = part.WasProposed && Newest(part) is null;
        if (against && Missing(part.Id.ToString("N"), reason, words) is { } missing) return missing;
        package.Remove(part, Newest(part), "Taken out by the team.", current.Who, clock.GetUtcNow());
        if (against) Overrule(OverrideKind.TakenOut, part.Needs, Override.Named(part.Service, part.Organisation), null, reason!.Value, words);
        return null;
    }, stop);

    public Task<IActionResult> OnPostSwapAsync(Guid id, Guid partId, Guid serviceId, OverrideReason? reason, string? words, CancellationToken stop) => Change(id, () =>
    {
        var part = PartOf(partId);
        var said = Choice(serviceId, part);
        var against = View.Parts.FirstOrDefault(line => line.Part.Id == partId)?.Ready?.Service.Id != serviceId;
        if (against && Missing(part.Id.ToString("N"), reason, words) is { } missing) return missing;
        package.Swap(part, Newest(part), said, current.Who, clock.GetUtcNow());
        if (against) Overrule(OverrideKind.Swapped, said.Needs, Override.Named(part.Service, part.Organisation), Override.Named(said.Service, said.Organisation), reason!.Value, words);
        return null;
    }, stop);

    public Task<IActionResult> OnPostSaveAsync(Guid id, CancellationToken stop) => Keep(id, false, stop);

    public Task<IActionResult> OnPostSendAsync(Guid id, CancellationToken stop) => Keep(id, true, stop);

    private async Task<IActionResult> Keep(Guid id, bool alsoSend, CancellationToken stop)
    {
        if (!await Load(id, stop)) return NotFound();
        await Look(stop);
        Check(alsoSend);
        if (!ModelState.IsValid)
        {
            View = await reading.Weigh(View, stop);
            return this.Again();
        }
        var now = clock.GetUtcNow();
        package.Describe(Written(Plan.OfferWords), Written(Plan.OfferNote));
        if (Guid.TryParse(Plan.LeadId, out var lead)) await give.Run(of, lead, current.Who);
        if (Plan.Theirs && package.AgreedAt is null) package.Agree(of, new AgreementSaid(of.ShortName, true, true, Plan.How, Written(Plan.TheirSay)), current.Who, now);
        if (Plan.Other) package.Agree(of, new AgreementSaid(Plan.OtherName.Trim(), false, true, Plan.How, null), current.Who, now);
        if (alsoSend) await send.Run(package, of, View.Gaps, Written(Plan.WhyNotAsked), current.Who, stop);
        audit.Wrote("package", package.Id, alsoSend ? "sent" : "saved", of.Reference);
        await support.SaveChangesAsync(stop);
        return Redirect(alsoSend ? $"/desk/cases/{of.Reference}" : $"/desk/packages/{id}");
    }

    private void Check(bool alsoSend)
    {
        const int longest = 1000;
        foreach (var (field, text) in new[] { ("Plan.OfferWords", Plan.OfferWords), ("Plan.OfferNote", Plan.OfferNote), ("Plan.TheirSay", Plan.TheirSay), ("Plan.WhyNotAsked", Plan.WhyNotAsked) })
            if (text.Length > longest) ModelState.AddModelError(field, $"This is too long. Keep it under {longest} letters.");
        foreach (var (field, text) in new[] { ("Plan.OfferWords", Plan.OfferWords), ("Plan.OfferNote", Plan.OfferNote) })
            if (PartWords.NamesIn(text, of).Count > 0) ModelState.AddModelError(field, "Take the name out. Organisations read this before they say yes.");
        if (Plan.LeadId.Length > 0 && View.Leads.All(choice => choice.Value != Plan.LeadId)) ModelState.AddModelError("Plan.LeadId", "Choose a lead worker from the list.");
        if (Plan.Other && (Plan.OtherName.Trim().Length is 0 or > 100)) ModelState.AddModelError("Plan.OtherName", "Say who else agrees, for example Mum.");
        if (!alsoSend) return;
        if (package.ToSend.Count == 0) ModelState.AddModelError("", package.Parts.Count == 0 ? "There is no part to send yet. Add a service first." : "Every part has been sent already. Nothing was sent twice.");
        if (Plan.LeadId.Length == 0) ModelState.AddModelError("Plan.LeadId", "Choose a lead worker before the offers go out.");
        if (of.Kind != FrontDoor.SubjectKind.Place && !Plan.Theirs && package.AgreedAt is null && Plan.WhyNotAsked.Trim().Length == 0)
            ModelState.AddModelError("Plan.WhyNotAsked", $"Ask {of.ShortName} first, or say why the offers go out before they agreed.");
    }

    /// <summary>Changes the parts; a sentence beside a field brings the page back with what was typed.</summary>
    private async Task<IActionResult> Change(Guid id, Func<(string Field, string Sentence)?> change, CancellationToken stop)
    {
        if (!await Load(id, stop)) return NotFound();
        await Look(stop);
        if (change() is { } wrong)
        {
            View = await reading.Weigh(View, stop);
            (Plan.LeadId, Plan.OfferWords, Plan.OfferNote) = (of.LeadId?.ToString() ?? "", package.OfferWords ?? "", package.OfferNote ?? "");
            // What is wrong with a reason is said once, beside the form it was sent from.
            ModelState["reason"]?.Errors.Clear();
            return this.Again(wrong.Field, wrong.Sentence);
        }
        audit.Wrote("package", package.Id, "parts changed", of.Reference);
        await support.SaveChangesAsync(stop);
        return Redirect($"/desk/packages/{id}#parts");
    }

    private static (string, string)? Missing(string form, OverrideReason? reason, string? words) =>
        reason is not { } why || !Enum.IsDefined(why) ? ("reason_" + form, "Say why you choose otherwise: it is kept, and Derwent's proposals are judged by it.")
        : why == OverrideReason.SomethingElse && string.IsNullOrWhiteSpace(words) ? ("reason_" + form, "Say in a few words what it is.")
        : words?.Length > 1000 ? ("reason_" + form, "This is too long. Keep it under 1000 letters.") : null;

    private void Overrule(OverrideKind kind, IReadOnlyList<string> needs, string? recommended, string? chosen, OverrideReason reason, string? words) =>
        package.Overrule(kind, needs, recommended, chosen, new OverrideSaid(reason, Written(words ?? "")), current.Who, clock.GetUtcNow());

    /// <summary>The chosen service with its reasons; a person may choose against the proposal, and that is kept.</summary>
    private PartSaid Choice(Guid serviceId, Part? instead)
    {
        if (BuilderView.Find(View.Proposal, serviceId) is not { } found) throw new RuleRefused("That service cannot be chosen now: it is full, or a rule keeps it out. Look at the page again.");
        var ranking = View.Proposal.Needs.First(need => need.Services.Any(one => one.Service.Id == serviceId) && (instead is null || instead.Needs.Contains(need.Need.Code) || instead.Needs.All(code => code != need.Need.Code)));
        var next = ranking.Services.FirstOrDefault(one => one.Service.Id != serviceId && package.LiveParts.All(part => part.ServiceId != one.Service.Id || part == instead));
        var proposed = View.Proposal.Options.Any(option => option.Parts.Any(part => part.Choice.Service.Id == serviceId)) || instead?.RunnerUp?.ServiceId == serviceId;
        return PartWords.Said(found, found.Covers, next, next is null ? Margin.None : PackageRanking.MarginOf(found, next), proposed);
    }

    private async Task Look(CancellationToken stop) => View = await reading.View(of, package, offers, true, "cover", Services(With), stop);

    /// <summary>Ids in an address, as the meeting's page wrote them; whatever is none is passed over.</summary>
    internal static IReadOnlyCollection<Guid> Services(string? with) =>
        [.. (with ?? "").Split(',', Package.MostParts + 1).Take(Package.MostParts).Select(text => Guid.TryParse(text, out var id) ? id : (Guid?)null).OfType<Guid>()];

    private Part PartOf(Guid partId) => package.Parts.FirstOrDefault(part => part.Id == partId) ?? throw new RuleRefused("That part is not in this package any more.");

    private Offer? Newest(Part part) => offers.Where(offer => offer.PartId == part.Id).MaxBy(offer => offer.SentAt);

    private static string? Written(string text) => text.Trim().Length == 0 ? null : text.Trim();

    private async Task<bool> Load(Guid id, CancellationToken stop)
    {
        if (await reading.Package(id, stop) is not { } found) return false;
        package = found;
        of = await reading.CaseOf(found, stop);
        offers = await reading.Offers(found, stop);
        audit.Read("case", of.Id, "package", of.Reference);
        return true;
    }
}
