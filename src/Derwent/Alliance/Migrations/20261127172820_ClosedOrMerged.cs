using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Derwent.Alliance.Migrations
{
    /// <inheritdoc />
    public partial class ClosedOrMerged : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateOnly>(
                name: "closed_on",
                schema: "alliance",
                table: "organisations",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "merged_into_id",
                schema: "alliance",
                table: "organisations",
                type: "uuid",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "closed_on",
                schema: "alliance",
                table: "organisations");

            migrationBuilder.DropColumn(
                name: "merged_into_id",
                schema: "alliance",
                table: "organisations");
        }
    }
}
