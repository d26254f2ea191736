using System.Security.Cryptography;
using System.Text;
using Npgsql;

namespace Derwent.Shared.Database;

/// <summary>The PostgreSQL roles the program connects as; each may do only what its work needs.</summary>
public enum DatabaseRole
{
    /// <summary>Pages: owns nothing, sees what row-level security lets the asking person see.</summary>
    App,
    /// <summary>Sign-in and accounts: credentials and sessions, no case.</summary>
    Gate,
    /// <summary>Jobs and mail.</summary>
    Worker,
}

/// <summary>Connection pools, one per role. <c>DERWENT_DB</c> names the cluster; each role's own string may be set instead
/// (<c>Derwent:Database:App</c>, <c>Gate</c>, <c>Worker</c>), so that a web node never holds the owner's password.</summary>
public sealed class DatabaseSources(IConfiguration configuration) : IAsyncDisposable
{
    private readonly Lazy<NpgsqlDataSource> app = new(() => Build(configuration, DatabaseRole.App));
    private readonly Lazy<NpgsqlDataSource> gate = new(() => Build(configuration, DatabaseRole.Gate));
    private readonly Lazy<NpgsqlDataSource> worker = new(() => Build(configuration, DatabaseRole.Worker));
    private readonly Lazy<NpgsqlDataSource> strangers = new(() => BuildForStrangers(configuration));

    /// <summary>The pool of a role.</summary>
    public NpgsqlDataSource this[DatabaseRole role] => role switch
    {
        DatabaseRole.Gate => gate.Value,
        DatabaseRole.Worker => worker.Value,
        _ => app.Value,
    };

    /// <summary>Connections of the app's role that never knew anybody and cannot write: for <see cref="Security.OnlyReadsAttribute"/>.</summary>
    internal NpgsqlDataSource Strangers => strangers.Value;

    private Lazy<NpgsqlDataSource>[] All => [app, gate, worker, strangers];

    /// <summary>Throws idle connections away: after PostgreSQL was away they are all dead, and each would fail one more request.</summary>
    public void Forget()
    {
        foreach (var source in All)
            if (source.IsValueCreated) source.Value.Clear();
    }

    /// <summary>The connection string of a role.</summary>
    /// <exception cref="InvalidOperationException">Neither DERWENT_DB nor the role's own string is set.</exception>
    public static string ConnectionString(IConfiguration configuration, DatabaseRole role)
    {
        var own = configuration[$"Derwent:Database:{role}"];
        if (!string.IsNullOrWhiteSpace(own)) return own;
        var owner = Owner(configuration);
        return new NpgsqlConnectionStringBuilder(owner)
        {
            Username = RoleName(role),
            Password = Password(owner, role),
            IncludeErrorDetail = false,
            Timeout = 10,
            CommandTimeout = 30,
            MaxAutoPrepare = 100,
        }.ConnectionString;
    }

    /// <summary>The owner's connection string, used only by <c>migrate</c> and imports of geography.</summary>
    public static string Owner(IConfiguration configuration) => configuration["DERWENT_DB"] is { Length: > 0 } set
        ? set
        : throw new InvalidOperationException("Derwent needs DERWENT_DB, for example Host=127.0.0.1;Database=derwent;Username=postgres. ./run sets it.");

    internal static string RoleName(DatabaseRole role) => $"derwent_{role.ToString().ToLowerInvariant()}";

    // Without strings of their own the roles' passwords follow from the owner's, so one secret sets up a small deployment.
    internal static string Password(string owner, DatabaseRole role)
    {
        var secret = Encoding.UTF8.GetBytes(new NpgsqlConnectionStringBuilder(owner).Password ?? "");
        return Convert.ToHexStringLower(HMACSHA256.HashData(secret.Length == 0 ? [0] : secret, Encoding.UTF8.GetBytes(RoleName(role))));
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var source in All)
            if (source.IsValueCreated) await source.Value.DisposeAsync();
    }

    private static NpgsqlDataSource Build(IConfiguration configuration, DatabaseRole role) => Build(ConnectionString(configuration, role));

    // Nothing is ever said on these connections that the next user must not find, so nothing has to be cleared between two.
    private static NpgsqlDataSource BuildForStrangers(IConfiguration configuration)
    {
        var own = new NpgsqlConnectionStringBuilder(ConnectionString(configuration, DatabaseRole.App)) { NoResetOnClose = true };
        own.Options = $"{own.Options} -c default_transaction_read_only=on".Trim();
        return Build(own.ConnectionString);
    }

    private static NpgsqlDataSource Build(string connectionString)
    {
        var builder = new NpgsqlDataSourceBuilder(connectionString);
        builder.UseNetTopologySuite(geographyAsDefault: false);
        return builder.Build();
    }
}
