using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Derwent.Shared.Ui;

/// <summary>Reads a date from three boxes (<c>X.Day</c>, <c>X.Month</c>, <c>X.Year</c>) or from one (<c>X</c>, ISO). What was typed stays typed.</summary>
internal sealed class ThreeBoxDate : IModelBinder
{
    private static readonly string[] Boxes = [".Day", ".Month", ".Year"];
    private static readonly string[] Formats = ["yyyy-M-d", "d/M/yyyy", "d.M.yyyy", "d M yyyy"];

    public Task BindModelAsync(ModelBindingContext bindingContext)
    {
        var name = bindingContext.ModelName;
        var parts = Boxes.Select(ending => Take(bindingContext, name + ending)).ToList();
        if (parts.All(part => part is null))
        {
            return Whole(bindingContext, Take(bindingContext, name));
        }

        if (parts.All(string.IsNullOrWhiteSpace))
        {
            return Nothing(bindingContext);
        }

        var called = bindingContext.ModelMetadata.DisplayName ?? "The date";
        if (parts.Any(string.IsNullOrWhiteSpace))
        {
            return Refuse(bindingContext, $"{called} needs a day, a month and a year.");
        }

        return Number(parts[0]) is { } day && Month(parts[1]!) is { } month && Number(parts[2]) is { } year
            && year is >= 1900 and <= 2200 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? Accept(bindingContext, new DateOnly(year, month, day))
            : Refuse(bindingContext, $"{called} must be a real date, like 27 3 2011.");
    }

    private static Task Whole(ModelBindingContext context, string? text) =>
        string.IsNullOrWhiteSpace(text) ? Nothing(context)
        : DateOnly.TryParseExact(text.Trim(), Formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) && date.Year is >= 1900 and <= 2200 ? Accept(context, date)
        : Refuse(context, $"{context.ModelMetadata.DisplayName ?? "The date"} must be a real date, like 27/3/2011.");

    private static string? Take(ModelBindingContext context, string name)
    {
        var value = context.ValueProvider.GetValue(name);
        if (value == ValueProviderResult.None)
        {
            return null;
        }

        context.ModelState.SetModelValue(name, value);
        return value.FirstValue;
    }

    private static Task Nothing(ModelBindingContext context)
    {
        if (context.ModelMetadata.IsReferenceOrNullableType)
        {
            context.Result = ModelBindingResult.Success(null);
        }

        return Task.CompletedTask;
    }

    private static Task Accept(ModelBindingContext context, DateOnly date)
    {
        context.Result = ModelBindingResult.Success(date);
        return Task.CompletedTask;
    }

    private static Task Refuse(ModelBindingContext context, string sentence)
    {
        context.ModelState.TryAddModelError(context.ModelName, sentence);
        return Task.CompletedTask;
    }

    private static int? Number(string? text) =>
        int.TryParse(text, NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static int? Month(string text)
    {
        if (Number(text) is { } number)
        {
            return number is >= 1 and <= 12 ? number : null;
        }

        var names = CultureInfo.InvariantCulture.DateTimeFormat.AbbreviatedMonthNames;
        var found = text.Trim().Length < 3 ? -1 : Array.FindIndex(names, name => name.Length > 0 && text.Trim().StartsWith(name, StringComparison.OrdinalIgnoreCase));
        return found < 0 ? null : found + 1;
    }
}

internal sealed class ThreeBoxDateProvider : IModelBinderProvider
{
    public IModelBinder? GetBinder(ModelBinderProviderContext context) =>
        context.Metadata.UnderlyingOrModelType == typeof(DateOnly) ? new ThreeBoxDate() : null;
}
