using System.Text.Json.Nodes;
using Derwent.Shared.Database;
using Derwent.Shared.Mail;
using Derwent.Shared.Security;

namespace Derwent.WhatsOn;

/// <summary>The kinds of events as a concept scheme, for whoever reads our open data: OpenActive's own list of activities knows sports only.</summary>
internal static class KindsEndpoint
{
    public const string Path = "/whats-on/kinds.json";

    public static void MapKinds(this IEndpointRouteBuilder app) =>
        app.MapGet(Path, (SiteAddress address) => Results.Json(Scheme(address), contentType: "application/ld+json")).WithMetadata(new OpenAttribute(), new WithoutDatabaseAttribute());

    public static JsonObject Concept(EventKind kind, SiteAddress address, bool inScheme = true)
    {
        var concept = new JsonObject { ["@type"] = "Concept", ["@id"] = $"{address.Of(Path)}#{kind.ToString().ToLowerInvariant()}", ["prefLabel"] = EventWords.Of(kind) };
        if (inScheme) concept["inScheme"] = address.Of(Path);
        return concept;
    }

    private static JsonObject Scheme(SiteAddress address) => new()
    {
        ["@context"] = "https://openactive.io/", ["@type"] = "ConceptScheme", ["@id"] = address.Of(Path), ["id"] = address.Of(Path), ["title"] = "Kinds of events",
        ["description"] = "What young people can do, as the calendar of this alliance names it.",
        ["concept"] = new JsonArray([.. EventWords.Kinds.Select(one =>
        {
            var concept = Concept(one.Kind, address, inScheme: false);
            concept["id"] = concept["@id"]!.GetValue<string>();
            return (JsonNode)concept;
        })]),
    };
}
