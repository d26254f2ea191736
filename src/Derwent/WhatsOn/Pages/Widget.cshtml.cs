using Derwent.Shared;
using Derwent.Shared.Mail;
using Derwent.Shared.Security;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.OutputCaching;

namespace Derwent.WhatsOn.Pages;

/// <summary>The list for another website's page: the only address of ours that others may put into a frame. No form, no cookie, nothing to press but links out.</summary>
[Open, OutputCache(PolicyName = PublicPages.Policy), MayBeFramed]
internal sealed class WidgetModel(Choosing choosing, SiteAddress site) : PageModel
{
    private const int Most = 8;

    public IReadOnlyList<Happening> Next { get; private set; } = [];
    public string? By { get; private set; }
    public string More { get; private set; } = "";
    public string Own { get; private set; } = "";

    public async Task OnGetAsync(CancellationToken stop)
    {
        var choice = await choosing.ReadAsync(Request.Query, stop);
        By = choice.Organisation?.Name;
        Next = [.. (await choosing.WeekAsync(choice, stop)).Concat(await choosing.LaterAsync(choice, Most, stop)).Take(Most)];
        (More, Own) = (site.Of(choice.Query.Address()), site.Of(choice.Query.Lasting.Address("/whats-on/widget")));
    }

    public string Absolute(string path) => site.Of(path);
}
