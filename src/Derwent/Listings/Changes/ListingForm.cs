using System.ComponentModel.DataAnnotations;
using Derwent.Listings.Find;
using Derwent.Shared.Ui;

namespace Derwent.Listings.Changes;

/// <summary>What a page says, as a person types it: the same form for the letter's link, the desk, a suggestion, a comparison of two.</summary>
internal sealed class ListingForm
{
    [StringLength(200)] public string? Name { get; set; }
    [StringLength(20_000)] public string? Description { get; set; }
    [StringLength(40)] public string? Status { get; set; }
    [StringLength(2000)] public string? Times { get; set; }
    [StringLength(40)] public string? How { get; set; }
    [StringLength(300)] public string? Building { get; set; }
    [StringLength(300)] public string? Address { get; set; }
    [StringLength(100)] public string? Town { get; set; }
    [StringLength(20)] public string? Postcode { get; set; }
    [StringLength(300)] public string? GettingThere { get; set; }
    [StringLength(10)] public string? MinAge { get; set; }
    [StringLength(10)] public string? MaxAge { get; set; }
    [StringLength(2000)] public string? Cost { get; set; }
    [StringLength(100)] public string? Phone { get; set; }
    [StringLength(320)] public string? Email { get; set; }
    [StringLength(500)] public string? Website { get; set; }
    [StringLength(2000)] public string? Eligibility { get; set; }
    public List<string> Access { get; set; } = [];
    public List<string> Languages { get; set; } = [];
    public List<string> Needs { get; set; } = [];

    /// <summary>What the listing says now.</summary>
    public static ListingForm Of(ServiceFacts facts, DateOnly today)
    {
        var site = facts.Sites is [var first, ..] ? first : null;
        return new ListingForm
        {
            Name = facts.Name, Description = facts.Description, Status = facts.Status.ToString(), Times = string.Join('\n', OpeningTimes.Lines(facts.Schedules, today)),
            How = facts.HowToCome.ToString(), Building = site?.Name, Address = site?.Address, Town = site?.Town, Postcode = site?.Postcode, GettingThere = site?.GettingThere,
            MinAge = facts.MinAge?.ToString(System.Globalization.CultureInfo.InvariantCulture), MaxAge = facts.MaxAge?.ToString(System.Globalization.CultureInfo.InvariantCulture),
            Cost = facts.CostWords ?? FindWords.Cost(facts.CostPence, null), Phone = facts.Contacts.Select(contact => contact.Phone).FirstOrDefault(phone => phone is not null),
            Email = facts.Email ?? facts.Contacts.Select(contact => contact.Email).FirstOrDefault(email => email is not null), Website = facts.Website, Eligibility = facts.Eligibility,
            Access = [.. facts.Access], Languages = [.. facts.Languages], Needs = [.. facts.Needs],
        };
    }

    public static IReadOnlyList<Choice> Statuses { get; } =
    [
        new(nameof(ServiceStatus.Active), "Running"), new(nameof(ServiceStatus.TemporarilyClosed), "Paused for now"),
        new(nameof(ServiceStatus.Inactive), "Not running"), new(nameof(ServiceStatus.Defunct), "Closed for good"),
    ];

    public static IReadOnlyList<Choice> Hows { get; } =
    [
        new(nameof(HowToCome.NotSaid), "Not said"), new(nameof(HowToCome.DropIn), "Just turn up"), new(nameof(HowToCome.Book), "Ring or write first"), new(nameof(HowToCome.Referral), "Somebody asks for you"),
    ];

    public static IReadOnlyList<Choice> AccessChoices { get; } = [.. AccessVocabulary.All.Select(pair => new Choice(pair.Key, pair.Value))];

    public static IReadOnlyList<Choice> LanguageChoices { get; } = [.. LanguageVocabulary.All.Select(pair => new Choice(pair.Key, pair.Value))];

    public static IReadOnlyList<Choice> NeedChoices { get; } = [.. NeedVocabulary.All.Where(term => term is { IsStrength: false, ForPlace: false }).Select(term => new Choice(term.Code, term.Plain))];
}
