using System.Globalization;
using Derwent.FrontDoor;
using Derwent.Shared.Database;
using Derwent.Shared.Security;

namespace Derwent.Support;

/// <summary>One plan over several organisations. Derwent proposes, the partnership team changes it as it likes, the young person agrees to it.</summary>
internal sealed class Package
{
    /// <summary>More parts than this is no plan any more.</summary>
    public const int MostParts = 10;

    private readonly List<Part> parts = [];
    private readonly List<Agreement> agreements = [];
    private readonly List<Gap> gaps = [];
    private readonly List<Override> overrides = [];

    private Package()
    {
    }

    public Guid Id { get; private set; }
    public Guid CaseId { get; private set; }
    public DateTimeOffset StartedAt { get; private set; }
    public Who StartedBy { get; private set; } = null!;

    /// <summary>From when the ten working days count: triage's yes.</summary>
    public DateTimeOffset ClockFrom { get; private set; }

    /// <summary>What organisations read before they say yes: words of theirs without a name.</summary>
    public string? OfferWords { get; private set; }

    /// <summary>What organisations must know before they say yes: access, allergies, what helps.</summary>
    public string? OfferNote { get; private set; }

    /// <summary>Why offers may go out although nobody of theirs has agreed.</summary>
    public string? WhyNotAsked { get; private set; }

    public IReadOnlyList<Part> Parts => parts;
    public IReadOnlyList<Agreement> Agreements => agreements;
    public IReadOnlyList<Gap> Gaps => gaps;
    public IReadOnlyList<Override> Overrides => overrides;

    public IEnumerable<Part> LiveParts => parts.Where(part => part.IsLive).OrderBy(part => part.Number);

    /// <summary>Their newest yes or no, or null when they were not asked.</summary>
    public Agreement? TheirAnswer => agreements.Where(agreement => agreement.IsTheirs).MaxBy(agreement => agreement.At);

    public DateTimeOffset? AgreedAt => TheirAnswer is { Agrees: true } yes ? yes.At : null;

    public static Package Begin(Case of, DateTimeOffset? acceptedAt, string? offerWords, Who by, DateTimeOffset now)
    {
        of.Add(StepKind.Decision, "Package begun", by, now);
        return new Package { Id = Guid.CreateVersion7(now), CaseId = of.Id, StartedAt = now, StartedBy = by, ClockFrom = acceptedAt ?? now, OfferWords = offerWords };
    }

    public Part Add(PartSaid said, Who by, DateTimeOffset now)
    {
        if (LiveParts.FirstOrDefault(part => part.ServiceId == said.ServiceId) is { } there) return there;
        if (LiveParts.Count() >= MostParts) throw new RuleRefused($"A package has at most {MostParts} parts. Take one out first.");
        var part = Part.Of(this, parts.Count + 1, said, by, now);
        parts.Add(part);
        return part;
    }

    /// <summary>Takes another whole option: what was not sent yet gives way to it.</summary>
    public void Take(IReadOnlyList<PartSaid> option, Who by, DateTimeOffset now)
    {
        foreach (var part in LiveParts.Where(part => part.SentAt is null && option.All(said => said.ServiceId != part.ServiceId)).ToList())
            part.Remove("Another option was taken.", by, now);
        foreach (var said in option) Add(said, by, now);
    }

    /// <param name="part">Which part.</param>
    /// <param name="open">Its newest offer while that is open or accepted; such a part is taken back first.</param>
    /// <param name="why">Why, in a few words.</param>
    /// <param name="by">Who.</param>
    /// <param name="now">When.</param>
    public void Remove(Part part, Offer? open, string why, Who by, DateTimeOffset now)
    {
        RefuseIfHeld(open);
        if (part.PackageId == Id) part.Remove(why, by, now);
    }

