using Derwent.Shared.Database;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Derwent.Listings.Migrations;

[DbContext(typeof(ListingsContext))]
[Migration("20261127213000_RefindWhole")]
internal sealed class RefindWhole : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(SqlFile.Read("ListingsRefindWhole.sql"));
}
