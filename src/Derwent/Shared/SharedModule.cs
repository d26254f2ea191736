using Derwent.Shared.Audit;
using Derwent.Shared.Database;
using Derwent.Shared.Geography;
using Derwent.Shared.Health;
using Derwent.Shared.Jobs;
using Derwent.Shared.Mail;
using Derwent.Shared.Security;
using Hangfire;
using Hangfire.PostgreSql;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;

namespace Derwent.Shared;

internal static class SharedModule
{
    /// <summary>The ground under every module, with or without a web server around it.</summary>
    public static IServiceCollection AddShared(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(Time.Clocks.From(configuration));
        services.AddHttpContextAccessor();
        services.AddSingleton<DatabaseSources>();
        services.AddSingleton<SiteAddress>();
        services.AddScoped<Current>();
        services.AddScoped<AuditTrail>();
        services.AddScoped<RequestDatabase>();
        services.AddScoped<Links>();
        services.AddScoped<Circle>();
        services.AddScoped<Outbox>();
        services.AddScoped<Places>();
        services.AddSingleton<CityMaps>();
        services.AddSingleton<Pictures.PictureMaking>();
        services.AddSingleton<JobRunner>();
        services.AddJob<SendLetter, SendLetterHandler>();
        services.AddJob<ForgetLetters, ForgetLettersHandler>();
        services.AddDaily<ForgetLetters>(hour: 4);
        services.AddSingleton<Migrator>();
        services.AddSingleton<Walls>();
        services.AddTransient<Doctor>();
        services.AddOptions<Ui.AllianceOptions>().BindConfiguration("Derwent:Alliance").ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<Ui.LiveAlliance>();
        services.AddSingleton<Microsoft.Extensions.Options.IOptions<Ui.AllianceOptions>>(provider => provider.GetRequiredService<Ui.LiveAlliance>());
        services.AddModule<SharedContext>("shared");
        return services;
    }

    /// <summary>Hangfire's workers and the relay that feeds them.</summary>
    public static IServiceCollection AddJobs(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddHangfire((provider, hangfire) => hangfire
            .UseRecommendedSerializerSettings()
            .UsePostgreSqlStorage(
                storage => storage.UseNpgsqlConnection(DatabaseSources.ConnectionString(configuration, DatabaseRole.Worker)),
                new PostgreSqlStorageOptions { PrepareSchemaIfNecessary = false, SchemaName = "hangfire", QueuePollInterval = TimeSpan.FromSeconds(2) }));
        services.AddHostedService<Warmth>();
        services.AddHangfireServer(options => options.WorkerCount = 4);
        services.AddHostedService<RelayService>();
        services.AddHostedService<DailyService>();
        return services;
    }

    /// <summary>Who may do what: everything is closed unless its page says otherwise.</summary>
    public static IServiceCollection AddDoors(this IServiceCollection services)
    {
        services.AddAuthentication(SessionAuthentication.SchemeName)
            .AddScheme<AuthenticationSchemeOptions, SessionAuthentication>(SessionAuthentication.SchemeName, null);
        services.AddAuthorization(options =>
        {
            var desk = new AuthorizationPolicyBuilder(SessionAuthentication.SchemeName).RequireAuthenticatedUser().AddRequirements(new DeskRequirement()).Build();
            options.AddPolicy(DeskAttribute.PolicyName, desk);
        });
        services.AddSingleton<IAuthorizationHandler, DeskPolicy>();
        services.AddSingleton<IAuthorizationMiddlewareResultHandler, DeskAnswer>();
        return services;
    }
}
