using System;
using Derwent.Shared.Database;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Derwent.Site.Migrations
{
    /// <inheritdoc />
    public partial class Written : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "written_at",
                schema: "site",
                table: "shown",
                type: "timestamp with time zone",
                nullable: false,
                defaultValue: new DateTimeOffset(new DateTime(1, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified), new TimeSpan(0, 0, 0, 0, 0)));
            migrationBuilder.Sql(SqlFile.Read("SiteWritten.sql"));
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "written_at",
                schema: "site",
                table: "shown");
        }
    }
}
