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
}
