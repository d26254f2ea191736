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
                identity.Password.RequiredLength = 12;
                identity.Password.RequireDigit = identity.Password.RequireLowercase = identity.Password.RequireUppercase = false;
                identity.Password.RequireNonAlphanumeric = false;
                identity.Lockout.MaxFailedAccessAttempts = 8;
                identity.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(10);
                identity.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
            })
            .AddEntityFrameworkStores<AccountsContext>()
            .AddSignInManager()
            .AddDefaultTokenProviders();
        services.AddScoped<Sessions>();
        services.AddSingleton<SecondStep>();
        services.AddScoped<People>();
        return services;
    }
}
