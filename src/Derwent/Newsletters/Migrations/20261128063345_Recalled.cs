using System;
using Derwent.Shared.Database;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Derwent.Newsletters.Migrations
{
    /// <inheritdoc />
    public partial class Recalled : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "former_slug",
                schema: "newsletters",
                table: "issues",
                type: "character varying(100)",
                maxLength: 100,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "new_preview",
                schema: "newsletters",
                table: "issues",
                type: "character varying(150)",
                maxLength: 150,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "new_subject",
                schema: "newsletters",
                table: "issues",
                type: "character varying(150)",
                maxLength: 150,
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "recalled_at",
                schema: "newsletters",
                table: "issues",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "ix_issues_former_slug",
                schema: "newsletters",
                table: "issues",
                column: "former_slug");
            migrationBuilder.Sql(SqlFile.Read("NewslettersRecalled.sql"));
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_issues_former_slug",
                schema: "newsletters",
                table: "issues");

            migrationBuilder.DropColumn(
                name: "former_slug",
                schema: "newsletters",
                table: "issues");

            migrationBuilder.DropColumn(
                name: "new_preview",
                schema: "newsletters",
                table: "issues");

            migrationBuilder.DropColumn(
                name: "new_subject",
                schema: "newsletters",
                table: "issues");

            migrationBuilder.DropColumn(
                name: "recalled_at",
                schema: "newsletters",
                table: "issues");
        }
    }
}
