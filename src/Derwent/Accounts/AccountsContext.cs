using Derwent.Shared.Database;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Derwent.Accounts;

/// <summary>People who sign in, their second factors and invitations. Reached only by pages of the gate role; other rooms ask <see cref="People"/>.</summary>
internal sealed class AccountsContext : IdentityUserContext<Person, Guid>
{
    public AccountsContext(DbContextOptions<AccountsContext> options) : base(options)
    {
        Database.AutoTransactionBehavior = AutoTransactionBehavior.Never;
        Database.AutoSavepointsEnabled = false;
    }

    public DbSet<Invitation> Invitations => Set<Invitation>();

    public DbSet<RecoveryCode> RecoveryCodes => Set<RecoveryCode>();

    protected override Version SchemaVersion => IdentitySchemaVersions.Version3;

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.HasDefaultSchema("accounts");
        builder.Entity<Person>(person =>
        {
            person.ToTable("people");
            person.Property(p => p.Name).HasMaxLength(200);
            person.Property(p => p.OrganisationName).HasMaxLength(200);
            person.Property(p => p.SealedKey).HasMaxLength(2000);
            person.Property(p => p.LastCodeStep);
        });
        builder.Entity<IdentityUserClaim<Guid>>().ToTable("claims");
        builder.Entity<IdentityUserLogin<Guid>>().ToTable("logins");
        builder.Entity<IdentityUserToken<Guid>>().ToTable("tokens");
        builder.Entity<IdentityUserPasskey<Guid>>(passkey =>
        {
            passkey.ToTable("passkeys");
            passkey.HasKey(p => p.CredentialId);
            passkey.Property(p => p.CredentialId).HasMaxLength(1024);
            passkey.OwnsOne(p => p.Data).ToJson("data");
        });
        builder.Entity<Invitation>(invitation =>
        {
            invitation.Property(i => i.Email).HasMaxLength(320);
            invitation.Property(i => i.OrganisationName).HasMaxLength(200);
            invitation.HasIndex(i => i.TokenHash).IsUnique();
            invitation.ComplexProperty(i => i.By);
        });
        builder.Entity<RecoveryCode>().HasIndex(code => new { code.PersonId, code.Hash }).IsUnique();
    }
}

internal sealed class AccountsContextAtDesignTime : IDesignTimeDbContextFactory<AccountsContext>
{
    public AccountsContext CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<AccountsContext>();
        options.UseDerwent(new Npgsql.NpgsqlConnection("Host=design"), "accounts");
        return new AccountsContext(options.Options);
    }
}

/// <summary>The keys that protect cookies and forms, shared by every node.</summary>
internal sealed class KeysContext(DbContextOptions<KeysContext> options) : DbContext(options), IDataProtectionKeyContext
{
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    protected override void OnModelCreating(ModelBuilder modelBuilder) =>
        modelBuilder.Entity<DataProtectionKey>().ToTable("data_protection_keys", "accounts");
}
