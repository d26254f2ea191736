using Derwent.Shared.Database;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Derwent.Site.Migrations;

[DbContext(typeof(SiteContext))]
[Migration("20261128124500_PicturesEnd")]
internal sealed class PicturesEnd : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(SqlFile.Read("SitePicturesEnd.sql"));
}
