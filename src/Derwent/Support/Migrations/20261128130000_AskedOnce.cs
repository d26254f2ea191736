using Derwent.Shared.Database;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Derwent.Support.Migrations;

[DbContext(typeof(SupportContext))]
[Migration("20261128130000_AskedOnce")]
internal sealed class AskedOnce : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(SqlFile.Read("AskedOnce.sql"));
}
