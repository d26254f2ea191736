using System.Globalization;
using System.Text.RegularExpressions;

namespace Derwent.Listings.Import;

/// <summary>What a service costs: the least that somebody may have to pay, in pence, and all of it in words.</summary>
internal static partial class ServiceCost
{
    public static (int? Pence, string? Words) Read(Bag service, Notes notes)
    {
        var words = new List<string>();
        int? least = service.Truth("free") == true ? 0 : null;
        foreach (var option in service.List("cost_options"))
        {
            var amount = option.Number("amount");
            var about = string.Join(" ", new[] { option.Text("option"), option.Text("amount_description") }.Where(part => !string.IsNullOrWhiteSpace(part)));
            var pounds = option.Text("currency") is null or "" or "GBP";
            if (amount is < 0 or > 100_000)
            {
                notes.Mended("a price cannot be right and was left out");
                continue;
            }
            if (amount is { } price && pounds) least = Math.Min(least ?? int.MaxValue, (int)Math.Round(price * 100));
            words.Add(amount is not { } shown ? about : shown > 0 ? $"{InPounds(shown, pounds ? "£" : option.Text("currency") + " ")} {about}".Trim() : about.Length == 0 ? "Free" : Free().IsMatch(about) ? about : $"Free: {about}");
        }
        var fees = Mend.Text(service.Text("fees_description", "fees"), 1000, "fees", notes);
        if (least is null && fees is not null && Free().IsMatch(fees)) least = 0;
        var all = string.Join("; ", words.Append(fees).Where(word => !string.IsNullOrWhiteSpace(word)).Distinct());
        return (least, Mend.Text(all, 2000, "cost", notes));
    }

    public static string InPounds(double amount, string sign = "£") =>
        amount == Math.Truncate(amount) ? sign + amount.ToString("0", CultureInfo.InvariantCulture) : sign + amount.ToString("0.00", CultureInfo.InvariantCulture);

    [GeneratedRegex("^\\s*(it is |it's |this is )?(free\\b|no (charge|cost|fee))", RegexOptions.IgnoreCase)] private static partial Regex Free();
}
