using Derwent.Shared.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Derwent.Accounts.Pages;

/// <summary>Ends this session, here and on every node.</summary>
[Open, Gate]
internal sealed class SignOut(Sessions sessions) : PageModel
{
    public async Task<IActionResult> OnPostAsync()
    {
        if (SessionAuthentication.Token(Request) is { } token) await sessions.EndThat(token, "signed out");
        SessionAuthentication.Forget(HttpContext);
        // What this browser kept of the pages goes as well.
        Response.Headers["Clear-Site-Data"] = "\"cache\"";
        return Redirect("/sign-in?signed-out");
    }
}
