using Derwent.Shared;
using Derwent.Shared.Security;
using Derwent.Shared.Time;
using Derwent.Shared.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Derwent.WhatsOn.Pages;

/// <summary>What the form about a place says.</summary>
internal sealed class BookInput
{
    public string Name { get; set; } = "";
    public string Email { get; set; } = "";
    public int? Age { get; set; }
    public string ParentName { get; set; } = "";
    public bool ParentSaysYes { get; set; }
    public string Needs { get; set; } = "";
}

/// <summary>Asks for one place on one date: a name and an e-mail address, no account.</summary>
[Open, EnableRateLimiting(Web.Doors)]
internal sealed class BookModel(WhatsOnContext events, AskForPlace ask, IOptions<WhatsOnOptions> practice, TimeProvider clock) : PageModel
{
    public CommunityEvent Event { get; private set; } = null!;
    public Occurrence Date { get; private set; } = null!;
    public DateOnly Today => UkTime.Today(clock);
    public int ConsentUnder => practice.Value.ConsentUnder;
    public bool MayNeedParent => ConsentUnder > 0 && (Event.MinAge ?? 0) < ConsentUnder;
    public bool Done { get; private set; }
    public int ConfirmHours => practice.Value.ConfirmHours;
    public int EraseDays => practice.Value.EraseDays;

    [BindProperty] public BookInput Input { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(string slug, bool done, CancellationToken stop)
    {
        Done = done;
        return await Load(slug, stop) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync(string slug, CancellationToken stop)
    {
        if (!await Load(slug, stop)) return NotFound();
        var said = Check();
        if (said is null) return this.Again();
        await ask.Run(Event, Date, said, stop);
        return Redirect($"/whats-on/{slug}/book?day={Date.Day:yyyy-MM-dd}&done=true");
    }

    private BookingSaid? Check()
    {
        var name = Input.Name.Trim();
        if (name.Length is 0 or > 100 || name.Any(char.IsControl)) ModelState.AddModelError("Input.Name", name.Length == 0 ? "Tell us a name for the list at the door. A first name is enough." : "Please use at most 100 letters.");
        var email = Mailbox.Tidy(Input.Email);
        if (email is null) ModelState.AddModelError("Input.Email", Input.Email.Trim().Length == 0 ? "We need an e-mail address, to send you the link that confirms it." : "An e-mail address looks like name@example.org. Please check it.");
        if (Input.Age is null && ModelState["Input.Age"]?.Errors.Count is null or 0) ModelState.AddModelError("Input.Age", "How old is the person who comes? A number of years.");
        else if (Input.Age is < 0 or > 120) ModelState.AddModelError("Input.Age", "An age lies between 0 and 120.");
        else if (Input.Age < Event.MinAge || Input.Age > Event.MaxAge) ModelState.AddModelError("Input.Age", $"This is for ages {Happening.AgesOf(Event.MinAge, Event.MaxAge)}. Ring {Event.OrganisationName} if you think it would fit all the same.");
        var needsParent = Input.Age is >= 0 and var age && age < ConsentUnder;
        var parent = Input.ParentName.Trim();
        if (parent.Length > 100 || parent.Any(char.IsControl)) ModelState.AddModelError("Input.ParentName", "Please use at most 100 letters.");
        else if (needsParent && parent.Length == 0) ModelState.AddModelError("Input.ParentName", $"Under {ConsentUnder} we also need the name of a parent or carer.");
        if (needsParent && !Input.ParentSaysYes) ModelState.AddModelError("Input.ParentSaysYes", $"Under {ConsentUnder} a parent or carer has to say yes.");
        if (Input.Needs.Length > 300) ModelState.AddModelError("Input.Needs", "That is a little long. Please use at most 300 letters.");
        if (!ModelState.IsValid) return null;
        return new BookingSaid(name, email!, Input.Age, needsParent ? parent : null, string.IsNullOrWhiteSpace(Input.Needs) ? null : Input.Needs.Trim());
    }

    private async Task<bool> Load(string slug, CancellationToken stop)
    {
        var found = await events.Events.AsNoTracking().Include(one => one.Occurrences).SingleOrDefaultAsync(one => one.Slug == slug && one.State == EventState.Published && one.Join == HowToJoin.Ask, stop);
        if (found is null) return false;
        var now = clock.GetUtcNow();
        var day = EventQuery.From(Request.Query).Day;
        var open = found.Occurrences.Where(date => date.StartsAt > now && !date.IsOff).OrderBy(date => date.StartsAt).ToList();
        if ((day is null ? open.FirstOrDefault() : open.FirstOrDefault(date => date.Day == day)) is not { } date) return false;
        (Event, Date) = (found, date);
        return true;
    }
}
