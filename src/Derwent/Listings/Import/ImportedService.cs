using System.Security.Cryptography;
using System.Text.Json;
using Derwent.Alliance;

namespace Derwent.Listings.Import;

/// <summary>A service as a file tells of it, cleaned.</summary>
internal sealed record ImportedService(int Line, string ExternalId, ListedOrganisation Organisation, ServiceFacts Facts)
{
    public DateOnly? AssuredOn { get; init; }
    public DateTimeOffset? ModifiedAt { get; init; }

    /// <summary>How much is said: of several rows with one id the fullest is kept.</summary>
    public int Fullness => Facts.Description.Length / 50 + 3 * Facts.Sites.Count + Facts.Schedules.Count + Facts.Contacts.Count + Facts.Tags.Count + Facts.Needs.Count
        + new object?[] { Facts.MinAge, Facts.MaxAge, Facts.CostPence, Facts.CostWords, Facts.Website, Facts.Email, Facts.Alert, Facts.Eligibility, AssuredOn, ModifiedAt, Organisation.Description }.Count(said => said is not null) * 2;

    /// <summary>Equal for equal content: what is the same as last time is left alone.</summary>
    public byte[] Hash() => SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(new
    {
        Organisation, AssuredOn, ModifiedAt, Facts = Facts with { Sites = [] },
        Sites = Facts.Sites.Select(site => new { Site = site with { Point = null }, site.Point?.X, site.Point?.Y }),
    }));
}
