using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Derwent.Support.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.EnsureSchema(
                name: "support");

            migrationBuilder.AlterDatabase()
                .Annotation("Npgsql:PostgresExtension:postgis", ",,");

            migrationBuilder.CreateTable(
                name: "cases",
                schema: "support",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    reference = table.Column<string>(type: "character varying(12)", maxLength: 12, nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    subject_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    short_name = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    birth_date = table.Column<DateOnly>(type: "date", nullable: true),
                    age_said = table.Column<int>(type: "integer", nullable: true),
                    age_said_on = table.Column<DateOnly>(type: "date", nullable: false),
                    postcode = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    latitude = table.Column<double>(type: "double precision", nullable: true),
                    longitude = table.Column<double>(type: "double precision", nullable: true),
                    safe_contact = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    where = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    place_kind = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    managed_by = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    times = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    opened_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    lead_id = table.Column<Guid>(type: "uuid", nullable: true),
                    lead_name = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    lead_organisation_id = table.Column<Guid>(type: "uuid", nullable: true),
                    lead_organisation = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    closed_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    linked_people = table.Column<int>(type: "integer", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    opened_by_name = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    opened_by_organisation_id = table.Column<Guid>(type: "uuid", nullable: true),
                    opened_by_person_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_cases", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "plan_doors",
                schema: "support",
                columns: table => new
                {
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    asks_birthday = table.Column<bool>(type: "boolean", nullable: false),
                    salt = table.Column<byte[]>(type: "bytea", maxLength: 16, nullable: false),
                    hash = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: false),
                    wrong_tries = table.Column<int>(type: "integer", nullable: false),
                    made_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    made_by_name = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    made_by_organisation_id = table.Column<Guid>(type: "uuid", nullable: true),
                    made_by_person_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_plan_doors", x => x.case_id);
                });

            migrationBuilder.CreateTable(
                name: "plan_messages",
                schema: "support",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    what = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    words = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    answered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    answered_by_name = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    answered_by_organisation_id = table.Column<Guid>(type: "uuid", nullable: true),
                    answered_by_person_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_plan_messages", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "sessions",
                schema: "support",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    organisation = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    service_id = table.Column<Guid>(type: "uuid", nullable: true),
                    title = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    place = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    starts_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ends_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    workers = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    planned_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    afterwards = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    has_worry = table.Column<bool>(type: "boolean", nullable: false),
                    others = table.Column<int>(type: "integer", nullable: false),
                    saved_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    planned_by_name = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    planned_by_organisation_id = table.Column<Guid>(type: "uuid", nullable: true),
                    planned_by_person_id = table.Column<Guid>(type: "uuid", nullable: true),
                    saved_by_name = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    saved_by_organisation_id = table.Column<Guid>(type: "uuid", nullable: true),
                    saved_by_person_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sessions", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "case_referrals",
                schema: "support",
                columns: table => new
                {
                    referral_id = table.Column<Guid>(type: "uuid", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    referred_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    recognised_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    accepted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_case_referrals", x => x.referral_id);
                    table.ForeignKey(
                        name: "fk_case_referrals_cases_case_id",
                        column: x => x.case_id,
                        principalSchema: "support",
                        principalTable: "cases",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "follow_ups",
                schema: "support",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    resolution_id = table.Column<Guid>(type: "uuid", nullable: false),
                    still_well = table.Column<bool>(type: "boolean", nullable: false),
                    words = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    by_name = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    by_organisation_id = table.Column<Guid>(type: "uuid", nullable: true),
                    by_person_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_follow_ups", x => x.id);
                    table.ForeignKey(
                        name: "fk_follow_ups_cases_case_id",
                        column: x => x.case_id,
                        principalSchema: "support",
                        principalTable: "cases",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "goals",
                schema: "support",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    words = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    reached_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    left_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    by_name = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    by_organisation_id = table.Column<Guid>(type: "uuid", nullable: true),
                    by_person_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_goals", x => x.id);
                    table.ForeignKey(
                        name: "fk_goals_cases_case_id",
                        column: x => x.case_id,
                        principalSchema: "support",
                        principalTable: "cases",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "heeds",
                schema: "support",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    words = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    is_urgent = table.Column<bool>(type: "boolean", nullable: false),
                    review_on = table.Column<DateOnly>(type: "date", nullable: false),
                    was_told = table.Column<bool>(type: "boolean", nullable: false),
                    why_not_told = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    by_name = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    by_organisation_id = table.Column<Guid>(type: "uuid", nullable: true),
                    by_person_id = table.Column<Guid>(type: "uuid", nullable: true),
                    ended_by_name = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    ended_by_organisation_id = table.Column<Guid>(type: "uuid", nullable: true),
                    ended_by_person_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_heeds", x => x.id);
                    table.ForeignKey(
                        name: "fk_heeds_cases_case_id",
                        column: x => x.case_id,
                        principalSchema: "support",
                        principalTable: "cases",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "members",
                schema: "support",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    relation = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    birth_date = table.Column<DateOnly>(type: "date", nullable: true),
                    age_said = table.Column<int>(type: "integer", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_members", x => x.id);
                    table.ForeignKey(
                        name: "fk_members_cases_case_id",
                        column: x => x.case_id,
                        principalSchema: "support",
                        principalTable: "cases",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "packages",
                schema: "support",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    started_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    clock_from = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    offer_words = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    offer_note = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    why_not_asked = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    started_by_name = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    started_by_organisation_id = table.Column<Guid>(type: "uuid", nullable: true),
                    started_by_person_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_packages", x => x.id);
                    table.ForeignKey(
                        name: "fk_packages_cases_case_id",
                        column: x => x.case_id,
                        principalSchema: "support",
                        principalTable: "cases",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "place_actions",
                schema: "support",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    words = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    who_does_it = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    due_on = table.Column<DateOnly>(type: "date", nullable: true),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    added_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    added_by_name = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    added_by_organisation_id = table.Column<Guid>(type: "uuid", nullable: true),
                    added_by_person_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_place_actions", x => x.id);
                    table.ForeignKey(
                        name: "fk_place_actions_cases_case_id",
                        column: x => x.case_id,
                        principalSchema: "support",
                        principalTable: "cases",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "place_figures",
                schema: "support",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    to = table.Column<DateOnly>(type: "date", nullable: false),
                    value = table.Column<int>(type: "integer", nullable: false),
                    out_of = table.Column<int>(type: "integer", nullable: true),
                    source = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    by_name = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    by_organisation_id = table.Column<Guid>(type: "uuid", nullable: true),
                    by_person_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_place_figures", x => x.id);
                    table.ForeignKey(
                        name: "fk_place_figures_cases_case_id",
                        column: x => x.case_id,
                        principalSchema: "support",
                        principalTable: "cases",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "place_links",
                schema: "support",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_reference = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    reason = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    by_name = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    by_organisation_id = table.Column<Guid>(type: "uuid", nullable: true),
                    by_person_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_place_links", x => x.id);
                    table.ForeignKey(
                        name: "fk_place_links_cases_case_id",
                        column: x => x.case_id,
                        principalSchema: "support",
                        principalTable: "cases",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "reopenings",
                schema: "support",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    resolution_id = table.Column<Guid>(type: "uuid", nullable: false),
                    why = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    by_name = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    by_organisation_id = table.Column<Guid>(type: "uuid", nullable: true),
                    by_person_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_reopenings", x => x.id);
                    table.ForeignKey(
                        name: "fk_reopenings_cases_case_id",
                        column: x => x.case_id,
                        principalSchema: "support",
                        principalTable: "cases",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "resolutions",
                schema: "support",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    outcome = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    words = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    exit_route = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    follow_up_on = table.Column<DateOnly>(type: "date", nullable: true),
                    why_no_follow_up = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    asked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    confirmed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    sent_back_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    why_sent_back = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    asked_by_name = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    asked_by_organisation_id = table.Column<Guid>(type: "uuid", nullable: true),
                    asked_by_person_id = table.Column<Guid>(type: "uuid", nullable: true),
                    confirmed_by_name = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    confirmed_by_organisation_id = table.Column<Guid>(type: "uuid", nullable: true),
                    confirmed_by_person_id = table.Column<Guid>(type: "uuid", nullable: true),
                    sent_back_by_name = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    sent_back_by_organisation_id = table.Column<Guid>(type: "uuid", nullable: true),
                    sent_back_by_person_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_resolutions", x => x.id);
                    table.ForeignKey(
                        name: "fk_resolutions_cases_case_id",
                        column: x => x.case_id,
                        principalSchema: "support",
                        principalTable: "cases",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "sayings",
                schema: "support",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    words = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    speaker = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    is_theirs = table.Column<bool>(type: "boolean", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    by_name = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    by_organisation_id = table.Column<Guid>(type: "uuid", nullable: true),
                    by_person_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sayings", x => x.id);
                    table.ForeignKey(
                        name: "fk_sayings_cases_case_id",
                        column: x => x.case_id,
                        principalSchema: "support",
                        principalTable: "cases",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "seen_needs",
                schema: "support",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    code = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    domain = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    severity = table.Column<int>(type: "integer", nullable: false),
                    is_strength = table.Column<bool>(type: "boolean", nullable: false),
                    source = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    by_name = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    by_organisation_id = table.Column<Guid>(type: "uuid", nullable: true),
                    by_person_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_seen_needs", x => x.id);
                    table.ForeignKey(
                        name: "fk_seen_needs_cases_case_id",
                        column: x => x.case_id,
                        principalSchema: "support",
                        principalTable: "cases",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "steps",
                schema: "support",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    title = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    words = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    quote = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    about_id = table.Column<Guid>(type: "uuid", nullable: true),
                    by_name = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    by_organisation_id = table.Column<Guid>(type: "uuid", nullable: true),
                    by_person_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_steps", x => x.id);
                    table.ForeignKey(
                        name: "fk_steps_cases_case_id",
                        column: x => x.case_id,
                        principalSchema: "support",
                        principalTable: "cases",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "unsafe_places",
                schema: "support",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    latitude = table.Column<double>(type: "double precision", nullable: false),
                    longitude = table.Column<double>(type: "double precision", nullable: false),
                    reach_metres = table.Column<int>(type: "integer", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    by_name = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    by_organisation_id = table.Column<Guid>(type: "uuid", nullable: true),
                    by_person_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_unsafe_places", x => x.id);
                    table.ForeignKey(
                        name: "fk_unsafe_places_cases_case_id",
                        column: x => x.case_id,
                        principalSchema: "support",
                        principalTable: "cases",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "attendances",
                schema: "support",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    session_id = table.Column<Guid>(type: "uuid", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    offer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    short_name = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    remark = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    mark = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    marked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    expected_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    marked_by_name = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    marked_by_organisation_id = table.Column<Guid>(type: "uuid", nullable: true),
                    marked_by_person_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_attendances", x => x.id);
                    table.ForeignKey(
                        name: "fk_attendances_sessions_session_id",
                        column: x => x.session_id,
                        principalSchema: "support",
                        principalTable: "sessions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "goal_marks",
                schema: "support",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    goal_id = table.Column<Guid>(type: "uuid", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    value = table.Column<int>(type: "integer", nullable: false),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    by_name = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    by_organisation_id = table.Column<Guid>(type: "uuid", nullable: true),
                    by_person_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_goal_marks", x => x.id);
                    table.ForeignKey(
                        name: "fk_goal_marks_goals_goal_id",
                        column: x => x.goal_id,
                        principalSchema: "support",
                        principalTable: "goals",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "agreements",
                schema: "support",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    package_id = table.Column<Guid>(type: "uuid", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    whose = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    is_theirs = table.Column<bool>(type: "boolean", nullable: false),
                    agrees = table.Column<bool>(type: "boolean", nullable: false),
                    how = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    words = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    by_name = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    by_organisation_id = table.Column<Guid>(type: "uuid", nullable: true),
                    by_person_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_agreements", x => x.id);
                    table.ForeignKey(
                        name: "fk_agreements_packages_package_id",
                        column: x => x.package_id,
                        principalSchema: "support",
                        principalTable: "packages",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "gaps",
                schema: "support",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    package_id = table.Column<Guid>(type: "uuid", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    code = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    because = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_gaps", x => x.id);
                    table.ForeignKey(
                        name: "fk_gaps_packages_package_id",
                        column: x => x.package_id,
                        principalSchema: "support",
                        principalTable: "packages",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "parts",
                schema: "support",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    package_id = table.Column<Guid>(type: "uuid", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    needs = table.Column<string[]>(type: "text[]", nullable: false),
                    service_id = table.Column<Guid>(type: "uuid", nullable: false),
                    service = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    organisation = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    wanted_start = table.Column<DateOnly>(type: "date", nullable: false),
                    because = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    travel = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    places = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    was_proposed = table.Column<bool>(type: "boolean", nullable: false),
                    added_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    removed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    why_removed = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    replaced_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    sent_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    added_by_name = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    added_by_organisation_id = table.Column<Guid>(type: "uuid", nullable: true),
                    added_by_person_id = table.Column<Guid>(type: "uuid", nullable: true),
                    removed_by_name = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    removed_by_organisation_id = table.Column<Guid>(type: "uuid", nullable: true),
                    removed_by_person_id = table.Column<Guid>(type: "uuid", nullable: true),
                    runner_up_margin = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    runner_up_organisation = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    runner_up_organisation_id = table.Column<Guid>(type: "uuid", nullable: true),
                    runner_up_service = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    runner_up_service_id = table.Column<Guid>(type: "uuid", nullable: true),
                    runner_up_start = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_parts", x => x.id);
                    table.ForeignKey(
                        name: "fk_parts_packages_package_id",
                        column: x => x.package_id,
                        principalSchema: "support",
                        principalTable: "packages",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "offers",
                schema: "support",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    package_id = table.Column<Guid>(type: "uuid", nullable: false),
                    part_id = table.Column<Guid>(type: "uuid", nullable: false),
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    organisation = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    service_id = table.Column<Guid>(type: "uuid", nullable: false),
                    service = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    wanted_start = table.Column<DateOnly>(type: "date", nullable: false),
                    sent_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    due_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    remind_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    sent_to = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    reminded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    first_opened_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    answered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    from = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    starts_on = table.Column<DateOnly>(type: "date", nullable: true),
                    reason = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    words = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    finished_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    finish = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    answered_by_name = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    answered_by_organisation_id = table.Column<Guid>(type: "uuid", nullable: true),
                    answered_by_person_id = table.Column<Guid>(type: "uuid", nullable: true),
                    finished_by_name = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    finished_by_organisation_id = table.Column<Guid>(type: "uuid", nullable: true),
                    finished_by_person_id = table.Column<Guid>(type: "uuid", nullable: true),
                    sent_by_name = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    sent_by_organisation_id = table.Column<Guid>(type: "uuid", nullable: true),
                    sent_by_person_id = table.Column<Guid>(type: "uuid", nullable: true),
                    text_asked_for = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    text_asked_for_more = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    text_because = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    text_free = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    text_know = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    text_lives = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    text_lives_more = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    text_said = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    text_title = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_offers", x => x.id);
                    table.ForeignKey(
                        name: "fk_offers_parts_part_id",
                        column: x => x.part_id,
                        principalSchema: "support",
                        principalTable: "parts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_agreements_case_id",
                schema: "support",
                table: "agreements",
                column: "case_id");

            migrationBuilder.CreateIndex(
                name: "ix_agreements_package_id",
                schema: "support",
                table: "agreements",
                column: "package_id");

            migrationBuilder.CreateIndex(
                name: "ix_attendances_case_id",
                schema: "support",
                table: "attendances",
                column: "case_id");

            migrationBuilder.CreateIndex(
                name: "ix_attendances_session_id_case_id",
                schema: "support",
                table: "attendances",
                columns: new[] { "session_id", "case_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_case_referrals_case_id",
                schema: "support",
                table: "case_referrals",
                column: "case_id");

            migrationBuilder.CreateIndex(
                name: "ix_cases_lead_id",
                schema: "support",
                table: "cases",
                column: "lead_id",
                filter: "closed_by_id is null");

            migrationBuilder.CreateIndex(
                name: "ix_cases_opened_at",
                schema: "support",
                table: "cases",
                column: "opened_at");

            migrationBuilder.CreateIndex(
                name: "ix_cases_reference",
                schema: "support",
                table: "cases",
                column: "reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_cases_subject_id",
                schema: "support",
                table: "cases",
                column: "subject_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_follow_ups_case_id",
                schema: "support",
                table: "follow_ups",
                column: "case_id");

            migrationBuilder.CreateIndex(
                name: "ix_gaps_case_id",
                schema: "support",
                table: "gaps",
                column: "case_id");

            migrationBuilder.CreateIndex(
                name: "ix_gaps_code_at",
                schema: "support",
                table: "gaps",
                columns: new[] { "code", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_gaps_package_id",
                schema: "support",
                table: "gaps",
                column: "package_id");

            migrationBuilder.CreateIndex(
                name: "ix_goal_marks_case_id",
                schema: "support",
                table: "goal_marks",
                column: "case_id");

            migrationBuilder.CreateIndex(
                name: "ix_goal_marks_goal_id_on",
                schema: "support",
                table: "goal_marks",
                columns: new[] { "goal_id", "on" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_goals_case_id",
                schema: "support",
                table: "goals",
                column: "case_id");

            migrationBuilder.CreateIndex(
                name: "ix_heeds_case_id",
                schema: "support",
                table: "heeds",
                column: "case_id");

            migrationBuilder.CreateIndex(
                name: "ix_heeds_review_on",
                schema: "support",
                table: "heeds",
                column: "review_on",
                filter: "ended_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_members_case_id",
                schema: "support",
                table: "members",
                column: "case_id");

            migrationBuilder.CreateIndex(
                name: "ix_offers_case_id",
                schema: "support",
                table: "offers",
                column: "case_id");

            migrationBuilder.CreateIndex(
                name: "ix_offers_due_at",
                schema: "support",
                table: "offers",
                column: "due_at",
                filter: "state = 'Sent'");

            migrationBuilder.CreateIndex(
                name: "ix_offers_open_part",
                schema: "support",
                table: "offers",
                column: "part_id",
                unique: true,
                filter: "state in ('Sent', 'Later')");

            migrationBuilder.CreateIndex(
                name: "ix_offers_organisation_id_sent_at",
                schema: "support",
                table: "offers",
                columns: new[] { "organisation_id", "sent_at" });

            migrationBuilder.CreateIndex(
                name: "ix_packages_case_id",
                schema: "support",
                table: "packages",
                column: "case_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_parts_case_id",
                schema: "support",
                table: "parts",
                column: "case_id");

            migrationBuilder.CreateIndex(
                name: "ix_parts_package_id",
                schema: "support",
                table: "parts",
                column: "package_id");

            migrationBuilder.CreateIndex(
                name: "ix_place_actions_case_id",
                schema: "support",
                table: "place_actions",
                column: "case_id");

            migrationBuilder.CreateIndex(
                name: "ix_place_figures_case_id",
                schema: "support",
                table: "place_figures",
                column: "case_id");

            migrationBuilder.CreateIndex(
                name: "ix_place_links_case_id",
                schema: "support",
                table: "place_links",
                column: "case_id");

            migrationBuilder.CreateIndex(
                name: "ix_plan_messages_case_id",
                schema: "support",
                table: "plan_messages",
                column: "case_id");

            migrationBuilder.CreateIndex(
                name: "ix_reopenings_case_id",
                schema: "support",
                table: "reopenings",
                column: "case_id");

            migrationBuilder.CreateIndex(
                name: "ix_resolutions_case_id",
                schema: "support",
                table: "resolutions",
                column: "case_id");

            migrationBuilder.CreateIndex(
                name: "ix_resolutions_follow_up_on",
                schema: "support",
                table: "resolutions",
                column: "follow_up_on",
                filter: "confirmed_at is not null");

            migrationBuilder.CreateIndex(
                name: "ix_sayings_case_id",
                schema: "support",
                table: "sayings",
                column: "case_id");

            migrationBuilder.CreateIndex(
                name: "ix_seen_needs_case_id_code_at",
                schema: "support",
                table: "seen_needs",
                columns: new[] { "case_id", "code", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_sessions_organisation_id_starts_at",
                schema: "support",
                table: "sessions",
                columns: new[] { "organisation_id", "starts_at" });

            migrationBuilder.CreateIndex(
                name: "ix_steps_at",
                schema: "support",
                table: "steps",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "ix_steps_case_id_at",
                schema: "support",
                table: "steps",
                columns: new[] { "case_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_unsafe_places_case_id",
                schema: "support",
                table: "unsafe_places",
                column: "case_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "agreements",
                schema: "support");

            migrationBuilder.DropTable(
                name: "attendances",
                schema: "support");

            migrationBuilder.DropTable(
                name: "case_referrals",
                schema: "support");

            migrationBuilder.DropTable(
                name: "follow_ups",
                schema: "support");

            migrationBuilder.DropTable(
                name: "gaps",
                schema: "support");

            migrationBuilder.DropTable(
                name: "goal_marks",
                schema: "support");

            migrationBuilder.DropTable(
                name: "heeds",
                schema: "support");

            migrationBuilder.DropTable(
                name: "members",
                schema: "support");

            migrationBuilder.DropTable(
                name: "offers",
                schema: "support");

            migrationBuilder.DropTable(
                name: "place_actions",
                schema: "support");

            migrationBuilder.DropTable(
                name: "place_figures",
                schema: "support");

            migrationBuilder.DropTable(
                name: "place_links",
                schema: "support");

            migrationBuilder.DropTable(
                name: "plan_doors",
                schema: "support");

            migrationBuilder.DropTable(
                name: "plan_messages",
                schema: "support");

            migrationBuilder.DropTable(
                name: "reopenings",
                schema: "support");

            migrationBuilder.DropTable(
                name: "resolutions",
                schema: "support");

            migrationBuilder.DropTable(
                name: "sayings",
                schema: "support");

            migrationBuilder.DropTable(
                name: "seen_needs",
                schema: "support");

            migrationBuilder.DropTable(
                name: "steps",
                schema: "support");

            migrationBuilder.DropTable(
                name: "unsafe_places",
                schema: "support");

            migrationBuilder.DropTable(
                name: "sessions",
                schema: "support");

            migrationBuilder.DropTable(
                name: "goals",
                schema: "support");

            migrationBuilder.DropTable(
                name: "parts",
                schema: "support");

            migrationBuilder.DropTable(
                name: "packages",
                schema: "support");

            migrationBuilder.DropTable(
                name: "cases",
                schema: "support");
        }
    }
}
