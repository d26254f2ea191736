using Derwent.Shared.Database;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Derwent.Listings.Migrations;

[DbContext(typeof(ListingsContext))]
[Migration("20261124000000_Policies")]
internal sealed class Policies : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql(SqlFile.Read("ListingsPolicies.sql"));
        migrationBuilder.Sql(SqlFile.Read("ListingsSearch.sql"));
    }
}
