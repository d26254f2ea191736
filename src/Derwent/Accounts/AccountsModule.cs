using Derwent.Shared.Database;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Derwent.Accounts;

internal static class AccountsModule
{
    public static IServiceCollection AddAccounts(this IServiceCollection services)
    {
        services.AddDbContext<AccountsContext>((provider, options) =>
            options.UseDerwent(provider.GetRequiredService<RequestDatabase>().Connection, "accounts"));
        services.AddSingleton(new RegisteredModule(typeof(AccountsContext), "accounts"));
        services.AddDbContext<KeysContext>((provider, options) =>
            options.UseNpgsql(provider.GetRequiredService<DatabaseSources>()[DatabaseRole.Gate]).UseSnakeCaseNamingConvention());
        services.AddDataProtection().SetApplicationName("Derwent").PersistKeysToDbContext<KeysContext>();
        services.AddIdentityCore<Person>(identity =>
            {
                identity.User.RequireUniqueEmail = true;
                identity.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
            })
            .AddEntityFrameworkStores<AccountsContext>()
            .AddSignInManager()
            .AddDefaultTokenProviders();
        // Two hundred thousand rounds: what OWASP asks for this kind of hash.
        services.Configure<PasswordHasherOptions>(hashing => hashing.IterationCount = 210_000);
        services.AddOptions<IdentityPasskeyOptions>().Configure<IConfiguration>(Passkeys.Configure);
        services.AddScoped<Sessions>();
        services.AddScoped<Arrival>();
        services.AddScoped<FirstStep>();
        services.AddScoped<SecondFactor>();
        services.AddScoped<Passkeys>();
        services.AddScoped<Passwords>();
        services.AddScoped<KeptForms>();
        services.AddSingleton<SecondStep>();
        services.AddSingleton<Authenticator>();
        services.AddSingleton<DemoCodes>();
        services.AddScoped<People>();
        services.AddScoped<Reach>();
        services.AddScoped<Invitations>();
        services.AddScoped<InviteAdministrator>();
        services.AddScoped(provider => new Enrolment(provider.GetRequiredService<AccountsContext>(), provider.GetRequiredService<Passwords>(),
            provider.GetRequiredService<Authenticator>(), provider.GetRequiredService<TimeProvider>()));
        return services;
    }
}
