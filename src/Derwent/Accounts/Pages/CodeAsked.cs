using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Derwent.Accounts.Pages;

/// <summary>What the form that asks for a code needs. With a form to keep, it is shown in answer to the password itself, because a redirect cannot carry one.</summary>
internal sealed record CodeAsked(string Kept, string? DemoCode)
{
    public string Typed { get; init; } = "";

    public static IActionResult Now(CodeAsked asked) => new ViewResult
    {
        ViewName = "/Accounts/Pages/AskCode.cshtml",
        ViewData = new ViewDataDictionary<CodeAsked>(new EmptyModelMetadataProvider(), new ModelStateDictionary()) { Model = asked },
    };
}
