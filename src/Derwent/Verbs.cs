using System.CommandLine;
using Derwent.Listings.Import;
using Derwent.Newsletters;
using Derwent.Shared;
using Derwent.Shared.Database;
using Derwent.Shared.Geography;
using Derwent.Shared.Health;
using Derwent.Shared.Linking;

namespace Derwent;

/// <summary>The verbs of the program: a table of contents.</summary>
internal static class Verbs
{
    public static RootCommand Root()
    {
        var root = new RootCommand("Derwent, the operating platform of a youth alliance. Settings come from the environment: DERWENT_DB, DERWENT_URL, SMTP_URL.");
        root.Subcommands.Add(Serve());
        root.Subcommands.Add(Migrate());
        root.Subcommands.Add(Import());
        root.Subcommands.Add(World.SeedCommand.Make());
        root.Subcommands.Add(Accounts.InviteAdministrator.Make(Services));
        root.Subcommands.Add(DoctorCommand.Make(Services));
        root.Subcommands.Add(PackageVerbs.Make());
        root.Subcommands.Add(PackageVerbs.Assemble());
        root.Subcommands.Add(SimulateVerb.Make());
        root.Subcommands.Add(LinkCommand.Make());
        root.Subcommands.Add(TownCommand.Make());
        root.Subcommands.Add(FrontDoor.Matching.ModelVerb.Make(Services));
        root.Subcommands.Add(Newsletters.Sending.SendCommand.Make(Services));
        root.Subcommands.Add(Newsletters.Bounces.BouncesCommand.Make(Services));
        return root;
    }

    private static Command Serve()
    {
        var serve = new Command("serve", "Serves the site and runs the jobs.");
        serve.SetAction(async (_, stop) =>
        {
            var app = Serving.Build([], builder => builder.Services.AddJobs(builder.Configuration).AddNewsletterSending());
            await app.RunAsync(stop);
            return 0;
        });
        return serve;
    }

    private static Command Migrate()
    {
        var migrate = new Command("migrate", "Makes the database, its roles and tables, or brings them up to date. Keeps all data.");
        migrate.SetAction(async (_, stop) =>
        {
            await using var services = Services();
            await services.GetRequiredService<Migrator>().RunAsync(Console.WriteLine, stop);
            return 0;
        });
        return migrate;
    }

    private static Command Import()
    {
        var import = new Command("import", "Reads other people's files. A broken file changes nothing; a second run changes nothing either.");
        ListingsCommands.Register(import);
        GeographyCommands.Register(import);
        return import;
    }

    /// <summary>The ground and the modules without a web server, for verbs that only need the database.</summary>
    internal static ServiceProvider Services() => Services(new ConfigurationBuilder().AddEnvironmentVariables().Build());

    internal static ServiceProvider Services(IConfiguration configuration)
    {
        var services = new ServiceCollection();
        services.AddSingleton(configuration);
        services.AddLogging(logging => logging.AddSimpleConsole().SetMinimumLevel(LogLevel.Warning));
        services.AddShared(configuration);
        services.AddModules();
        return services.BuildServiceProvider();
    }
}
