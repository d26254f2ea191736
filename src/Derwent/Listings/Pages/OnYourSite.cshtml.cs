using System.Globalization;
using Derwent.Alliance;
using Derwent.Listings.Find;
using Derwent.Shared.Mail;
using Derwent.Shared.Security;
using Derwent.Shared.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;

namespace Derwent.Listings.Pages;

/// <summary>Gives the line that shows a list or a map of ours on a member's own website, and shows what it will look like.</summary>
[Open, FramesOwn]
internal sealed class OnYourSiteModel(Finder finder, ListingsContext listings, AllianceContext alliance, SiteAddress site) : PageModel
{
    private const int MostOrganisations = 1000, Lowest = 200, Highest = 3000;

    public FindQuery Query { get; private set; } = new();
    public WidgetLook Look { get; private set; } = new("", "");
    public IReadOnlyList<(string Slug, string Name)> Organisations { get; private set; } = [];
    public string Show { get; private set; } = "";
    public string Height { get; private set; } = "640";
    public int Pixels { get; private set; } = 640;

    /// <summary>The framed page's address on this site.</summary>
    public string Widget { get; private set; } = "";

    /// <summary>The line to copy; null while something has to be mended first.</summary>
    public string? Code { get; private set; }

    /// <summary>What was chosen on the page before and is not asked here again.</summary>
    public IEnumerable<(string Name, string Value)> Kept => QueryHelpers.ParseQuery(new Uri(site.Of(Query.Address())).Query)
        .Where(pair => pair.Key is "q" or "when" or "cost" or "access" or "day" or "within").SelectMany(pair => pair.Value.OfType<string>().Select(value => (pair.Key, value)));

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        (Query, Look) = (FindQuery.From(Request.Query), WidgetLook.From(Request.Query));
        Show = FindWidgetModel.Shows.Any(one => one.Value == Request.Query["show"]) ? Request.Query["show"].ToString() : "";
        await LoadAsync(stop);
        if (Query.Near.Length > 0 && (await finder.AnswerAsync(Query, stop, 1, asStranger: true)).PlaceUnknown)
            ModelState.AddModelError("near", $"We don’t know a place called “{Query.Near}”. Try a whole postcode, or the name of a part of the city.");
        if (Request.Query["height"].ToString() is { Length: > 0 } typed) ReadHeight(typed.Length > 6 ? typed[..6] : typed);
        if (!ModelState.IsValid) return this.Again();
        Widget = QueryHelpers.AddQueryString(Query.Address(FindWidgetModel.Address), Look.Pairs.Concat(Show.Length > 0 ? [new("show", Show)] : [])!);
        Code = WidgetLook.Code(site.Of(Widget), Organisations.FirstOrDefault(one => one.Slug == Query.By).Name is { } by ? $"{by}: where to go" : "Find support", Pixels);
        return Page();
    }

    private void ReadHeight(string typed)
    {
        Height = typed;
        if (int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var pixels) && pixels is >= Lowest and <= Highest) Pixels = pixels;
        else ModelState.AddModelError("height", $"Give the height as a number from {Lowest} to {Highest}.");
    }

    // Only organisations of whose services a stranger finds something.
    private async Task LoadAsync(CancellationToken stop)
    {
        var ids = await listings.Services.AsNoTracking().Where(s => s.Status == ServiceStatus.Active && !s.IsPrivate && s.MergedIntoId == null)
            .Select(s => s.OrganisationId).Distinct().Take(MostOrganisations).ToListAsync(stop);
        var all = await alliance.Organisations.AsNoTracking().Where(one => ids.Contains(one.Id)).OrderBy(one => one.Name).Select(one => new { one.Slug, one.Name }).ToListAsync(stop);
        Organisations = [.. all.Select(one => (one.Slug, one.Name))];
    }
}
