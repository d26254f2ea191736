using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Derwent.Shared.Ui;

/// <summary>Ways for a page handler to answer.</summary>
public static class PageModelAgain
{
    /// <summary>The form again, with what was typed and what to mend: 422.</summary>
    public static PageResult Again(this PageModel page)
    {
        var result = page.Page();
        result.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return result;
    }

    /// <summary>The same, with one more sentence beside a field (or for the whole page when <paramref name="field"/> is empty).</summary>
    public static PageResult Again(this PageModel page, string field, string sentence)
    {
        page.ModelState.AddModelError(field, sentence);
        return page.Again();
    }

    /// <summary>What was said of a field is said beside this control of the form that was sent: a page has one such form for each row.</summary>
    public static void Beside(this PageModel page, string field, string control)
    {
        if (page.ModelState[field] is not { Errors.Count: > 0 } entry) return;
        foreach (var sentence in entry.Errors.Select(FieldErrors.Sentence).ToList()) page.ModelState.AddModelError(control, sentence);
        entry.Errors.Clear();
        entry.ValidationState = Microsoft.AspNetCore.Mvc.ModelBinding.ModelValidationState.Skipped;
    }
}