    /// <summary>Another service in the place of this one, for the same needs.</summary>
    public Part Swap(Part part, Offer? open, PartSaid said, Who by, DateTimeOffset now)
    {
        RefuseIfHeld(open);
        if (!part.IsLive) throw new RuleRefused($"{part.RemovedBy!.Name} has taken this part out already.");
        if (LiveParts.Any(other => other.ServiceId == said.ServiceId)) throw new RuleRefused($"{said.Service} is in this package already.");
        var next = Part.Of(this, parts.Count + 1, said, by, now);
        parts.Add(next);
        part.Remove($"Replaced by {said.Service}.", by, now, next.Id);
        return next;
    }

    /// <summary>Keeps on record that a person chose otherwise than was proposed.</summary>
    public void Overrule(OverrideKind kind, IReadOnlyList<string> needs, string? recommended, string? chosen, OverrideSaid said, Who by, DateTimeOffset now) =>
        overrides.Add(Override.Of(this, kind, needs, recommended, chosen, said, by, now));

    /// <summary>What every organisation may read of them before it says yes.</summary>
    public void Describe(string? words, string? note) => (OfferWords, OfferNote) = (words, note);

    public void Agree(Case of, AgreementSaid said, Who by, DateTimeOffset now)
    {
        if (agreements.Where(held => held.Whose == said.Whose).MaxBy(held => held.At) is { } last && last.Agrees == said.Agrees && last.How == said.How && last.Words == said.Words) return;
        agreements.Add(Agreement.Of(Id, CaseId, said, by, now));
        var whose = char.ToUpper(said.Whose[0], CultureInfo.InvariantCulture) + said.Whose[1..];
        of.Add(said.Agrees ? StepKind.Milestone : StepKind.Decision, said.Agrees ? $"{whose} agreed to the plan" : $"{whose} does not agree to the plan", by, now, quote: said.Words);
    }

    /// <summary>Parts that go out with the next "send".</summary>
    public IReadOnlyList<Part> ToSend => [.. LiveParts.Where(part => part.SentAt is null)];

    /// <summary>Asks every organisation for its own part.</summary>
    /// <param name="of">The package's case.</param>
    /// <param name="open">Needs that no service can meet now, with the sentence that says why.</param>
    /// <param name="whyNotAsked">Why nobody of theirs was asked, when nobody agreed.</param>
    /// <param name="offer">Makes the offer of one part.</param>
    /// <param name="by">Who sends.</param>
    /// <param name="now">When.</param>
    public IReadOnlyList<Offer> Send(Case of, IReadOnlyDictionary<string, string> open, string? whyNotAsked, Func<Part, Offer> offer, Who by, DateTimeOffset now)
    {
        if (!of.IsOpen) throw new RuleRefused("This case is closed. Reopen it first; nothing of it was lost.");
        var sending = ToSend;
        if (sending.Count == 0) throw new RuleRefused(parts.Count == 0 ? "There is no part to send yet. Add a service first." : "Every part has been sent already. Nothing was sent twice.");
        if (of.LeadId is null) throw new RuleRefused("Choose a lead worker before the offers go out.");
        if (of.Kind != SubjectKind.Place && AgreedAt is null && string.IsNullOrWhiteSpace(whyNotAsked))
            throw new RuleRefused($"Ask {of.ShortName} first, or say why the offers go out before they agreed.");
        WhyNotAsked = AgreedAt is null ? whyNotAsked : null;
        var offers = sending.Select(part =>
        {
            part.Sent(now);
            return offer(part);
        }).ToList();
        foreach (var (code, because) in open.Where(one => gaps.TrueForAll(gap => gap.Code != one.Key))) gaps.Add(Gap.Of(this, code, because, now));
        foreach (var part in sending) of.Add(StepKind.Sharing, $"Offer sent to {part.Organisation}", by, now, $"{part.Service}. {PartWords.Shared(of)}", about: part.Id);
        return offers;
    }

    private static void RefuseIfHeld(Offer? open)
    {
        if (open is { IsOpen: true }) throw new RuleRefused($"{open.Organisation} has been asked for this part. Take the offer back first.");
        if (open is { IsSupport: true }) throw new RuleRefused($"{open.Organisation} gives this support. End it on the case first.");
    }
}
