using Derwent.Shared.Database;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Derwent.Newsletters.Migrations;

[DbContext(typeof(NewslettersContext))]
[Migration("20261128124500_TakenOut")]
internal sealed class TakenOut : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(SqlFile.Read("NewslettersTakenOut.sql"));
}
