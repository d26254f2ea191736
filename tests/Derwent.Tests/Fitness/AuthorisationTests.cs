using Derwent.Shared.Jobs;
using Derwent.Shared.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
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
    public void A_planted_page_without_a_mark_is_found() => Assert.Single(Unmarked([Planted("/planted", new AuthorizeAttribute())]));

    [Theory]
    [InlineData(false, 404)]
    [InlineData(true, 200)]
    public async Task A_page_without_a_mark_would_open_for_nobody(bool marked, int status)
    {
        // The same rule holds while the program runs.
        var http = new DefaultHttpContext();
        http.SetEndpoint(Planted("/planted", marked ? [new OpenAttribute()] : []));
        await Derwent.Shared.Web.ClosedUnlessMarked(http, _ => Task.CompletedTask);
        Assert.Equal(status, http.Response.StatusCode);
    }

    [Fact]
    public void Desk_pages_are_for_signed_in_people_and_only_they_stand_under_desk() => Assert.Empty(Misplaced(Endpoints));

    [Fact]
    public void A_planted_open_page_under_desk_and_a_planted_desk_page_elsewhere_are_found() =>
        Assert.Equal(["/desk/planted", "/planted"], Misplaced([Planted("/desk/planted", new OpenAttribute()), Planted("/planted", new DeskAttribute()), Planted("/open", new OpenAttribute()), Planted("/desk/right", new DeskAttribute())]));

    [Fact]
    public void No_form_goes_without_its_token() => Assert.Empty(WithoutToken(Endpoints));

    [Fact]
    public void A_planted_form_without_its_token_is_found() =>
        Assert.Equal(["/planted", "/posted"], WithoutToken([Planted("/planted", new IgnoreAntiforgeryTokenAttribute()), Planted("/posted", new HttpMethodMetadata(["POST"])), Planted("/got", new HttpMethodMetadata(["GET"]))]));

    [Fact]
    public void Every_kind_of_job_has_a_handler() => Assert.Empty(Unhandled(typeof(Serving).Assembly.GetTypes()));

    [Fact]
    public void A_planted_job_without_a_handler_is_found() => Assert.Equal([typeof(PlantedJob).FullName], Unhandled([typeof(PlantedJob)]));

    private sealed record PlantedJob : IJob;

    private IEnumerable<string> Unhandled(IEnumerable<Type> types) =>
        types.Where(type => type is { IsAbstract: false, IsInterface: false } && typeof(IJob).IsAssignableFrom(type)).Select(type => type.FullName!).Except(house.Services.GetServices<RegisteredJob>().Select(job => job.Kind));

    private static IEnumerable<string> Misplaced(IEnumerable<RouteEndpoint> endpoints) => endpoints
        .Where(endpoint => Address(endpoint).StartsWith("/desk", StringComparison.Ordinal) != (endpoint.Metadata.GetMetadata<DeskAttribute>() is not null))
        .Select(Address).Where(address => address != "/sign-out");

    // The kind error pages answer in place of a form whose token was missing; they change nothing.
    // The kind error pages answer in place of a form whose token was missing; they change nothing. Mail providers press "unsubscribe" without having seen a page (RFC 8058);
    // what they may do is in the address they were given.
    private static IEnumerable<string> WithoutToken(IEnumerable<RouteEndpoint> endpoints) => endpoints.Where(endpoint =>
        endpoint.Metadata.GetMetadata<IgnoreAntiforgeryTokenAttribute>() is not null && Address(endpoint) is not ("/status/{code:int}" or "/newsletter/unsubscribe/{token}")
        || endpoint.Metadata.GetMetadata<PageActionDescriptor>() is null && endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Any(method => method != "GET" && method != "HEAD") == true
            && endpoint.Metadata.GetMetadata<Microsoft.AspNetCore.Antiforgery.IAntiforgeryMetadata>()?.RequiresValidation != true).Select(Address);

    private static List<string> Unmarked(IEnumerable<RouteEndpoint> endpoints) => [.. endpoints
        .Where(endpoint => endpoint.Metadata.GetMetadata<OpenAttribute>() is null && endpoint.Metadata.GetMetadata<DeskAttribute>() is null && endpoint.Metadata.GetMetadata<ByLinkAttribute>() is null)
        .Select(Address).Where(address => !Anonymous.Any(known => address.StartsWith(known, StringComparison.Ordinal)))];

    private static string Address(RouteEndpoint endpoint) => "/" + endpoint.RoutePattern.RawText?.TrimStart('/');

    private static RouteEndpoint Planted(string address, params object[] marks)
    {
        var builder = new RouteEndpointBuilder(_ => Task.CompletedTask, Microsoft.AspNetCore.Routing.Patterns.RoutePatternFactory.Parse(address), 0);
        foreach (var mark in marks) builder.Metadata.Add(mark);
        return (RouteEndpoint)builder.Build();
    }
}
