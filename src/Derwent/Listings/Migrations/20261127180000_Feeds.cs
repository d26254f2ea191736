using Derwent.Shared.Database;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Derwent.Listings.Migrations;

[DbContext(typeof(ListingsContext))]
[Migration("20261127180000_Feeds")]
internal sealed class Feeds : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(SqlFile.Read("ListingsFeeds.sql"));
}
