using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Derwent.Shared;
using Derwent.Shared.Audit;
using Derwent.Shared.Security;
using Derwent.Shared.Ui;
using Derwent.Site.Posts;
using Derwent.Site.Settings;
using Derwent.Site.Words;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Derwent.Site.Desk;

/// <summary>What makes the site this city's: name, numbers, colours, languages, menu. Each change with its reason.</summary>
[Desk(Role.Coordinator, Role.Administrator)]
internal sealed class SettingsModel(SiteContext site, LiveAlliance alliance, PublicPages pages, AuditTrail audit, Current current, TimeProvider clock) : PageModel
{
    private const int MostLinks = 8, ShownChanges = 20;

    [BindProperty, Required(ErrorMessage = "Say what the alliance is called."), StringLength(80, ErrorMessage = "At most 80 characters, please.")] public string Name { get; set; } = "";
    [BindProperty, Required(ErrorMessage = "Say which city it is."), StringLength(60, ErrorMessage = "At most 60 characters, please.")] public string City { get; set; } = "";
    [BindProperty, Required(ErrorMessage = "Say the number of the council’s children’s team."), RegularExpression(@"^\+?[0-9][0-9 ]{2,28}$", ErrorMessage = "A telephone number, such as 01332 641172.")] public string CouncilPhone { get; set; } = "";
    [BindProperty] public bool CouncilPhoneIsExample { get; set; }
    [BindProperty] public string Accent { get; set; } = "";
    [BindProperty] public string Warm { get; set; } = "";
    [BindProperty] public string[] Offered { get; set; } = [];
    [BindProperty] public string Menu { get; set; } = "";
    [BindProperty] public string Foot { get; set; } = "";
    [BindProperty, Required(ErrorMessage = "Say why, in a few words. It stands beside the change."), StringLength(300, ErrorMessage = "At most 300 characters, please.")] public string Why { get; set; } = "";

    public IReadOnlyList<SettingsSaid> Changes { get; private set; } = [];
    public bool IsSaved => Request.Query["done"] == "saved";
    public static IReadOnlyList<Choice> Tongues { get; } = [.. Languages.All.Skip(1).Select(one => new Choice(one.Code, one.Name))];

    public async Task OnGetAsync(CancellationToken stop)
    {
        ModelState.Clear();
        var now = alliance.Value;
        (Name, City, CouncilPhone, CouncilPhoneIsExample, Accent, Warm) = (now.Name, now.City, now.CouncilPhone, now.CouncilPhoneIsExample, now.Accent, now.Warm);
        (Offered, Menu, Foot) = ([.. now.Languages], MenuLines.Write(now.Menu), MenuLines.Write(now.FootLinks));
        await LookAsync(stop);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        var menu = Read(Menu, nameof(Menu));
        var foot = Read(Foot, nameof(Foot));
        if (menu.Count == 0) ModelState.AddModelError(nameof(Menu), "A menu needs at least one line, such as /find Find support.");
        Check(nameof(Accent), Accent = Accent.Trim().ToLowerInvariant());
        Check(nameof(Warm), Warm = Warm.Trim().ToLowerInvariant());
        if (!ModelState.IsValid)
        {
            await LookAsync(stop);
            return this.Again();
        }
        var values = new SiteSettings
        {
            Name = Name.Trim(), City = City.Trim(), CouncilPhone = CouncilPhone.Trim(), CouncilPhoneIsExample = CouncilPhoneIsExample, Accent = Accent, Warm = Warm,
            Languages = [.. Languages.All.Skip(1).Select(one => one.Code).Where(Offered.Contains)], Menu = menu, FootLinks = foot,
        };
        var said = new SettingsSaid(JsonSerializer.Serialize(values), Why.Trim(), current.Who, clock.GetUtcNow());
        site.Settings.Add(said);
        await site.SaveChangesAsync(stop);
        audit.Wrote("settings", said.Id, "changed the site’s settings: " + Why.Trim());
        pages.Changed();
        return Redirect("/desk/community/settings?done=saved");
    }

    private void Check(string field, string colour)
    {
        if (colour.Length == 0) return;
        if (Colour.Read(colour) is not { } read) ModelState.AddModelError(field, "A colour is written as # and six digits, such as #0b5c63.");
        else if (read.Objection is { } objection) ModelState.AddModelError(field, objection);
    }

    private List<MenuLink> Read(string lines, string field)
    {
        var (links, fault) = MenuLines.Read(lines, MostLinks);
        if (fault is not null) ModelState.AddModelError(field, fault);
        return links;
    }

    private async Task LookAsync(CancellationToken stop) => Changes = await site.Settings.AsNoTracking().OrderByDescending(said => said.At).ThenByDescending(said => said.Id).Take(ShownChanges).ToListAsync(stop);
}
