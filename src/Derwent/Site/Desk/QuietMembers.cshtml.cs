using Derwent.Shared.Security;
using Derwent.Shared.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Derwent.Site.Desk;

/// <summary>Members with nothing coming up, each with a letter that is ready to send.</summary>
[Desk(Role.Coordinator)]
internal sealed class QuietMembersModel(Quiet quiet, TimeProvider clock) : PageModel
{
    public const int Usual = 30;

    public static IReadOnlyList<(int Days, string Words)> Spans { get; } = [(0, "Nothing coming"), (Usual, "Silent for 30 days"), (90, "Silent for 90 days")];

    [BindProperty(SupportsGet = true)] public int Days { get; set; } = Usual;
    [TempData] public string? Done { get; set; }

    public IReadOnlyList<QuietMember> Members { get; private set; } = [];
    public DateTimeOffset Now => clock.GetUtcNow();

    public async Task OnGetAsync(CancellationToken stop)
    {
        if (!ModelState.IsValid || Spans.All(span => span.Days != Days)) Days = Usual;
        ModelState.Clear();
        Members = await quiet.ReadAsync(Days, stop);
    }
}
