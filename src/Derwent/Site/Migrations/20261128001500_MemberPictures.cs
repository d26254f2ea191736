using Derwent.Shared.Database;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Derwent.Site.Migrations;

[DbContext(typeof(SiteContext))]
[Migration("20261128001500_MemberPictures")]
internal sealed class MemberPictures : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(SqlFile.Read("SiteMemberPictures.sql"));
}
