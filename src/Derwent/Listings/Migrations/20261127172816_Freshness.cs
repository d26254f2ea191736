using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Derwent.Listings.Migrations
{
    /// <inheritdoc />
    public partial class Freshness : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateOnly>(
                name: "hidden_on",
                schema: "listings",
                table: "services",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "merged_into_id",
                schema: "listings",
                table: "services",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "ask_id",
                schema: "listings",
                table: "assurances",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "alikes",
                schema: "listings",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    one_id = table.Column<Guid>(type: "uuid", nullable: false),
                    other_id = table.Column<Guid>(type: "uuid", nullable: false),
                    score = table.Column<double>(type: "double precision", nullable: false),
                    reasons = table.Column<string[]>(type: "text[]", nullable: false),
                    found_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    decided_by = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    decided_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    decided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_alikes", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "asks",
                schema: "listings",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    organisation = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    email = table.Column<string>(type: "character varying(320)", maxLength: 320, nullable: true),
                    asked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    reminders = table.Column<int>(type: "integer", nullable: false),
                    escalated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    closed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    outcome = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_asks", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "listing_contacts",
                schema: "listings",
                columns: table => new
                {
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    email = table.Column<string>(type: "character varying(320)", maxLength: 320, nullable: false),
                    said_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    said_by_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    said_by_organisation_id = table.Column<Guid>(type: "uuid", nullable: true),
                    said_by_person_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_listing_contacts", x => x.organisation_id);
                });

            migrationBuilder.CreateTable(
                name: "merges",
                schema: "listings",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    kept_id = table.Column<Guid>(type: "uuid", nullable: false),
                    gone_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kept_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    gone_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    before = table.Column<string>(type: "jsonb", nullable: false),
                    gone_status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    moved = table.Column<Guid[]>(type: "uuid[]", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    undone_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    undone_by = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    by_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    by_organisation_id = table.Column<Guid>(type: "uuid", nullable: true),
                    by_person_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_merges", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "misses",
                schema: "listings",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    words = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    near = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    age = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    needs = table.Column<string[]>(type: "text[]", nullable: false),
                    said = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_misses", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "suggestions",
                schema: "listings",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    service_id = table.Column<Guid>(type: "uuid", nullable: false),
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    words = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    changes = table.Column<string>(type: "jsonb", nullable: false),
                    email = table.Column<string>(type: "character varying(320)", maxLength: 320, nullable: true),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    decided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    decided_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    decided_by = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_suggestions", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "versions",
                schema: "listings",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    service_id = table.Column<Guid>(type: "uuid", nullable: false),
                    facts = table.Column<string>(type: "jsonb", nullable: false),
                    why = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    by_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    by_organisation_id = table.Column<Guid>(type: "uuid", nullable: true),
                    by_person_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_versions", x => x.id);
                    table.ForeignKey(
                        name: "fk_versions_services_service_id",
                        column: x => x.service_id,
                        principalSchema: "listings",
                        principalTable: "services",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_alikes_one_id_other_id",
                schema: "listings",
                table: "alikes",
                columns: new[] { "one_id", "other_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_alikes_state",
                schema: "listings",
                table: "alikes",
                column: "state");

            migrationBuilder.CreateIndex(
                name: "ix_asks_open",
                schema: "listings",
                table: "asks",
                column: "organisation_id",
                unique: true,
                filter: "closed_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_merges_gone_id",
                schema: "listings",
                table: "merges",
                column: "gone_id");

            migrationBuilder.CreateIndex(
                name: "ix_misses_on",
                schema: "listings",
                table: "misses",
                column: "on");

            migrationBuilder.CreateIndex(
                name: "ix_suggestions_service_id",
                schema: "listings",
                table: "suggestions",
                column: "service_id");

            migrationBuilder.CreateIndex(
                name: "ix_suggestions_state_at",
                schema: "listings",
                table: "suggestions",
                columns: new[] { "state", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_versions_service_id_at",
                schema: "listings",
                table: "versions",
                columns: new[] { "service_id", "at" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "alikes",
                schema: "listings");

            migrationBuilder.DropTable(
                name: "asks",
                schema: "listings");

            migrationBuilder.DropTable(
                name: "listing_contacts",
                schema: "listings");

            migrationBuilder.DropTable(
                name: "merges",
                schema: "listings");

            migrationBuilder.DropTable(
                name: "misses",
                schema: "listings");

            migrationBuilder.DropTable(
                name: "suggestions",
                schema: "listings");

            migrationBuilder.DropTable(
                name: "versions",
                schema: "listings");

            migrationBuilder.DropColumn(
                name: "hidden_on",
                schema: "listings",
                table: "services");

            migrationBuilder.DropColumn(
                name: "merged_into_id",
                schema: "listings",
                table: "services");

            migrationBuilder.DropColumn(
                name: "ask_id",
                schema: "listings",
                table: "assurances");
        }
    }
}
