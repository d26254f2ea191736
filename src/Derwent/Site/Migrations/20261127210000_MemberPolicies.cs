using Derwent.Shared.Database;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Derwent.Site.Migrations;

[DbContext(typeof(SiteContext))]
[Migration("20261127210000_MemberPolicies")]
internal sealed class MemberPolicies : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(SqlFile.Read("SiteMembers.sql"));
}
