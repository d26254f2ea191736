using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Derwent.WhatsOn.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.EnsureSchema(
                name: "whats_on");

            migrationBuilder.AlterDatabase()
                .Annotation("Npgsql:PostgresExtension:postgis", ",,");

            migrationBuilder.CreateTable(
                name: "events",
                schema: "whats_on",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    slug = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    organisation_name = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    organisation_slug = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    sequence = table.Column<int>(type: "integer", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    published_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    cancelled_why = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    title = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    words = table.Column<string>(type: "character varying(8000)", maxLength: 8000, nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    starts_on = table.Column<DateOnly>(type: "date", nullable: false),
                    starts_at = table.Column<TimeOnly>(type: "time without time zone", nullable: false),
                    minutes = table.Column<int>(type: "integer", nullable: false),
                    rule = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    until = table.Column<DateOnly>(type: "date", nullable: true),
                    skips_bank_holidays = table.Column<bool>(type: "boolean", nullable: false),
                    last_day = table.Column<DateOnly>(type: "date", nullable: false),
                    is_online = table.Column<bool>(type: "boolean", nullable: false),
                    online_address = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    place_name = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    street = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    postcode = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    area = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    longitude = table.Column<double>(type: "double precision", nullable: true),
                    latitude = table.Column<double>(type: "double precision", nullable: true),
                    min_age = table.Column<int>(type: "integer", nullable: true),
                    max_age = table.Column<int>(type: "integer", nullable: true),
                    only_for = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    access = table.Column<string[]>(type: "text[]", nullable: false),
                    access_words = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    cost_pence = table.Column<int>(type: "integer", nullable: true),
                    cost_words = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    capacity = table.Column<int>(type: "integer", nullable: true),
                    join = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    feed_id = table.Column<Guid>(type: "uuid", nullable: true),
                    external_uid = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    read_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_events", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "member_calendars",
                schema: "whats_on",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    organisation_name = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    organisation_slug = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    address = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    added_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    read_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    stopped_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    last_words = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    last_failed = table.Column<bool>(type: "boolean", nullable: false),
                    added_by_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    added_by_organisation_id = table.Column<Guid>(type: "uuid", nullable: true),
                    added_by_person_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_member_calendars", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "event_steps",
                schema: "whats_on",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    event_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    what = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    by_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    by_organisation_id = table.Column<Guid>(type: "uuid", nullable: true),
                    by_person_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_event_steps", x => x.id);
                    table.ForeignKey(
                        name: "fk_event_steps_events_event_id",
                        column: x => x.event_id,
                        principalSchema: "whats_on",
                        principalTable: "events",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "occurrences",
                schema: "whats_on",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    event_id = table.Column<Guid>(type: "uuid", nullable: false),
                    original_day = table.Column<DateOnly>(type: "date", nullable: false),
                    starts_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ends_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    is_moved = table.Column<bool>(type: "boolean", nullable: false),
                    cancelled_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    cancelled_why = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    capacity = table.Column<int>(type: "integer", nullable: true),
                    taken = table.Column<int>(type: "integer", nullable: false),
                    waiting = table.Column<int>(type: "integer", nullable: false),
                    walked_in = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_occurrences", x => x.id);
                    table.ForeignKey(
                        name: "fk_occurrences_events_event_id",
                        column: x => x.event_id,
                        principalSchema: "whats_on",
                        principalTable: "events",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "bookings",
                schema: "whats_on",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    event_id = table.Column<Guid>(type: "uuid", nullable: false),
                    occurrence_id = table.Column<Guid>(type: "uuid", nullable: false),
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    email = table.Column<string>(type: "character varying(320)", maxLength: 320, nullable: true),
                    age = table.Column<int>(type: "integer", nullable: true),
                    parent_name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    parent_said_yes_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    needs = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    asked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    confirmed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    waiting_since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    offered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    answer_by = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    reminded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    erased_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    told = table.Column<string[]>(type: "text[]", nullable: false),
                    came = table.Column<bool>(type: "boolean", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_bookings", x => x.id);
                    table.ForeignKey(
                        name: "fk_bookings_occurrences_occurrence_id",
                        column: x => x.occurrence_id,
                        principalSchema: "whats_on",
                        principalTable: "occurrences",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_bookings_occurrence_id_state",
                schema: "whats_on",
                table: "bookings",
                columns: new[] { "occurrence_id", "state" });

            migrationBuilder.CreateIndex(
                name: "ix_event_steps_event_id",
                schema: "whats_on",
                table: "event_steps",
                column: "event_id");

            migrationBuilder.CreateIndex(
                name: "ix_events_feed_id_external_uid",
                schema: "whats_on",
                table: "events",
                columns: new[] { "feed_id", "external_uid" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_events_organisation_id",
                schema: "whats_on",
                table: "events",
                column: "organisation_id");

            migrationBuilder.CreateIndex(
                name: "ix_events_slug",
                schema: "whats_on",
                table: "events",
                column: "slug",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_events_state_last_day",
                schema: "whats_on",
                table: "events",
                columns: new[] { "state", "last_day" });

            migrationBuilder.CreateIndex(
                name: "ix_member_calendars_organisation_id_address",
                schema: "whats_on",
                table: "member_calendars",
                columns: new[] { "organisation_id", "address" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_occurrences_event_id_original_day",
                schema: "whats_on",
                table: "occurrences",
                columns: new[] { "event_id", "original_day" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_occurrences_starts_at",
                schema: "whats_on",
                table: "occurrences",
                column: "starts_at");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "bookings",
                schema: "whats_on");

            migrationBuilder.DropTable(
                name: "event_steps",
                schema: "whats_on");

            migrationBuilder.DropTable(
                name: "member_calendars",
                schema: "whats_on");

            migrationBuilder.DropTable(
                name: "occurrences",
                schema: "whats_on");

            migrationBuilder.DropTable(
                name: "events",
                schema: "whats_on");
        }
    }
}
