using Derwent.Shared.Database;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Derwent.Newsletters.Migrations;

[DbContext(typeof(NewslettersContext))]
[Migration("20261128033000_OneCall")]
internal sealed class OneCall : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(SqlFile.Read("NewslettersOneCall.sql"));
}
