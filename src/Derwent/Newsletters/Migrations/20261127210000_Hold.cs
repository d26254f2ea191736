using Derwent.Shared.Database;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Derwent.Newsletters.Migrations;

[DbContext(typeof(NewslettersContext))]
[Migration("20261127210000_Hold")]
internal sealed class Hold : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(SqlFile.Read("NewslettersHold.sql"));
}
