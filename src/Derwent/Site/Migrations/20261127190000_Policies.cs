using Derwent.Shared.Database;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Derwent.Site.Migrations;

[DbContext(typeof(SiteContext))]
[Migration("20261127190000_Policies")]
internal sealed class Policies : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(SqlFile.Read("SitePolicies.sql"));
}
