using System.Text.RegularExpressions;
using Derwent.Shared.Security;
using Derwent.Tests.World;
using Derwent.World;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Derwent.Tests.Trust;

/// <summary>A page of the program as a door: who may open it, where it stands in the named world, what it reads from the address, which forms it takes.</summary>
internal sealed partial record Door(string Address, DeskAttribute? Desk, ByLinkAttribute? ByLink, IReadOnlyList<string> Paths, IReadOnlyList<string> Asked, IReadOnlyList<string> Posts)
{
    private static readonly System.Runtime.CompilerServices.ConditionalWeakTable<WorldHouse, Task<IReadOnlyList<Door>>> Known = [];

    /// <summary>People of the world who have something in it to see; Bea's organisation keeps registers.</summary>
    public static readonly StaffSaid[] People = [Staff.Nadia, Staff.Dee, Staff.Kofi, Staff.Ruth, Staff.Gwen, Staff.Miriam, Staff.Tomasz, Staff.Bea];

    public bool Opens(string role) => Desk is not null && (Desk.AnyOf.Count == 0 || Desk.AnyOf.Contains(role));

    public bool Opens(StaffSaid staff) => staff.Roles.Any(Opens);

    /// <summary>The forms of the page at each of its addresses.</summary>
    public IEnumerable<string> Forms => Paths.Take(1).SelectMany(path => Posts.Select(handler => handler.Length == 0 ? path : $"{path}{(path.Contains('?') ? '&' : '?')}handler={handler}"));

    /// <summary>All doors, found once a house: what tests do to its world afterwards does not change where they stand.</summary>
    public static Task<IReadOnlyList<Door>> All(WorldHouse house) => Known.GetValue(house, Find);

    private static async Task<IReadOnlyList<Door>> Find(WorldHouse house)
    {
        var loader = house.Services.GetRequiredService<PageLoader>();
        var doors = new List<Door>();
        foreach (var endpoint in EveryAddress.Pages(house))
        {
            var page = await loader.LoadAsync(endpoint.Metadata.GetMetadata<PageActionDescriptor>()!, endpoint.Metadata);
            var asked = page.HandlerMethods.Where(handler => handler.HttpMethod == "Get").SelectMany(handler => handler.Parameters).Where(Typed).Select(parameter => parameter.Name)
                .Concat(page.BoundProperties.Where(property => property is PageBoundPropertyDescriptor { Property: { } of } && FromAddress(of)).Select(property => property.BindingInfo?.BinderModelName ?? property.Name)).Distinct().ToList();
            var posts = page.HandlerMethods.Where(handler => handler.HttpMethod == "Post").Select(handler => handler.Name ?? "").ToList();
            var address = EveryAddress.Of(endpoint);
            doors.Add(new Door(address, endpoint.Metadata.GetMetadata<DeskAttribute>(), endpoint.Metadata.GetMetadata<ByLinkAttribute>(), await EveryAddress.PathsOf(house, address), asked, posts));
        }
        return doors;
    }

    /// <summary>Names of everybody the world tells of who has not chosen to be known here: on no page that does not say so to the audit.</summary>
    public static async Task<string[]> Canaries(WorldHouse house) => (await house.Behind<string[]>(
        """
        select array_agg(distinct name) from (
          select name from support.cases where kind <> 'Place' union select stated_first_name || ' ' || stated_surname from front_door.referrals
          union select details_first_name || ' ' || details_surname from front_door.subjects) names where length(name) > 6
        """))!;

    /// <summary>References of cases and referrals: they name nobody, and belong to whoever may see the record.</summary>
    public static async Task<string[]> References(WorldHouse house) => (await house.Behind<string[]>("select array_agg(reference) from (select reference::text from support.cases union select reference::text from front_door.referrals) all_of_them"))!;

    /// <summary>What somebody reads of a page: without its sealed values, which are letters at random. Among them a reference of four letters comes up by chance now and then.</summary>
    public static string WithoutSeals(string html) => Sealed().Replace(html, "");

    // What ASP.NET Core seals begins so: its own mark, in the alphabet of addresses.
    [GeneratedRegex("CfDJ8[A-Za-z0-9_-]+")]
    private static partial Regex Sealed();

    /// <summary>Somebody to whom the page opens: who came in before, if anybody.</summary>
    public async Task<Visitor> Opener(WorldHouse house, Dictionary<string, Visitor> known)
    {
        var who = Desk is not null ? (Address.StartsWith("/desk/register/", StringComparison.Ordinal) ? Staff.Bea : People.First(Opens)).Email
            : ByLink is { Required: true } ? ByLink.Kind.ToString() : "";
        if (known.TryGetValue(who, out var there)) return there;
        Visitor visitor;
        if (who.Contains('@')) visitor = await house.SignedIn(Staff.All.First(staff => staff.Email == who));
        else
        {
            visitor = house.Stranger();
            var link = who switch { "Plan" => EveryAddress.Kai, "Referral" => EveryAddress.JanTolley, "Offer" => EveryAddress.Ymca, _ => null };
            if (link is not null)
            {
                var page = await visitor.Open(WorldHouse.Link(link));
                if (EveryAddress.SecondThings.TryGetValue(link, out var second) && page.Document.QuerySelector("input[name=Proof], input[name=Answer]") is not null) await page.Form("Open my page").Fill(second.Question, second.Answer).Press();
            }
        }
        return known[who] = visitor;
    }

    private static bool FromAddress(System.Reflection.PropertyInfo property) =>
        property.GetCustomAttributes(true).OfType<Microsoft.AspNetCore.Mvc.BindPropertyAttribute>().Any(bound => bound.SupportsGet);

    private static bool Typed(Microsoft.AspNetCore.Mvc.Abstractions.ParameterDescriptor parameter) =>
        parameter.BindingInfo?.BindingSource != BindingSource.Services && parameter.ParameterType != typeof(CancellationToken);
}
