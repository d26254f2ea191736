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

    /// <summary>Where a field stands among the model's properties, as text that sorts: "Members[2].Age" after "Name" if it is declared after it.</summary>
    public static string Place(ModelMetadata? model, string name)
    {
        var place = new System.Text.StringBuilder();
        foreach (var part in name.Split('.'))
        {
            var bracket = part.IndexOf('[', StringComparison.Ordinal);
            var property = bracket < 0 ? part : part[..bracket];
            var index = model?.Properties.Select((candidate, i) => (candidate.PropertyName, i)).FirstOrDefault(candidate => candidate.PropertyName == property, (null, 9999)).i ?? 9999;
            place.Append(System.Globalization.CultureInfo.InvariantCulture, $"{index:0000}");
            var found = index < 9999 ? model!.Properties[index] : null;
            model = bracket < 0 ? found : found?.ElementMetadata;
            if (bracket >= 0 && int.TryParse(part[(bracket + 1)..].TrimEnd(']'), out var row))
            {
                place.Append(System.Globalization.CultureInfo.InvariantCulture, $"{row:0000}");
            }
        }

        return place.ToString();
    }
}
