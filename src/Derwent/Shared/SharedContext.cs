using Derwent.Shared.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Derwent.Shared;

/// <summary>The ground under the modules: access, audit, jobs, mail. Its tables are reached by functions and plain SQL; it has only migrations.</summary>
internal sealed class SharedContext(DbContextOptions<SharedContext> options) : ModuleContext(options)
{
    protected override string Schema => "shared";
}

internal sealed class SharedContextAtDesignTime() : AtDesignTime<SharedContext>("shared");

[DbContext(typeof(SharedContext))]
[Migration("20261123000001_Foundation")]
internal sealed class Foundation : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(SqlFile.Read("Foundation.sql"));
}

[DbContext(typeof(SharedContext))]
[Migration("20261124000001_Geography")]
internal sealed class GeographyTables : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(SqlFile.Read("Geography.sql"));
}

[DbContext(typeof(SharedContext))]
[Migration("20261124030000_CircleRoles")]
internal sealed class CircleRoles : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(SqlFile.Read("CircleRoles.sql"));
}

[DbContext(typeof(SharedContext))]
[Migration("20261127170000_OpenedLinks")]
internal sealed class OpenedLinks : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(SqlFile.Read("OpenedLinks.sql"));
}

[DbContext(typeof(SharedContext))]
[Migration("20261127171000_AuditReading")]
internal sealed class AuditReading : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(SqlFile.Read("AuditReading.sql"));
}

[DbContext(typeof(SharedContext))]
[Migration("20261127172000_ListingLinks")]
internal sealed class ListingLinks : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(SqlFile.Read("ListingLinks.sql"));
}

[DbContext(typeof(SharedContext))]
[Migration("20261127230000_BookingLinks")]
internal sealed class BookingLinks : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(SqlFile.Read("BookingLinks.sql"));
}

[DbContext(typeof(SharedContext))]
[Migration("20261127233000_NewsletterLinks")]
internal sealed class NewsletterLinks : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(SqlFile.Read("NewsletterLinks.sql"));
}

[DbContext(typeof(SharedContext))]
[Migration("20261128000000_KeptPlans")]
internal sealed class KeptPlans : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(SqlFile.Read("KeptPlans.sql"));
}

[DbContext(typeof(SharedContext))]
[Migration("20261128030000_ForgottenLetters")]
internal sealed class ForgottenLetters : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(SqlFile.Read("ForgottenLetters.sql"));
}

[DbContext(typeof(SharedContext))]
[Migration("20261128100000_OneRecord")]
internal sealed class OneRecord : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(SqlFile.Read("OneRecord.sql"));
}

[DbContext(typeof(SharedContext))]
[Migration("20261128130000_QuickNo")]
internal sealed class QuickNo : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(SqlFile.Read("QuickNo.sql"));
}
