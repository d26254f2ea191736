using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Derwent.FrontDoor.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.EnsureSchema(
                name: "front_door");

            migrationBuilder.AlterDatabase()
                .Annotation("Npgsql:PostgresExtension:postgis", ",,");

            migrationBuilder.CreateTable(
                name: "drafts",
                schema: "front_door",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    answers = table.Column<string>(type: "jsonb", nullable: false),
                    started_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    saved_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    sent_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_drafts", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "hints",
                schema: "front_door",
                columns: table => new
                {
                    referral_id = table.Column<Guid>(type: "uuid", nullable: false),
                    other_id = table.Column<Guid>(type: "uuid", nullable: false),
                    is_subject = table.Column<bool>(type: "boolean", nullable: false),
                    shared_keys = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_hints", x => new { x.referral_id, x.other_id });
                });

            migrationBuilder.CreateTable(
                name: "proof_attempts",
                schema: "front_door",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    referral_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    was_right = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_proof_attempts", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "referrals",
                schema: "front_door",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    reference = table.Column<string>(type: "character varying(8)", maxLength: 8, nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    submitted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    needs = table.Column<string>(type: "jsonb", nullable: false),
                    own_words = table.Column<string>(type: "character varying(8000)", maxLength: 8000, nullable: false),
                    their_words = table.Column<string>(type: "character varying(8000)", maxLength: 8000, nullable: true),
                    danger = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    person_note = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    family_note = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    environment_note = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    keys = table.Column<string[]>(type: "text[]", nullable: false),
                    waiting_for = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    waiting_since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    clock_from = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    promises_from = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    urgency = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    subject_id = table.Column<Guid>(type: "uuid", nullable: true),
                    station = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    steps_taken = table.Column<int>(type: "integer", nullable: false),
                    assigned_to_id = table.Column<Guid>(type: "uuid", nullable: true),
                    assigned_to_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    meeting_on = table.Column<DateOnly>(type: "date", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    agreement_basis = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    agreement_family_agrees = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    agreement_family_knows = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    agreement_subject_agrees = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    agreement_subject_knows = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    agreement_who_else_knows = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true),
                    agreement_why = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    referrer_best_time = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    referrer_came_from = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    referrer_email = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: true),
                    referrer_job = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: true),
                    referrer_name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    referrer_organisation = table.Column<string>(type: "character varying(160)", maxLength: 160, nullable: true),
                    referrer_phone = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    stated_address = table.Column<string>(type: "character varying(160)", maxLength: 160, nullable: true),
                    stated_age_said = table.Column<int>(type: "integer", nullable: true),
                    stated_birth_date = table.Column<DateOnly>(type: "date", nullable: true),
                    stated_first_name = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: true),
                    stated_latitude = table.Column<double>(type: "double precision", nullable: true),
                    stated_longitude = table.Column<double>(type: "double precision", nullable: true),
                    stated_managed_by = table.Column<string>(type: "character varying(160)", maxLength: 160, nullable: true),
                    stated_members = table.Column<string>(type: "jsonb", nullable: false),
                    stated_phone = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    stated_place_kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    stated_place_name = table.Column<string>(type: "character varying(160)", maxLength: 160, nullable: true),
                    stated_postcode = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: true),
                    stated_safe_contact = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true),
                    stated_school = table.Column<string>(type: "character varying(160)", maxLength: 160, nullable: true),
                    stated_surname = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: true),
                    stated_times = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true),
                    stated_where = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_referrals", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "subjects",
                schema: "front_door",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    keys = table.Column<string[]>(type: "text[]", nullable: false),
                    known_since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    details_address = table.Column<string>(type: "character varying(160)", maxLength: 160, nullable: true),
                    details_age_said = table.Column<int>(type: "integer", nullable: true),
                    details_birth_date = table.Column<DateOnly>(type: "date", nullable: true),
                    details_first_name = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: true),
                    details_latitude = table.Column<double>(type: "double precision", nullable: true),
                    details_longitude = table.Column<double>(type: "double precision", nullable: true),
                    details_managed_by = table.Column<string>(type: "character varying(160)", maxLength: 160, nullable: true),
                    details_members = table.Column<string>(type: "jsonb", nullable: false),
                    details_phone = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    details_place_kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    details_place_name = table.Column<string>(type: "character varying(160)", maxLength: 160, nullable: true),
                    details_postcode = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: true),
                    details_safe_contact = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true),
                    details_school = table.Column<string>(type: "character varying(160)", maxLength: 160, nullable: true),
                    details_surname = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: true),
                    details_times = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true),
                    details_where = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true),
                    known_by_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    known_by_organisation_id = table.Column<Guid>(type: "uuid", nullable: true),
                    known_by_person_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_subjects", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "steps",
                schema: "front_door",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    referral_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    words = table.Column<string>(type: "character varying(8000)", maxLength: 8000, nullable: true),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    by_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    by_organisation_id = table.Column<Guid>(type: "uuid", nullable: true),
                    by_person_id = table.Column<Guid>(type: "uuid", nullable: true),
                    question_id = table.Column<Guid>(type: "uuid", nullable: true),
                    person_id = table.Column<Guid>(type: "uuid", nullable: true),
                    person_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    council_reference = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    they_take_it = table.Column<bool>(type: "boolean", nullable: true),
                    meeting = table.Column<DateOnly>(type: "date", nullable: true),
                    station = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    subject_id = table.Column<Guid>(type: "uuid", nullable: true),
                    is_new = table.Column<bool>(type: "boolean", nullable: true),
                    about_step_id = table.Column<Guid>(type: "uuid", nullable: true),
                    as_family = table.Column<bool>(type: "boolean", nullable: true),
                    decision = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    urgency = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    merged_into_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_steps", x => x.id);
                    table.ForeignKey(
                        name: "fk_steps_referrals_referral_id",
                        column: x => x.referral_id,
                        principalSchema: "front_door",
                        principalTable: "referrals",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_proof_attempts_referral_id_at",
                schema: "front_door",
                table: "proof_attempts",
                columns: new[] { "referral_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_referrals_keys",
                schema: "front_door",
                table: "referrals",
                column: "keys")
                .Annotation("Npgsql:IndexMethod", "gin");

            migrationBuilder.CreateIndex(
                name: "ix_referrals_reference",
                schema: "front_door",
                table: "referrals",
                column: "reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_referrals_subject_id",
                schema: "front_door",
                table: "referrals",
                column: "subject_id");

            migrationBuilder.CreateIndex(
                name: "ix_referrals_waiting_for_clock_from_id",
                schema: "front_door",
                table: "referrals",
                columns: new[] { "waiting_for", "clock_from", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_steps_referral_id_number",
                schema: "front_door",
                table: "steps",
                columns: new[] { "referral_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_subjects_keys",
                schema: "front_door",
                table: "subjects",
                column: "keys")
                .Annotation("Npgsql:IndexMethod", "gin");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "drafts",
                schema: "front_door");

            migrationBuilder.DropTable(
                name: "hints",
                schema: "front_door");

            migrationBuilder.DropTable(
                name: "proof_attempts",
                schema: "front_door");

            migrationBuilder.DropTable(
                name: "steps",
                schema: "front_door");

            migrationBuilder.DropTable(
                name: "subjects",
                schema: "front_door");

            migrationBuilder.DropTable(
                name: "referrals",
                schema: "front_door");
        }
    }
}
