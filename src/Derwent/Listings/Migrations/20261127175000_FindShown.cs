using Derwent.Shared.Database;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Derwent.Listings.Migrations;

[DbContext(typeof(ListingsContext))]
[Migration("20261127175000_FindShown")]
internal sealed class FindShown : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(SqlFile.Read("ListingsFindShown.sql"));
}
