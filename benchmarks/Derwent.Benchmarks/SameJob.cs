using System.Globalization;
using System.Net;
using System.Text;
using Derwent.Listings.Find;
using Npgsql;

namespace Derwent.Benchmarks;

/// <summary>
/// The find page's job done by plain ASP.NET Core and Npgsql: the very statement, prepared; its rows written as the same list by hand; around them the same page, which is fetched from ours once
/// and kept. No routing by page, no views, no look at who is asking: what the platform itself can do.
/// </summary>
internal static class SameJob
{
    private const string Opens = "<ol class=\"results\">", Closes = "</ol>";

    public static void Map(WebApplication app, NpgsqlDataSource source)
    {
        string? before = null, after = null;
        var wish = new Wish { Terms = SearchTerms.Parse("people"), Today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime) };
        var sql = new LatestSql(wish);
        var text = sql.Few();
        app.MapGet("/same", async (HttpContext http, string of) =>
        {
            if (before is null || after is null)
            {
                using var client = new HttpClient();
                var page = await client.GetStringAsync(of);
                var at = page.IndexOf(Opens, StringComparison.Ordinal);
                (before, after) = (page[..(at + Opens.Length)], page[page.IndexOf(Closes, at, StringComparison.Ordinal)..]);
            }
            var html = new StringBuilder(before, 60_000);
            await using (var command = source.CreateCommand(text))
            {
                foreach (var value in sql.Values) command.Parameters.Add(value.Clone());
                await using var row = await command.ExecuteReaderAsync();
                for (var number = 1; await row.ReadAsync(); number++) Write(html, number, row);
            }
            http.Response.ContentType = "text/html; charset=utf-8";
            await http.Response.WriteAsync(html.Append(after).ToString());
        });
    }

    private static void Write(StringBuilder html, int number, NpgsqlDataReader row)
    {
        string Text(int column) => row.IsDBNull(column) ? "" : WebUtility.HtmlEncode(row.GetString(column));
        string Number(int column) => row.IsDBNull(column) ? "" : row.GetInt32(column).ToString(CultureInfo.InvariantCulture);
        void Fact(string icon, string words) => html.Append("<li><svg class=\"icon\" aria-hidden=\"true\"><use href=\"#i-").Append(icon).Append("\"></use></svg> ").Append(words).Append("</li>\n");
        var (slug, name) = (Text(1), Text(2));
        html.Append("<li class=\"listing\" id=\"").Append(slug).Append("\">\n<span class=\"pin\" aria-hidden=\"true\">").Append(number).Append("</span>\n<article>\n<h2><a href=\"/services/").Append(slug).Append("\">").Append(name)
            .Append("</a></h2>\n<p class=\"by\">").Append(Text(3)).Append("</p>\n<p>").Append(Text(4)).Append("</p>\n<ul class=\"meta\">\n");
        Fact("clock", Text(5));
        Fact("map-pin", Text(14));
        Fact("users", $"Ages {Number(7)} to {Number(8)}");
        Fact("ticket", row.IsDBNull(9) ? Text(10) : (row.GetInt32(9) / 100m).ToString("C", CultureInfo.GetCultureInfo("en-GB")));
        Fact("door-open", $"{Number(18)} places");
        Fact("check", row.IsDBNull(13) ? "" : row.GetFieldValue<DateOnly>(13).ToString("d MMMM", CultureInfo.InvariantCulture));
        html.Append("</ul>\n<button class=\"save\" name=\"save\" value=\"").Append(slug).Append("\" aria-pressed=\"false\"><svg class=\"icon\" aria-hidden=\"true\"><use href=\"#i-bookmark\"></use></svg> Save<span class=\"visually-hidden\"> ")
            .Append(name).Append("</span></button>\n</article>\n</li>\n");
    }
}
