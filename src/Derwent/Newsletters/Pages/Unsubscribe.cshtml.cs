using Derwent.Shared.Database;
using Derwent.Shared.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Npgsql;

namespace Derwent.Newsletters.Pages;

/// <summary>The way out of one newsletter (RFC 8058). A mail provider posts here without a page before it, so no form token is asked: the address in the link is what proves it.
/// Opening the page changes nothing, whoever looks ahead.</summary>
[Open, IgnoreAntiforgeryToken]
internal sealed class UnsubscribeModel(RequestDatabase database, TimeProvider clock) : PageModel
{
    public string? List { get; private set; }
    public bool Still { get; private set; }

    public Task OnGetAsync(string token, CancellationToken stop) => Load(token, stop);

    public async Task OnPostAsync(string token, CancellationToken stop)
    {
        var oneClick = Request.HasFormContentType && (await Request.ReadFormAsync(stop))["List-Unsubscribe"] == "One-Click";
        await using var leave = new NpgsqlCommand("select newsletters.leave($1, $2, $3)", database.Connection)
        { Parameters = { new() { Value = Bounded(token) }, new() { Value = oneClick ? "One click in the mail program" : "The link in a letter" }, new() { Value = clock.GetUtcNow() } } };
        await leave.ExecuteNonQueryAsync(stop);
        await Load(token, stop);
    }

    private async Task Load(string token, CancellationToken stop)
    {
        await using var find = new NpgsqlCommand("select list, still from newsletters.leaving($1)", database.Connection) { Parameters = { new() { Value = Bounded(token) } } };
        await using var row = await find.ExecuteReaderAsync(stop);
        if (await row.ReadAsync(stop)) (List, Still) = (row.GetString(0), row.GetBoolean(1));
    }

    private static string Bounded(string token) => token.Length == 58 && token.All(char.IsAsciiHexDigitLower) ? token : "";
}
