using Derwent.Shared.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Metadata.Conventions;

namespace Derwent.Shared.Database;

/// <summary>A module's tables: one schema, snake_case, enums as text, on the request's own connection and transaction.</summary>
public abstract class ModuleContext : DbContext
{
    /// <summary>The schema's name is the module's.</summary>
    protected abstract string Schema { get; }

    /// <summary>Made by the container with the request's connection.</summary>
    protected ModuleContext(DbContextOptions options) : base(options)
    {
        // The request holds the transaction; a context never begins its own.
        Database.AutoTransactionBehavior = AutoTransactionBehavior.Never;
        Database.AutoSavepointsEnabled = false;
    }

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.HasDefaultSchema(Schema);

    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(40);
        configurationBuilder.ComplexProperties<Who>();
        configurationBuilder.Conventions.Add(_ => new IdsComeFromEntities());
    }

    /// <summary>Waits until nobody else is in the middle of the same thing; held until this transaction ends. What was looked for before may be out of date after it.</summary>
    internal Task OneAtATimeAsync(Guid id, CancellationToken stop) =>
        Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended({id.ToString()}, 4471))", stop);

    // Every id is made by its entity: a row with an id is new until it was read. Otherwise a part added to something that was read would be updated, not inserted.
    private sealed class IdsComeFromEntities : IModelFinalizingConvention
    {
        public void ProcessModelFinalizing(IConventionModelBuilder modelBuilder, IConventionContext<IConventionModelBuilder> context)
        {
            foreach (var entity in modelBuilder.Metadata.GetEntityTypes())
                foreach (var property in entity.FindPrimaryKey()?.Properties ?? [])
                    if (property.ClrType == typeof(Guid)) property.Builder.ValueGenerated(Microsoft.EntityFrameworkCore.Metadata.ValueGenerated.Never);
        }
    }
}

/// <summary>Small words for entity mappings.</summary>
public static class Mapping
{
    /// <summary>PostgreSQL's own row version, so that two people changing one thing are told.</summary>
    public static void HasRowVersion<T>(this EntityTypeBuilder<T> entity) where T : class =>
        entity.Property<uint>("RowVersion").IsRowVersion();

    /// <summary>Maps who did it to <c>{prefix}_person_id</c>, <c>{prefix}_name</c>, <c>{prefix}_organisation_id</c>.</summary>
    public static void IsWho(this ComplexPropertyBuilder<Who> who, string prefix)
    {
        who.Property(w => w.PersonId).HasColumnName($"{prefix}_person_id");
        who.Property(w => w.Name).HasColumnName($"{prefix}_name").HasMaxLength(200);
        who.Property(w => w.OrganisationId).HasColumnName($"{prefix}_organisation_id");
    }

    /// <summary>Registers a module's context on the request's connection.</summary>
    /// <param name="services">Where.</param>
    /// <param name="schema">The module's name.</param>
    /// <param name="afterMigrating">What SQL alone cannot bring up to date; runs as the owner after every migration and may run twice.</param>
    public static IServiceCollection AddModule<TContext>(this IServiceCollection services, string schema, Func<Npgsql.NpgsqlConnection, CancellationToken, Task>? afterMigrating = null) where TContext : ModuleContext
    {
        services.AddDbContext<TContext>((provider, options) =>
            options.UseDerwent(provider.GetRequiredService<RequestDatabase>().Connection, schema));
        services.AddSingleton(new RegisteredModule(typeof(TContext), schema, afterMigrating));
        return services;
    }

    internal static DbContextOptionsBuilder UseDerwent(this DbContextOptionsBuilder options, System.Data.Common.DbConnection connection, string schema) =>
        options.UseNpgsql(connection, npgsql => npgsql.UseNetTopologySuite().MigrationsHistoryTable("migrations", schema)).UseSnakeCaseNamingConvention();
}

/// <summary>A module known to the program, in the order in which it migrates.</summary>
internal sealed record RegisteredModule(Type Context, string Schema, Func<Npgsql.NpgsqlConnection, CancellationToken, Task>? AfterMigrating = null);

/// <summary>Lets the migration tool make a context without starting the program.</summary>
public abstract class AtDesignTime<TContext>(string schema) : IDesignTimeDbContextFactory<TContext> where TContext : ModuleContext
{
    /// <inheritdoc/>
    public TContext CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<TContext>();
        options.UseDerwent(new Npgsql.NpgsqlConnection("Host=design"), schema);
        return (TContext)Activator.CreateInstance(typeof(TContext), options.Options)!;
    }
}
