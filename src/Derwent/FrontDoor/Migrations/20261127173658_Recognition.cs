using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Derwent.FrontDoor.Migrations
{
    /// <inheritdoc />
    public partial class Recognition : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_subjects_keys",
                schema: "front_door",
                table: "subjects");

            migrationBuilder.DropIndex(
                name: "ix_referrals_keys",
                schema: "front_door",
                table: "referrals");

            migrationBuilder.AddColumn<int>(
                name: "keys_version",
                schema: "front_door",
                table: "subjects",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<Guid>(
                name: "merged_into_id",
                schema: "front_door",
                table: "subjects",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "regrouping_id",
                schema: "front_door",
                table: "steps",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "keys_version",
                schema: "front_door",
                table: "referrals",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "band",
                schema: "front_door",
                table: "hints",
                type: "character varying(40)",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<double>(
                name: "chance",
                schema: "front_door",
                table: "hints",
                type: "double precision",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "kin",
                schema: "front_door",
                table: "hints",
                type: "character varying(40)",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "model_version",
                schema: "front_door",
                table: "hints",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "weighed_at",
                schema: "front_door",
                table: "hints",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<double>(
                name: "weight",
                schema: "front_door",
                table: "hints",
                type: "double precision",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "models",
                schema: "front_door",
                columns: table => new
                {
                    version = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityAlwaysColumn),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    body = table.Column<string>(type: "character varying(2000000)", maxLength: 2000000, nullable: false),
                    words = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    made_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_models", x => x.version);
                });

            migrationBuilder.CreateTable(
                name: "pair_decisions",
                schema: "front_door",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    one_id = table.Column<Guid>(type: "uuid", nullable: false),
                    other_id = table.Column<Guid>(type: "uuid", nullable: false),
                    verdict = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    why = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    model_version = table.Column<int>(type: "integer", nullable: true),
                    chance = table.Column<double>(type: "double precision", nullable: true),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    by_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    by_organisation_id = table.Column<Guid>(type: "uuid", nullable: true),
                    by_person_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_pair_decisions", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "regroupings",
                schema: "front_door",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    from_id = table.Column<Guid>(type: "uuid", nullable: false),
                    to_id = table.Column<Guid>(type: "uuid", nullable: false),
                    moved = table.Column<Guid[]>(type: "uuid[]", nullable: false),
                    why = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    undone_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    undone_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    undone_by_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    by_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    by_organisation_id = table.Column<Guid>(type: "uuid", nullable: true),
                    by_person_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_regroupings", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_subjects_merged_into_id",
                schema: "front_door",
                table: "subjects",
                column: "merged_into_id",
                filter: "merged_into_id is not null");

            migrationBuilder.CreateIndex(
                name: "ix_hints_band",
                schema: "front_door",
                table: "hints",
                column: "band",
                filter: "band in ('Likely', 'Review')");

            migrationBuilder.CreateIndex(
                name: "ix_models_kind_version",
                schema: "front_door",
                table: "models",
                columns: new[] { "kind", "version" });

            migrationBuilder.CreateIndex(
                name: "ix_pair_decisions_one_id_other_id",
                schema: "front_door",
                table: "pair_decisions",
                columns: new[] { "one_id", "other_id" });

            migrationBuilder.CreateIndex(
                name: "ix_regroupings_from_id",
                schema: "front_door",
                table: "regroupings",
                column: "from_id");

            migrationBuilder.CreateIndex(
                name: "ix_regroupings_to_id",
                schema: "front_door",
                table: "regroupings",
                column: "to_id");

            migrationBuilder.Sql(Matching.Shipped.Sql());
            migrationBuilder.Sql(Shared.Database.SqlFile.Read("Recognition.sql"));
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "models",
                schema: "front_door");

            migrationBuilder.DropTable(
                name: "pair_decisions",
                schema: "front_door");

            migrationBuilder.DropTable(
                name: "regroupings",
                schema: "front_door");

            migrationBuilder.DropIndex(
                name: "ix_subjects_merged_into_id",
                schema: "front_door",
                table: "subjects");

            migrationBuilder.DropIndex(
                name: "ix_hints_band",
                schema: "front_door",
                table: "hints");

            migrationBuilder.DropColumn(
                name: "keys_version",
                schema: "front_door",
                table: "subjects");

            migrationBuilder.DropColumn(
                name: "merged_into_id",
                schema: "front_door",
                table: "subjects");

            migrationBuilder.DropColumn(
                name: "regrouping_id",
                schema: "front_door",
                table: "steps");

            migrationBuilder.DropColumn(
                name: "keys_version",
                schema: "front_door",
                table: "referrals");

            migrationBuilder.DropColumn(
                name: "band",
                schema: "front_door",
                table: "hints");

            migrationBuilder.DropColumn(
                name: "chance",
                schema: "front_door",
                table: "hints");

            migrationBuilder.DropColumn(
                name: "kin",
                schema: "front_door",
                table: "hints");

            migrationBuilder.DropColumn(
                name: "model_version",
                schema: "front_door",
                table: "hints");

            migrationBuilder.DropColumn(
                name: "weighed_at",
                schema: "front_door",
                table: "hints");

            migrationBuilder.DropColumn(
                name: "weight",
                schema: "front_door",
                table: "hints");

            migrationBuilder.CreateIndex(
                name: "ix_subjects_keys",
                schema: "front_door",
                table: "subjects",
                column: "keys")
                .Annotation("Npgsql:IndexMethod", "gin");

            migrationBuilder.CreateIndex(
                name: "ix_referrals_keys",
                schema: "front_door",
                table: "referrals",
                column: "keys")
                .Annotation("Npgsql:IndexMethod", "gin");
        }
    }
}
