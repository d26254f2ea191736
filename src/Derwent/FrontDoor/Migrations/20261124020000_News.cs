using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Derwent.FrontDoor.Migrations
{
    /// <inheritdoc />
    public partial class News : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "news_since",
                schema: "front_door",
                table: "referrals",
                type: "timestamp with time zone",
                nullable: true);
            // The policies name the columns that follow from the steps; this is one more of them.
            migrationBuilder.Sql("grant update (news_since) on front_door.referrals to derwent_app, derwent_worker");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "news_since",
                schema: "front_door",
                table: "referrals");
        }
    }
}
