using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Derwent.Shared.Ui;

/// <summary>Part of a form that counts only when somebody filled it in.</summary>
internal static class CheckedAgain
{
    /// <summary>Checks what was typed by its own rules, and puts each sentence beside its field.</summary>
    public static void Check(this ModelStateDictionary state, object said, string prefix = "")
    {
        var wrong = new List<ValidationResult>();
        Validator.TryValidateObject(said, new ValidationContext(said), wrong, true);
        foreach (var one in wrong) state.AddModelError(prefix + one.MemberNames.First(), one.ErrorMessage!);
    }
}
