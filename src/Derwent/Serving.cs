using Derwent.Accounts;
using Derwent.Alliance;
using Derwent.FrontDoor;
using Derwent.Listings;
using Derwent.Newsletters;
using Derwent.Shared;
using Derwent.Shared.Database;
using Derwent.Shared.Jobs;
using Derwent.Shared.Security;
using Derwent.Shared.Ui;
using Derwent.Site;
using Derwent.Stewardship;
using Derwent.Support;
using Derwent.WhatsOn;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;

namespace Derwent;

/// <summary>Puts the web program together: the ground, the modules, the pipeline.</summary>
public static class Serving
{
    /// <summary>Builds the program; tests change its settings before, and replace the clock after.</summary>
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? change = null, Action<IServiceCollection>? replace = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ApplicationName = "Derwent", ContentRootPath = ContentRoot() });
        change?.Invoke(builder);
        builder.Services.AddShared(builder.Configuration);
        builder.Services.AddModules();
        builder.Services.AddUi();
        builder.Services.AddRazorPages(options => options.RootDirectory = "/")
            .AddMvcOptions(options => options.Filters.Add<TransactionFilter>());
        builder.Services.AddWeb(builder.Configuration);
        replace?.Invoke(builder.Services);
        var app = builder.Build();
        app.UseWeb();
        app.MapUi();
        app.MapLinks();
        app.MapModules();
        app.MapRazorPages();
        return app;
    }

    /// <summary>Every module, in the order in which it migrates.</summary>
    public static IServiceCollection AddModules(this IServiceCollection services) => services
        .AddAccounts()
        .AddAlliance()
        .AddListings()
        .AddFrontDoor()
        .AddSupport()
        .AddStewardship()
        .AddWhatsOn()
        .AddSite()
        .AddNewsletters();

    private static void MapModules(this WebApplication app)
    {
        app.MapListings();
        app.MapSite();
        app.MapWhatsOn();
    }

    // Beside the program when published, the project's folder when run from source.
    private static string ContentRoot() =>
        Directory.Exists(Path.Combine(AppContext.BaseDirectory, "wwwroot")) ? AppContext.BaseDirectory : SourceFolder() ?? AppContext.BaseDirectory;

    private static string? SourceFolder()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "src", "Derwent", "Derwent.csproj"))) return Path.Combine(folder.FullName, "src", "Derwent");
        return null;
    }
}
