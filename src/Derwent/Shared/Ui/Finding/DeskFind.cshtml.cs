using Derwent.Shared.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Derwent.Shared.Ui.Finding;

/// <summary>Find a person, place, case, organisation, service or page, from any page of the desk. The words are sent in the form and not in the
/// address, because they are mostly names, and addresses stay in histories and logs.</summary>
[Desk]
internal sealed class DeskFindModel(IEnumerable<IFindSource> sources, DeskPlaces places, Current current) : PageModel
{
    private const int MostOfAKind = 8;
    private const int Shortest = 2;
    private const int Longest = 100;

    [BindProperty] public string Words { get; set; } = "";

    public IReadOnlyList<FoundGroup> Groups { get; private set; } = [];

    public bool Looked { get; private set; }

    public int Count => Groups.Sum(group => group.Lines.Count);

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        Words = Words.Trim();
        if (Words.Length > Longest) Words = Words[..Longest];
        if (Words.Length < Shortest)
            return this.Again(nameof(Words), "Type at least two letters of a name, a reference or a place.");
        Looked = true;
        var groups = new List<FoundGroup>();
        foreach (var source in sources)
            if (await source.Find(Words, MostOfAKind, stop) is { Lines.Count: > 0 } found) groups.Add(found);
        var rooms = places.For(current).Where(room => room.Name.Contains(Words, StringComparison.OrdinalIgnoreCase)).Select(room => new FoundLine(room.Name, room.Group, room.Address, room.Icon)).ToList();
        if (rooms.Count > 0) groups.Add(new FoundGroup("Pages", rooms, false, 9));
        Groups = [.. groups.OrderBy(group => group.Order)];
        return Page();
    }
}
