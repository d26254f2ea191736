using System.Text.Json;
using Derwent.Shared;
using Derwent.Shared.Database;
using Derwent.Shared.Security;
using Microsoft.AspNetCore.OutputCaching;

namespace Derwent.Listings.Oruk;

/// <summary>Open Referral UK 3.0 at <c>/oruk/v3</c>: open to everybody and every page of the web, no key, nothing private.
/// Faults: 400 with a sentence for a filter that means nothing, 404 for what is not there.</summary>
internal static class OrukEndpoints
{
    private static readonly OrukMeta Meta = new(
        "HSDS-UK-3.0", new("https://github.com/OpenReferralUK/uk-profile/blob/main/docs/index.md"), new("https://docs.openreferraluk.org/en/latest/openapi30.json"));

    public static void MapOruk(this IEndpointRouteBuilder app)
    {
        var feed = app.MapGroup("/oruk/v3").WithMetadata(new OpenAttribute(), new OnlyReadsAttribute()).AddEndpointFilter(OpenToTheWeb);
        feed.MapGet("/", () => Json(Meta)).WithMetadata(new WithoutDatabaseAttribute());
        feed.MapGet("/taxonomies", (HttpContext http) => Paged(http, OrukTaxonomies.All));
        feed.MapGet("/taxonomies/{id:guid}", (Guid id) => Found(OrukTaxonomies.All.FirstOrDefault(one => one.Id == id) is { } one ? one with { TaxonomyTerms = [.. OrukTaxonomies.Terms.Where(term => term.TaxonomyId == id)] } : null));
        feed.MapGet("/taxonomy_terms", (HttpContext http) => Paged(http, OrukTaxonomies.Terms));
        feed.MapGet("/taxonomy_terms/{id:guid}", (Guid id) => Found(OrukTaxonomies.Find(id)));
        var kept = feed.MapGroup("").CacheOutput(policy => policy.Expire(PublicPages.Kept).Tag(PublicPages.Policy).SetVaryByQuery(OrukQuery.Names));
        kept.MapGet("/services", (HttpContext http, OrukAnswering oruk, RequestDatabase database, CancellationToken stop) =>
            Ask(http, database, async asked => asked.Format == "json" ? await oruk.ServicesAsync(asked, stop) : asked, stop));
        kept.MapGet("/services/{id:guid}", (Guid id, HttpContext http, OrukAnswering oruk, RequestDatabase database, CancellationToken stop) => Ask(http, database, _ => oruk.ServiceAsync(id, stop), stop));
        kept.MapGet("/service_at_locations", (HttpContext http, OrukAnswering oruk, RequestDatabase database, CancellationToken stop) => Ask(http, database, async asked => await oruk.SitesAsync(asked, stop), stop));
        kept.MapGet("/service_at_locations/{id:guid}", (Guid id, HttpContext http, OrukAnswering oruk, RequestDatabase database, CancellationToken stop) => Ask(http, database, _ => oruk.SiteAsync(id, stop), stop));
        kept.MapGet("/organizations", (HttpContext http, OrukAnswering oruk, RequestDatabase database, CancellationToken stop) => Ask(http, database, async asked => await oruk.OrganisationsAsync(asked, stop), stop));
        kept.MapGet("/organizations/{id:guid}", (Guid id, HttpContext http, OrukAnswering oruk, RequestDatabase database, CancellationToken stop) => Ask(http, database, asked => oruk.OrganisationAsync(id, asked, stop), stop));
        feed.MapGet("/{**rest}", () => Found(null));
    }

    private static async Task<IResult> Ask(HttpContext http, RequestDatabase database, Func<OrukQuery, Task<object?>> answer, CancellationToken stop)
    {
        try
        {
            var asked = OrukQuery.From(http.Request.Query);
            await database.BeginAsync(null, null, stop);
            var value = await answer(asked);
            await database.CommitAsync(stop);
            return value switch { OrukQuery all => OrukFile.Of(all), OrukMoved moved => Results.Redirect($"/oruk/v3/{moved.What}/{moved.Id}", permanent: true), _ => Found(value) };
        }
        catch (OrukRefused refused)
        {
            await database.RollbackAsync();
            return Json(new OrukFault(refused.Message), StatusCodes.Status400BadRequest);
        }
    }

    private static Body Paged<T>(HttpContext http, IReadOnlyList<T> all)
    {
        try
        {
            var asked = OrukQuery.From(http.Request.Query);
            return Json(OrukPage<T>.Of([.. all.Skip((int)Math.Min(int.MaxValue, (long)(asked.Page - 1) * asked.PerPage)).Take(asked.PerPage)], all.Count, asked.Page, asked.PerPage));
        }
        catch (OrukRefused refused)
        {
            return Json(new OrukFault(refused.Message), StatusCodes.Status400BadRequest);
        }
    }

    private static Body Found(object? value) => value is null ? Json(new OrukFault("There is nothing at this address."), StatusCodes.Status404NotFound) : Json(value);

    private static Body Json(object value, int status = StatusCodes.Status200OK) => new Body(value, status);

    private static ValueTask<object?> OpenToTheWeb(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        context.HttpContext.Response.Headers.AccessControlAllowOrigin = "*";
        context.HttpContext.Response.Headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        return next(context);
    }

    private sealed class Body(object value, int status) : IResult
    {
        public async Task ExecuteAsync(HttpContext http)
        {
            http.Response.StatusCode = status;
            http.Response.ContentType = "application/json; charset=utf-8";
            await http.Response.Body.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(value, value.GetType(), OrukJson.Options), http.RequestAborted);
        }
    }
}
