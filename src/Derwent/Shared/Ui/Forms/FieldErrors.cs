using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Derwent.Shared.Ui;

internal static class FieldErrors
{
    /// <summary>The id of the first control of a field: summaries link to it.</summary>
    public static string Id(string name) => TagBuilder.CreateSanitizedId(name, "_");

    public static string? First(ModelStateDictionary state, string name) =>
        state.TryGetValue(name, out var entry) && entry.Errors.Count > 0 ? Sentence(entry.Errors[0]) : null;

    /// <summary>Never an exception's own words: those are for the log.</summary>
    public static string Sentence(ModelError error) =>
        string.IsNullOrEmpty(error.ErrorMessage) ? "We could not read this. Please type it again." : error.ErrorMessage;
}
