using Derwent.Shared.Jobs;
using Derwent.Shared.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Derwent.Tests.Fitness;

/// <summary>Every door says who may open it.</summary>
public sealed class AuthorisationTests(House house) : IClassFixture<House>
{
    // Machines' addresses that show nothing of anybody.
    private static readonly string[] Anonymous = ["/health/live", "/health/ready", "/assets"];

    private IEnumerable<RouteEndpoint> Endpoints => house.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>();

    [Fact]
    public void Every_page_and_address_says_who_may_open_it() => Assert.Empty(Unmarked(Endpoints));

    [Fact]
    public void A_planted_page_without_a_mark_is_found() => Assert.Single(Unmarked([Planted()]));

    [Fact]
    public async Task A_page_without_a_mark_would_open_for_nobody()
    {
        // The same rule holds while the program runs: see Web.ClosedUnlessMarked.
        using var stranger = house.Stranger();
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await stranger.Open("/no-such-page")).Status);
    }

    [Fact]
    public void Desk_pages_are_for_signed_in_people_and_only_they_stand_under_desk()
    {
        var wrong = Endpoints.Where(endpoint => Address(endpoint).StartsWith("/desk", StringComparison.Ordinal) != (endpoint.Metadata.GetMetadata<DeskAttribute>() is not null))
            .Select(Address).Where(address => address != "/sign-out").ToList();
        Assert.Empty(wrong);
    }

    [Fact]
    public void No_form_goes_without_its_token()
    {
        var bare = Endpoints.Where(endpoint => endpoint.Metadata.GetMetadata<IgnoreAntiforgeryTokenAttribute>() is not null).Select(Address);
        // The kind error pages answer in place of a form whose token was missing; they change nothing. Mail providers press "unsubscribe" without
        // having seen a page (RFC 8058); what they may do is in the address they were given.
        Assert.Equal(["/newsletter/unsubscribe/{token}", "/status/{code:int}"], bare.Order(StringComparer.Ordinal));
        var posts = Endpoints.Where(endpoint => endpoint.Metadata.GetMetadata<PageActionDescriptor>() is null && endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Any(method => method != "GET" && method != "HEAD") == true)
            .Where(endpoint => endpoint.Metadata.GetMetadata<Microsoft.AspNetCore.Antiforgery.IAntiforgeryMetadata>()?.RequiresValidation != true).Select(Address);
        Assert.Empty(posts);
    }

    [Fact]
    public void Every_kind_of_job_has_a_handler()
    {
        var kinds = typeof(Serving).Assembly.GetTypes().Where(type => type is { IsAbstract: false, IsInterface: false } && typeof(IJob).IsAssignableFrom(type)).Select(type => type.FullName!);
        Assert.Empty(kinds.Except(house.Services.GetServices<RegisteredJob>().Select(job => job.Kind)));
    }

    private static List<string> Unmarked(IEnumerable<RouteEndpoint> endpoints) => [.. endpoints
        .Where(endpoint => endpoint.Metadata.GetMetadata<OpenAttribute>() is null && endpoint.Metadata.GetMetadata<DeskAttribute>() is null && endpoint.Metadata.GetMetadata<ByLinkAttribute>() is null)
        .Select(Address).Where(address => !Anonymous.Any(known => address.StartsWith(known, StringComparison.Ordinal)))];

    private static string Address(RouteEndpoint endpoint) => "/" + endpoint.RoutePattern.RawText?.TrimStart('/');

    private static RouteEndpoint Planted() =>
        (RouteEndpoint)new RouteEndpointBuilder(_ => Task.CompletedTask, Microsoft.AspNetCore.Routing.Patterns.RoutePatternFactory.Parse("/planted"), 0) { Metadata = { new AuthorizeAttribute() } }.Build();
}
