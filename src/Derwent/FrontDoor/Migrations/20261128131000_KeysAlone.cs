using Derwent.Shared.Database;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Derwent.FrontDoor.Migrations;

[DbContext(typeof(FrontDoorContext))]
[Migration("20261128131000_KeysAlone")]
internal sealed class KeysAlone : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(SqlFile.Read("KeysAlone.sql"));
}
