using Derwent.Listings;
using Derwent.Shared.Audit;
using Derwent.Shared.Security;
using Derwent.Shared.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;

namespace Derwent.Support.Pages;

/// <summary>What one more worker, a shared queue or a closing would do to waits. Figures only: no name of a person, and no count of fewer than eight.</summary>
[Desk(Role.StrategicPartner, Role.Coordinator, Role.Analyst)]
internal sealed class WaitsModel(Journeys journeys, AuditTrail audit, IOptions<SupportOptions> options) : PageModel
{
    [BindProperty(SupportsGet = true)] public string Need { get; set; } = "";
    [BindProperty(SupportsGet = true)] public string What { get; set; } = "";
    [BindProperty(SupportsGet = true)] public string At { get; set; } = "";
    [BindProperty(SupportsGet = true)] public string And { get; set; } = "";

    public IReadOnlyList<NeedTerm> Kinds { get; private set; } = [];
    public IReadOnlyList<JourneyFigure> Figures { get; private set; } = [];
    public HelpLines? Lines { get; private set; }
    public WhatIfAnswer? Answer { get; private set; }
    public WhatIfKind Kind { get; private set; }
    public int PlacesAWorker => options.Value.PlacesAWorker;
    public JourneyFigure? All => Figures.FirstOrDefault(figure => figure.Kind == "all");
    public JourneyFigure? Waited => Figures.FirstOrDefault(figure => figure.Kind == "wait");

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        Figures = await journeys.Figures(stop);
        Kinds = await journeys.Kinds(stop);
        audit.ReadList("figures", "waits of recorded journeys");
        if (Need.Length == 0) return Page();
        if (Kinds.FirstOrDefault(kind => kind.Code == Need) is not { } need) return this.Again("Need", "Choose a kind of help from the list.");
        Lines = await journeys.Lines(need, Figures, stop);
        if (What.Length == 0) return Page();
        if (!Enum.TryParse(What, out WhatIfKind kind) || !Enum.IsDefined(kind)) return this.Again("What", "Choose what you would like to try.");
        if (Line(At) is not { } first) return this.Again("At", "Choose a service from the list.");
        var second = Line(And);
        if (kind == WhatIfKind.ShareQueues && (second is null || second.Id == first.Id)) return this.Again("And", "Choose another service to share the line with.");
        (Kind, Answer) = (kind, WhatIf.Try(Lines, kind, first, second, PlacesAWorker));
        return Page();
    }

    private ServiceLine? Line(string id) => Lines!.Lines.FirstOrDefault(line => line.Id.ToString() == id);
}
