using Derwent.Shared.Database;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Derwent.Support.Pages;

/// <summary>Answers that several pages of this module give.</summary>
internal static class Refusing
{
    /// <summary>The rules refuse to show this now.</summary>
    public static IActionResult NotYet(this PageModel page, string sentence) => throw new RuleRefused(sentence);
}
