using System.Net;
using System.Text;
using Npgsql;

namespace Derwent.Benchmarks;

/// <summary>The floor beside a public page: plain ASP.NET Core and Npgsql reading a dozen rows, sorting them and writing encoded HTML.</summary>
internal static class Fortunes
{
    public static async Task<int> Serve(string url)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(url);
        await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(Environment.GetEnvironmentVariable("DERWENT_DB")!) { MaxAutoPrepare = 20 });
        await using (var make = source.CreateCommand(
            "create table if not exists public.fortune (id int primary key, message text); insert into public.fortune select i, 'Fortune number ' || i || ' <script>' from generate_series(1, 12) i on conflict do nothing"))
            await make.ExecuteNonQueryAsync();
        var app = builder.Build();
        app.MapGet("/fortunes", async (HttpContext http) =>
        {
            var rows = new List<(int Id, string Message)>();
            await using (var command = source.CreateCommand("select id, message from public.fortune"))
            await using (var reader = await command.ExecuteReaderAsync())
                while (await reader.ReadAsync()) rows.Add((reader.GetInt32(0), reader.GetString(1)));
            rows.Add((0, "Additional fortune added at request time."));
            rows.Sort((a, b) => string.CompareOrdinal(a.Message, b.Message));
            var html = new StringBuilder("<!doctype html><html><head><title>Fortunes</title></head><body><table><tr><th>id</th><th>message</th></tr>");
            foreach (var (id, message) in rows) html.Append("<tr><td>").Append(id).Append("</td><td>").Append(WebUtility.HtmlEncode(message)).Append("</td></tr>");
            http.Response.ContentType = "text/html; charset=utf-8";
            await http.Response.WriteAsync(html.Append("</table></body></html>").ToString());
        });
        SameJob.Map(app, source);
        await app.RunAsync();
        return 0;
    }
}
