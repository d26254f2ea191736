using Derwent.Shared.Database;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Derwent.Support.Migrations;

[DbContext(typeof(SupportContext))]
[Migration("20261124000000_Policies")]
internal sealed class Policies : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(SqlFile.Read("SupportPolicies.sql"));
}
