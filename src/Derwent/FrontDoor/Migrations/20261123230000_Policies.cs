using Derwent.Shared.Database;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Derwent.FrontDoor.Migrations;

[DbContext(typeof(FrontDoorContext))]
[Migration("20261123230000_Policies")]
internal sealed class Policies : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(SqlFile.Read("FrontDoorPolicies.sql"));
}
