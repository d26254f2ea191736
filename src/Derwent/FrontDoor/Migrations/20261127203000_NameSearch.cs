using Derwent.Shared.Database;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Derwent.FrontDoor.Migrations;

[DbContext(typeof(FrontDoorContext))]
[Migration("20261127203000_NameSearch")]
internal sealed class NameSearch : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(SqlFile.Read("NameSearch.sql"));
}
