using Derwent.Shared.Database;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Derwent.FrontDoor.Migrations;

[DbContext(typeof(FrontDoorContext))]
[Migration("20261127180000_ReferralKey")]
internal sealed class ReferralKey : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(SqlFile.Read("ReferralKey.sql"));
}
