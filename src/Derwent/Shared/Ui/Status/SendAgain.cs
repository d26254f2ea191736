namespace Derwent.Shared.Ui;

/// <summary>What somebody filled in, carried through a failure or a sign-in as hidden fields, so that nothing typed is lost.</summary>
/// <param name="Address">Where it was going.</param>
/// <param name="Fields">Names and values in the order in which they were sent; never a password or a file.</param>
internal sealed record SendAgain(string Address, IReadOnlyList<KeyValuePair<string, string>> Fields)
{
    /// <summary>Reads the posted form, or null when there is none that may be carried. A form that another site sent is not.</summary>
    public static async Task<SendAgain?> Of(HttpRequest request, string address)
    {
        if (!HttpMethods.IsPost(request.Method) || !request.HasFormContentType || IsFromElsewhere(request) || !IsOurs(address))
        {
            return null;
        }

        try
        {
            var form = await request.ReadFormAsync();
            return new(address, [.. form
                .Where(field => field.Key != "__RequestVerificationToken" && !field.Key.Contains("password", StringComparison.OrdinalIgnoreCase))
                .SelectMany(field => field.Value.Select(value => new KeyValuePair<string, string>(field.Key, value ?? "")))]);
        }
        catch (Exception broken) when (broken is InvalidDataException or IOException)
        {
            return null;
        }
    }

    // Browsers say where a form comes from, in one way or both; under our own no-referrer policy the origin is "null", which says nothing.
    private static bool IsFromElsewhere(HttpRequest request) => request.Headers["Sec-Fetch-Site"] == "cross-site"
        || (request.Headers.Origin.ToString() is { Length: > 0 } origin and not "null" && (!Uri.TryCreate(origin, UriKind.Absolute, out var from) || from.Authority != request.Host.Value));

    private static bool IsOurs(string address) =>
        address.StartsWith('/') && !address.StartsWith("//", StringComparison.Ordinal) && !address.StartsWith("/\\", StringComparison.Ordinal);
}
