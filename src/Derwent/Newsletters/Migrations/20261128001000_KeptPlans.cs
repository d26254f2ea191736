using Derwent.Shared.Database;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Derwent.Newsletters.Migrations;

[DbContext(typeof(NewslettersContext))]
[Migration("20261128001000_KeptPlans")]
internal sealed class KeptPlans : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(SqlFile.Read("NewslettersKeptPlans.sql"));
}
