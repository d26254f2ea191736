using Derwent.Shared.Database;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Derwent.FrontDoor.Migrations;

[DbContext(typeof(FrontDoorContext))]
[Migration("20261127204000_SenderFirst")]
internal sealed class SenderFirst : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(SqlFile.Read("SenderFirst.sql"));
}
