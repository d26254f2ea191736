using System;
using Derwent.Shared.Database;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Derwent.Site.Migrations
{
    /// <inheritdoc />
    public partial class LetterPictures : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "lent_at",
                schema: "site",
                table: "pictures",
                type: "timestamp with time zone",
                nullable: true);
            migrationBuilder.Sql(SqlFile.Read("SiteLetterPictures.sql"));
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "lent_at",
                schema: "site",
                table: "pictures");
        }
    }
}
