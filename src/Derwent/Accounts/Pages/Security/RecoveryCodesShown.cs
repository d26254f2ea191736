using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Derwent.Accounts.Pages.Security;

/// <summary>Recovery codes, in answer to the request that made them and never again.</summary>
internal sealed record RecoveryCodesShown(IReadOnlyList<string> Codes)
{
    public static IActionResult Once(IReadOnlyList<string> codes) => new ViewResult
    {
        ViewName = "/Accounts/Pages/Security/RecoveryCodes.cshtml",
        ViewData = new ViewDataDictionary<RecoveryCodesShown>(new EmptyModelMetadataProvider(), new ModelStateDictionary()) { Model = new(codes) },
    };
}
