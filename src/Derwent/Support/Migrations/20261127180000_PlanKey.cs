using Derwent.Shared.Database;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Derwent.Support.Migrations;

[DbContext(typeof(SupportContext))]
[Migration("20261127180000_PlanKey")]
internal sealed class PlanKey : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(SqlFile.Read("PlanKey.sql"));
}
