using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Derwent.Site.Migrations
{
    /// <inheritdoc />
    public partial class Members : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "about_id",
                schema: "site",
                table: "posts",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "organisation_id",
                schema: "site",
                table: "posts",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "organisation_name",
                schema: "site",
                table: "posts",
                type: "character varying(200)",
                maxLength: 200,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "nudges",
                schema: "site",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    by_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    by_organisation_id = table.Column<Guid>(type: "uuid", nullable: true),
                    by_person_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_nudges", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_posts_about_id",
                schema: "site",
                table: "posts",
                column: "about_id");

            migrationBuilder.CreateIndex(
                name: "ix_posts_organisation_id",
                schema: "site",
                table: "posts",
                column: "organisation_id");

            migrationBuilder.CreateIndex(
                name: "ix_nudges_organisation_id_at",
                schema: "site",
                table: "nudges",
                columns: new[] { "organisation_id", "at" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "nudges",
                schema: "site");

            migrationBuilder.DropIndex(
                name: "ix_posts_about_id",
                schema: "site",
                table: "posts");

            migrationBuilder.DropIndex(
                name: "ix_posts_organisation_id",
                schema: "site",
                table: "posts");

            migrationBuilder.DropColumn(
                name: "about_id",
                schema: "site",
                table: "posts");

            migrationBuilder.DropColumn(
                name: "organisation_id",
                schema: "site",
                table: "posts");

            migrationBuilder.DropColumn(
                name: "organisation_name",
                schema: "site",
                table: "posts");
        }
    }
}
