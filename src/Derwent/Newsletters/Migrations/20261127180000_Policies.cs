using Derwent.Shared.Database;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Derwent.Newsletters.Migrations;

[DbContext(typeof(NewslettersContext))]
[Migration("20261127180000_Policies")]
internal sealed class Policies : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(SqlFile.Read("NewslettersPolicies.sql"));
}
