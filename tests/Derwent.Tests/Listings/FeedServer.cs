using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Derwent.Tests.Listings;

/// <summary>Somebody else's directory on a port of this machine: pages of whole services, with ETags, and the faults a test asks for.</summary>
internal sealed class FeedServer : IAsyncDisposable
{
    private const int PerPage = 2;
    private readonly WebApplication app;

    private FeedServer(WebApplication app) => this.app = app;

    public List<JsonObject> Services { get; } = [];

    /// <summary>Pages from this one on answer 500; 0 for none.</summary>
    public int BrokenFrom { get; set; }

    /// <summary>One answer that is larger than anything an import reads.</summary>
    public bool IsEndless { get; set; }

    /// <summary>Pages that were sent whole.</summary>
    public int Sent { get; private set; }

    /// <summary>Pages for which "not modified" was enough.</summary>
    public int Unmodified { get; private set; }

    public string Address { get; private set; } = "";

    public static async Task<FeedServer> Open(params JsonObject[] services)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var server = new FeedServer(builder.Build());
        server.Services.AddRange(services);
        server.app.MapGet("/services", (HttpContext http) => server.Answer(http));
        await server.app.StartAsync();
        server.Address = server.app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First() + "/services";
        return server;
    }

    public static JsonObject Service(string id, string name, string organisation = "Feed Trust", string postcode = "DE1 1AA", string description = "As the feed says.") => new()
    {
        ["id"] = id, ["name"] = name, ["status"] = "active", ["description"] = description, ["organization"] = new JsonObject { ["id"] = "o-" + organisation, ["name"] = organisation },
        ["service_at_locations"] = new JsonArray(new JsonObject { ["location"] = new JsonObject
        {
            ["name"] = "Hall", ["addresses"] = new JsonArray(new JsonObject { ["address_1"] = "1 Street", ["city"] = "Derby", ["postal_code"] = postcode, ["country"] = "GB" }),
        } }),
        ["schedules"] = new JsonArray(),
    };

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private IResult Answer(HttpContext http)
    {
        var page = int.TryParse(http.Request.Query["page"], CultureInfo.InvariantCulture, out var asked) ? asked : 1;
        if (IsEndless) return Results.Stream(async to => { var spaces = new byte[1_000_000]; Array.Fill(spaces, (byte)' '); for (var sent = 0; sent < 101; sent++) await to.WriteAsync(spaces); }, "application/json");
        if (BrokenFrom > 0 && page >= BrokenFrom) return Results.StatusCode(500);
        var pages = Math.Max(1, (Services.Count + PerPage - 1) / PerPage);
        var body = new JsonObject
        {
            ["total_items"] = Services.Count, ["total_pages"] = pages, ["page_number"] = page,
            ["contents"] = new JsonArray([.. Services.Skip((page - 1) * PerPage).Take(PerPage).Select(service => service.DeepClone())]),
        }.ToJsonString();
        var tag = $"\"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(body)))[..16]}\"";
        http.Response.Headers.ETag = tag;
        if (http.Request.Headers.IfNoneMatch == tag)
        {
            Unmodified++;
            return Results.StatusCode(304);
        }
        Sent++;
        return Results.Text(body, "application/json");
    }
}
