using Derwent.Shared.Database;
using Derwent.Shared.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Derwent.Shared.Mail.Dev;

/// <summary>What would be sent, for developers and for trying the demo out. Only where the program runs in Development; elsewhere there is no such page.</summary>
[Open, WithoutDatabase]
internal sealed class LettersModel(IWebHostEnvironment environment, DatabaseSources sources) : PageModel
{
    public sealed record Shown(string To, string Subject, string Body, DateTimeOffset At);

    public IReadOnlyList<Shown> Letters { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (!environment.IsDevelopment()) return NotFound();
        await using var command = sources[DatabaseRole.Worker].CreateCommand("select recipient, subject, body, created_at from mail.letters order by created_at desc, id desc limit 50");
        await using var rows = await command.ExecuteReaderAsync(stop);
        var letters = new List<Shown>();
        while (await rows.ReadAsync(stop)) letters.Add(new Shown(rows.GetString(0), rows.GetString(1), rows.GetString(2), rows.GetFieldValue<DateTimeOffset>(3)));
        Letters = letters;
        Response.Headers.CacheControl = "no-store";
        return Page();
    }

    /// <summary>The private link of a letter as a path on this site, or null.</summary>
    public static string? Link(string body) => body.Split("/l/") is [_, var rest, ..] ? "/l/" + rest.Split('\n', ' ', '\r')[0] : null;
}
