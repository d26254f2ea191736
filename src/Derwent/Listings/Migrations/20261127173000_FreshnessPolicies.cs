using Derwent.Shared.Database;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Derwent.Listings.Migrations;

[DbContext(typeof(ListingsContext))]
[Migration("20261127173000_FreshnessPolicies")]
internal sealed class FreshnessPolicies : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(SqlFile.Read("ListingsFreshness.sql"));
}
