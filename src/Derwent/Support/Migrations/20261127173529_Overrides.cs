using System;
using Derwent.Shared.Database;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Derwent.Support.Migrations
{
    internal partial class Overrides : Migration
    {
            protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "overrides",
                schema: "support",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    package_id = table.Column<Guid>(type: "uuid", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    needs = table.Column<string[]>(type: "text[]", nullable: false),
                    recommended = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    chosen = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    reason = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    words = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    by_name = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    by_organisation_id = table.Column<Guid>(type: "uuid", nullable: true),
                    by_person_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_overrides", x => x.id);
                    table.ForeignKey(
                        name: "fk_overrides_packages_package_id",
                        column: x => x.package_id,
                        principalSchema: "support",
                        principalTable: "packages",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_overrides_at",
                schema: "support",
                table: "overrides",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "ix_overrides_case_id",
                schema: "support",
                table: "overrides",
                column: "case_id");

            migrationBuilder.CreateIndex(
                name: "ix_overrides_package_id",
                schema: "support",
                table: "overrides",
                column: "package_id");

            migrationBuilder.Sql(SqlFile.Read("SupportOverrides.sql"));
        }
    }
}
