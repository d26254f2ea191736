using Derwent.Shared.Database;
using Derwent.Shared.Jobs;
using Derwent.Shared.Security;
using Derwent.Shared.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Derwent.FrontDoor.Refer.Pages;

/// <summary>Step 1, first half: me, a young person, a family or a place. The draft begins here.</summary>
[ByLink(LinkKind.Draft, Required = false), EnableRateLimiting(FrontDoorModule.Floods)]
internal sealed class StartPage(FrontDoorContext front, Current current, TimeProvider clock, Links links, RequestDatabase database, Outbox outbox) : ReferPage(front, current, clock)
{
    public static readonly IReadOnlyList<Choice> Choices =
    [
        new("me", "Me", "I am a young person and I would like some help"),
        new("young-person", "A child or young person", "My child, a pupil, a friend, somebody I know"),
        new("family", "A family", "More than one of them needs a hand"),
        new("place", "A place", "A street, a park or shops where young people are hurt or frightened"),
    ];

    public override int Step => 1;
    public override string Address => "/refer";
    public override string Back => "/";

    [BindProperty] public string? Who { get; set; }
    [BindProperty(SupportsGet = true)] public bool Lost { get; set; }
    public bool ByPhone => Answers.ByPhone;

    /// <summary>Where the answers end, for whoever comes back. No name: somebody else may look at this screen first.</summary>
    public string? GoOn => Answers.Details is null ? null : Wizard.FirstOpen(Answers);

    public async Task<IActionResult> OnGetAsync()
    {
        await Load();
        if (Draft?.SentAt is not null) return LocalRedirect("/refer/done");
        Who = Answers switch
        {
            { Kind: null } => null,
            { AboutMe: true } => "me",
            { Kind: SubjectKind.Family } => "family",
            { Kind: SubjectKind.Place } => "place",
            _ => "young-person",
        };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await Load();
        if (Draft?.SentAt is not null) return LocalRedirect("/refer/done");
        if (Kind is not { } kind) return this.Again(nameof(Who), "Choose who it is about.");
        await Begin();
        var same = Answers.Kind == kind && Answers.AboutMe == (Who == "me");
        return await Keep(same ? Answers : new Answers { Kind = kind, AboutMe = Who == "me", ByPhone = Answers.ByPhone, Danger = Answers.Danger }, "/refer/who");
    }

    /// <summary>Another one, or this one thrown away: a new draft takes its place in this browser.</summary>
    public async Task<IActionResult> OnPostAnewAsync()
    {
        await Load();
        if (Draft is { SentAt: null } unsent) Front.Drafts.Remove(unsent);
        await Front.SaveChangesAsync();
        if (DraftId is { } id) await links.End(LinkKind.Draft, id);
        Links.Forget(HttpContext, LinkKind.Draft);
        TempData.Clear();
        return LocalRedirect("/refer");
    }

    private SubjectKind? Kind => Who switch
    {
        "me" or "young-person" => SubjectKind.YoungPerson,
        "family" => SubjectKind.Family,
        "place" => SubjectKind.Place,
        _ => null,
    };

    private async Task Begin()
    {
        if (Draft is not null) return;
        Draft = await BeginDraft.In(HttpContext, Front, links, database, outbox, new Answers(), Now);
    }
}
