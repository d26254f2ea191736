using Derwent.Shared;
using Derwent.Shared.Audit;
using Derwent.Shared.Security;
using Derwent.Shared.Ui;
using Derwent.Site.Posts;
using Derwent.Site.Words;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Derwent.Site.Desk;

/// <summary>One named text in one language, with what it was before.</summary>
[Desk(Role.Coordinator, Role.Administrator)]
internal sealed class TextPageModel(SiteContext site, LiveAlliance alliance, PublicPages pages, AuditTrail audit, Current current, TimeProvider clock) : PageModel
{
    private const int ShownVersions = 50;

    [BindProperty(SupportsGet = true)] public string Key { get; set; } = "";
    [BindProperty(SupportsGet = true)] public string Lang { get; set; } = Languages.English;
    [BindProperty] public string Body { get; set; } = "";

    public NamedText Text { get; private set; } = null!;
    public IReadOnlyList<SiteText> Versions { get; private set; } = [];
    public HtmlString? Preview { get; private set; }
    public Language Language => Languages.Of(Lang);
    public IEnumerable<Language> Tongues => Languages.All.Where(one => one.Code == Languages.English || alliance.Value.Languages.Contains(one.Code));

    /// <summary>The English as it stands, to translate from.</summary>
    public string Original { get; private set; } = "";

    /// <summary>The English was changed after this was written: until it is saved again, the public reads the English.</summary>
    public bool IsOlder { get; private set; }

    public bool IsSaved => Request.Query["done"] == "saved";

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (!await FindAsync(stop)) return NotFound();
        Body = Versions.Count > 0 && Versions[0].Body.Length > 0 ? Versions[0].Body : Lang == Languages.English ? Text.Ours : "";
        Show();
        return Page();
    }

    public async Task<IActionResult> OnPostPreviewAsync(CancellationToken stop)
    {
        if (!await FindAsync(stop)) return NotFound();
        Show();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (!await FindAsync(stop)) return NotFound();
        Body = Body.ReplaceLineEndings("\n").Trim();
        Check();
        if (!ModelState.IsValid)
        {
            Show();
            return this.Again();
        }
        return await KeepAsync(Body == Text.Ours && Lang == Languages.English ? "" : Body, stop);
    }

    public async Task<IActionResult> OnPostRestoreAsync(Guid version, CancellationToken stop)
    {
        if (!await FindAsync(stop)) return NotFound();
        return Versions.FirstOrDefault(one => one.Id == version) is { } old ? await KeepAsync(old.Body, stop) : NotFound();
    }

    private void Check()
    {
        var longest = Text.IsLong ? NamedText.Longest : NamedText.LongestLine;
        if (Body.Length > longest) ModelState.AddModelError(nameof(Body), $"At most {longest:#,0} characters, please.");
        if (!Text.IsLong && Body.Contains('\n', StringComparison.Ordinal)) ModelState.AddModelError(nameof(Body), "This is one line. Take the line breaks out.");
        if (Text.IsLong && Markup.Objection(Body) is { } fault) ModelState.AddModelError(nameof(Body), fault);
        if (Text.IsLong && Markup.Pictures(Body).Count > 0) ModelState.AddModelError(nameof(Body), "Pictures stand in posts and pages, where we know who agreed to them. Take it out here.");
    }

    private async Task<IActionResult> KeepAsync(string body, CancellationToken stop)
    {
        var text = new SiteText(Key, Lang, body, current.Who, clock.GetUtcNow());
        site.Texts.Add(text);
        await site.SaveChangesAsync(stop);
        audit.Wrote("text", text.Id, $"changed the words {Key}");
        pages.Changed();
        return Redirect($"/desk/community/texts/{Key}?done=saved" + (Lang == Languages.English ? "" : $"&lang={Lang}"));
    }

    private void Show() => Preview = !Text.IsLong || Markup.Objection(Body) is not null ? null : new HtmlString(Markup.Html(Body, new Dictionary<Guid, Pictures.Picture>()));

    private async Task<bool> FindAsync(CancellationToken stop)
    {
        if (NamedText.Find(Key) is not { } found) return false;
        (Text, Lang) = (found, Languages.Of(Lang).Code);
        Versions = await site.Texts.AsNoTracking().Where(one => one.Key == Key && one.Language == Lang).OrderByDescending(one => one.At).ThenByDescending(one => one.Id).Take(ShownVersions).ToListAsync(stop);
        if (Lang == Languages.English) return true;
        var english = await site.Texts.AsNoTracking().Where(one => one.Key == Key && one.Language == Languages.English).OrderByDescending(one => one.At).ThenByDescending(one => one.Id).FirstOrDefaultAsync(stop);
        (Original, IsOlder) = (english?.Body is { Length: > 0 } said ? said : Text.Ours, Versions is [{ Body.Length: > 0 } newest, ..] && english?.At > newest.At);
        return true;
    }
}
