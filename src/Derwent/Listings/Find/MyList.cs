namespace Derwent.Listings.Find;

/// <summary>The services a visitor put on their list: kept in a cookie that ends with the browser, nowhere else.</summary>
internal static class MyList
{
    public const string Cookie = "derwent-list";
    private const int Most = 30;

    public static IReadOnlyList<string> Read(HttpRequest request) =>
        [.. (request.Cookies[Cookie] ?? "").Split('.', StringSplitOptions.RemoveEmptyEntries).Where(IsSlug).Distinct().Take(Most)];

    /// <summary>Puts a service on the list or takes it off; a full list drops its oldest.</summary>
    public static void Toggle(HttpContext http, string slug)
    {
        if (!IsSlug(slug)) return;
        var list = Read(http.Request).ToList();
        if (!list.Remove(slug)) list.Add(slug);
        http.Response.Cookies.Append(Cookie, string.Join('.', list.TakeLast(Most)), new CookieOptions
        {
            HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = http.Request.IsHttps, IsEssential = true, Path = "/",
        });
    }

    public static void Clear(HttpContext http) => http.Response.Cookies.Delete(Cookie);

    internal static bool IsSlug(string slug) => slug.Length is > 0 and <= 100 && slug.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');
}
