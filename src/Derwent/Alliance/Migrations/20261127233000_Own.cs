using Derwent.Shared.Database;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Derwent.Alliance.Migrations;

[DbContext(typeof(AllianceContext))]
[Migration("20261127233000_Own")]
internal sealed class Own : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(SqlFile.Read("AllianceOwn.sql"));
}
