using System;
using Microsoft.EntityFrameworkCore.Migrations;
using NetTopologySuite.Geometries;
using NpgsqlTypes;

#nullable disable

namespace Derwent.Listings.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.EnsureSchema(
                name: "listings");

            migrationBuilder.AlterDatabase()
                .Annotation("Npgsql:PostgresExtension:postgis", ",,");

            migrationBuilder.CreateTable(
                name: "services",
                schema: "listings",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    slug = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    organisation_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    description = table.Column<string>(type: "character varying(20000)", maxLength: 20000, nullable: false),
                    summary = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    needs = table.Column<string[]>(type: "text[]", nullable: false),
                    min_age = table.Column<int>(type: "integer", nullable: true),
                    max_age = table.Column<int>(type: "integer", nullable: true),
                    only_for = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    eligibility = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    languages = table.Column<string[]>(type: "text[]", nullable: false),
                    access = table.Column<string[]>(type: "text[]", nullable: false),
                    area_served = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    cost_pence = table.Column<int>(type: "integer", nullable: true),
                    cost_words = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    online = table.Column<bool>(type: "boolean", nullable: false),
                    is_private = table.Column<bool>(type: "boolean", nullable: false),
                    assured_on = table.Column<DateOnly>(type: "date", nullable: true),
                    status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    how_to_come = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    alert = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    website = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    email = table.Column<string>(type: "character varying(320)", maxLength: 320, nullable: true),
                    assured_by = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    tags = table.Column<string[]>(type: "text[]", nullable: false),
                    search_words = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    times = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    hours = table.Column<NpgsqlRange<int>[]>(type: "int4multirange", nullable: false),
                    days = table.Column<short>(type: "smallint", nullable: false),
                    facets = table.Column<string[]>(type: "text[]", nullable: false),
                    source = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    external_id = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    provenance = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    source_modified_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    content_hash = table.Column<byte[]>(type: "bytea", nullable: true),
                    added_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    changed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_services", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "assurances",
                schema: "listings",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    service_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    by_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    by_organisation_id = table.Column<Guid>(type: "uuid", nullable: true),
                    by_person_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_assurances", x => x.id);
                    table.ForeignKey(
                        name: "fk_assurances_services_service_id",
                        column: x => x.service_id,
                        principalSchema: "listings",
                        principalTable: "services",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "capacities",
                schema: "listings",
                columns: table => new
                {
                    service_id = table.Column<Guid>(type: "uuid", nullable: false),
                    unit = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    available = table.Column<int>(type: "integer", nullable: true),
                    maximum = table.Column<int>(type: "integer", nullable: true),
                    wait_weeks = table.Column<int>(type: "integer", nullable: true),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    updated_by_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    updated_by_organisation_id = table.Column<Guid>(type: "uuid", nullable: true),
                    updated_by_person_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_capacities", x => x.service_id);
                    table.ForeignKey(
                        name: "fk_capacities_services_service_id",
                        column: x => x.service_id,
                        principalSchema: "listings",
                        principalTable: "services",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "contacts",
                schema: "listings",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    service_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    title = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    phone = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    email = table.Column<string>(type: "character varying(320)", maxLength: 320, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_contacts", x => x.id);
                    table.ForeignKey(
                        name: "fk_contacts_services_service_id",
                        column: x => x.service_id,
                        principalSchema: "listings",
                        principalTable: "services",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "schedules",
                schema: "listings",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    service_id = table.Column<Guid>(type: "uuid", nullable: false),
                    frequency = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    interval = table.Column<int>(type: "integer", nullable: false),
                    by_day = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    by_month_day = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    start = table.Column<DateOnly>(type: "date", nullable: true),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: true),
                    valid_to = table.Column<DateOnly>(type: "date", nullable: true),
                    opens = table.Column<TimeOnly>(type: "time without time zone", nullable: true),
                    closes = table.Column<TimeOnly>(type: "time without time zone", nullable: true),
                    words = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    notes = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_schedules", x => x.id);
                    table.ForeignKey(
                        name: "fk_schedules_services_service_id",
                        column: x => x.service_id,
                        principalSchema: "listings",
                        principalTable: "services",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "service_locations",
                schema: "listings",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    service_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    address = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    town = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    postcode = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    point = table.Column<Point>(type: "geography (Point, 4326)", nullable: true),
                    place = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    getting_there = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    ordinal = table.Column<short>(type: "smallint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_service_locations", x => x.id);
                    table.ForeignKey(
                        name: "fk_service_locations_services_service_id",
                        column: x => x.service_id,
                        principalSchema: "listings",
                        principalTable: "services",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_assurances_service_id",
                schema: "listings",
                table: "assurances",
                column: "service_id");

            migrationBuilder.CreateIndex(
                name: "ix_contacts_service_id",
                schema: "listings",
                table: "contacts",
                column: "service_id");

            migrationBuilder.CreateIndex(
                name: "ix_schedules_service_id",
                schema: "listings",
                table: "schedules",
                column: "service_id");

            migrationBuilder.CreateIndex(
                name: "ix_service_locations_postcode",
                schema: "listings",
                table: "service_locations",
                column: "postcode");

            migrationBuilder.CreateIndex(
                name: "ix_service_locations_service_id",
                schema: "listings",
                table: "service_locations",
                column: "service_id");

            migrationBuilder.CreateIndex(
                name: "ix_services_organisation_id",
                schema: "listings",
                table: "services",
                column: "organisation_id");

            migrationBuilder.CreateIndex(
                name: "ix_services_slug",
                schema: "listings",
                table: "services",
                column: "slug",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_services_source_external_id",
                schema: "listings",
                table: "services",
                columns: new[] { "source", "external_id" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "assurances",
                schema: "listings");

            migrationBuilder.DropTable(
                name: "capacities",
                schema: "listings");

            migrationBuilder.DropTable(
                name: "contacts",
                schema: "listings");

            migrationBuilder.DropTable(
                name: "schedules",
                schema: "listings");

            migrationBuilder.DropTable(
                name: "service_locations",
                schema: "listings");

            migrationBuilder.DropTable(
                name: "services",
                schema: "listings");
        }
    }
}
