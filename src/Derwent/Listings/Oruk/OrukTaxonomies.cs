namespace Derwent.Listings.Oruk;

/// <summary>Our two vocabularies as taxonomies of the standard: needs and strengths in three domains, and what makes a place easier to come to.</summary>
internal static class OrukTaxonomies
{
    private static readonly Guid NeedsId = OrukId.Of("taxonomy/needs"), AccessId = OrukId.Of("taxonomy/access");

    private static readonly (Domain Domain, string Name, string Description)[] Domains =
    [
        (Domain.Person, "The young person", "Needs that lie with the young person"),
        (Domain.Family, "The family", "Needs that lie with the family or the home"),
        (Domain.Environment, "The environment", "Needs that lie with places, groups, school and what is online"),
    ];

    public static IReadOnlyList<OrukTerm> Terms { get; } =
    [
        .. Domains.Select(domain => new OrukTerm(DomainId(domain.Domain), domain.Name, domain.Description, null, "Needs", NeedsId, domain.Domain.ToString().ToLowerInvariant())),
        .. NeedVocabulary.All.Where(term => !term.IsStrength).Select(Need),
        .. AccessVocabulary.All.Select(pair => new OrukTerm(OrukId.Of("access/" + pair.Key), pair.Value, pair.Value, null, "Accessibility", AccessId, pair.Key)),
    ];

    public static IReadOnlyList<OrukTaxonomy> All { get; } =
    [
        new(NeedsId, "Needs", "What a service helps with, in three domains: the young person, the family, the environment around them.", "1"),
        new(AccessId, "Accessibility", "What makes a place easier to come to.", "1"),
    ];

    private static readonly Dictionary<Guid, OrukTerm> ById = Terms.ToDictionary(term => term.Id);

    public static OrukTerm? Find(Guid id) => ById.GetValueOrDefault(id);

    public static OrukTerm? OfNeed(string code) => NeedVocabulary.Find(code) is null ? null : ById.GetValueOrDefault(OrukId.Of("need/" + code));

    /// <summary>The facets of which a service has one when it carries this term; a domain stands for all its needs.</summary>
    public static IReadOnlyList<string> Facets(OrukTerm term) =>
        term.TaxonomyId == AccessId ? [Derwent.Listings.Find.Facet.Access(term.Term)]
        : term.ParentId is not null ? [Derwent.Listings.Find.Facet.Need(term.Term)]
        : [.. Terms.Where(child => child.ParentId == term.Id).Select(child => Derwent.Listings.Find.Facet.Need(child.Term))];

    /// <summary>Every facet of a taxonomy; empty for one that we do not have.</summary>
    public static IReadOnlyList<string> Facets(Guid taxonomy) => [.. Terms.Where(term => term.TaxonomyId == taxonomy).SelectMany(Facets).Distinct()];

    private static OrukTerm Need(NeedTerm term) => new(OrukId.Of("need/" + term.Code), term.Work, term.Plain, DomainId(term.Domain), "Needs", NeedsId, term.Code);

    private static Guid DomainId(Domain domain) => OrukId.Of("domain/" + domain);
}
