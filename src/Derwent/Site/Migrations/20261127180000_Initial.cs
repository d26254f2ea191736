using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Derwent.Site.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.EnsureSchema(
                name: "site");

            migrationBuilder.AlterDatabase()
                .Annotation("Npgsql:PostgresExtension:postgis", ",,");

            migrationBuilder.CreateTable(
                name: "consents",
                schema: "site",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    post_id = table.Column<Guid>(type: "uuid", nullable: true),
                    picture_id = table.Column<Guid>(type: "uuid", nullable: true),
                    about = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    agreed_by = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    agreed_on = table.Column<DateOnly>(type: "date", nullable: false),
                    how = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    to_words = table.Column<bool>(type: "boolean", nullable: false),
                    to_first_name = table.Column<bool>(type: "boolean", nullable: false),
                    to_picture = table.Column<bool>(type: "boolean", nullable: false),
                    until = table.Column<DateOnly>(type: "date", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    withdrawn_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    withdrawn_how = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    withdrawn_by_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    recorded_by_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    recorded_by_organisation_id = table.Column<Guid>(type: "uuid", nullable: true),
                    recorded_by_person_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_consents", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "pictures",
                schema: "site",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    alt = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    credit = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    shows_people = table.Column<bool>(type: "boolean", nullable: false),
                    consent_until = table.Column<DateOnly>(type: "date", nullable: true),
                    expires_on = table.Column<DateOnly>(type: "date", nullable: true),
                    width = table.Column<int>(type: "integer", nullable: false),
                    height = table.Column<int>(type: "integer", nullable: false),
                    widths = table.Column<int[]>(type: "integer[]", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    taken_down_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    taken_down_why = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    by_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    by_organisation_id = table.Column<Guid>(type: "uuid", nullable: true),
                    by_person_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_pictures", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "posts",
                schema: "site",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    path = table.Column<string>(type: "character varying(160)", maxLength: 160, nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    publish_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    first_published_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    changed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    consent_until = table.Column<DateOnly>(type: "date", nullable: true),
                    title = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    written_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    edited_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    written_by_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    written_by_organisation_id = table.Column<Guid>(type: "uuid", nullable: true),
                    written_by_person_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_posts", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "redirects",
                schema: "site",
                columns: table => new
                {
                    from = table.Column<string>(type: "character varying(160)", maxLength: 160, nullable: false),
                    to = table.Column<string>(type: "character varying(160)", maxLength: 160, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    by_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    by_organisation_id = table.Column<Guid>(type: "uuid", nullable: true),
                    by_person_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_redirects", x => x.from);
                });

            migrationBuilder.CreateTable(
                name: "settings",
                schema: "site",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    values = table.Column<string>(type: "jsonb", nullable: false),
                    why = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    by_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    by_organisation_id = table.Column<Guid>(type: "uuid", nullable: true),
                    by_person_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_settings", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "texts",
                schema: "site",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    key = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    language = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    body = table.Column<string>(type: "character varying(8000)", maxLength: 8000, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    by_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    by_organisation_id = table.Column<Guid>(type: "uuid", nullable: true),
                    by_person_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_texts", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "picture_sizes",
                schema: "site",
                columns: table => new
                {
                    picture_id = table.Column<Guid>(type: "uuid", nullable: false),
                    width = table.Column<int>(type: "integer", nullable: false),
                    format = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    bytes = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_picture_sizes", x => new { x.picture_id, x.width, x.format });
                    table.ForeignKey(
                        name: "fk_picture_sizes_pictures_picture_id",
                        column: x => x.picture_id,
                        principalSchema: "site",
                        principalTable: "pictures",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "shown",
                schema: "site",
                columns: table => new
                {
                    post_id = table.Column<Guid>(type: "uuid", nullable: false),
                    language = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    version_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    title = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    summary = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    body = table.Column<string>(type: "character varying(40000)", maxLength: 40000, nullable: false),
                    said = table.Column<string>(type: "character varying(600)", maxLength: 600, nullable: false),
                    did = table.Column<string>(type: "character varying(600)", maxLength: 600, nullable: false),
                    picture_id = table.Column<Guid>(type: "uuid", nullable: true),
                    pictures = table.Column<Guid[]>(type: "uuid[]", nullable: false),
                    plain = table.Column<string>(type: "character varying(20000)", maxLength: 20000, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_shown", x => new { x.post_id, x.language });
                    table.ForeignKey(
                        name: "fk_shown_posts_post_id",
                        column: x => x.post_id,
                        principalSchema: "site",
                        principalTable: "posts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "steps",
                schema: "site",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    post_id = table.Column<Guid>(type: "uuid", nullable: false),
                    what = table.Column<string>(type: "character varying(600)", maxLength: 600, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    by_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    by_organisation_id = table.Column<Guid>(type: "uuid", nullable: true),
                    by_person_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_steps", x => x.id);
                    table.ForeignKey(
                        name: "fk_steps_posts_post_id",
                        column: x => x.post_id,
                        principalSchema: "site",
                        principalTable: "posts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "versions",
                schema: "site",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    post_id = table.Column<Guid>(type: "uuid", nullable: false),
                    language = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    title = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    summary = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    body = table.Column<string>(type: "character varying(40000)", maxLength: 40000, nullable: false),
                    said = table.Column<string>(type: "character varying(600)", maxLength: 600, nullable: false),
                    did = table.Column<string>(type: "character varying(600)", maxLength: 600, nullable: false),
                    picture_id = table.Column<Guid>(type: "uuid", nullable: true),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    note = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    by_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    by_organisation_id = table.Column<Guid>(type: "uuid", nullable: true),
                    by_person_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_versions", x => x.id);
                    table.ForeignKey(
                        name: "fk_versions_posts_post_id",
                        column: x => x.post_id,
                        principalSchema: "site",
                        principalTable: "posts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_consents_picture_id",
                schema: "site",
                table: "consents",
                column: "picture_id");

            migrationBuilder.CreateIndex(
                name: "ix_consents_post_id",
                schema: "site",
                table: "consents",
                column: "post_id");

            migrationBuilder.CreateIndex(
                name: "ix_posts_path",
                schema: "site",
                table: "posts",
                column: "path",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_posts_state_first_published_at",
                schema: "site",
                table: "posts",
                columns: new[] { "state", "first_published_at" });

            migrationBuilder.CreateIndex(
                name: "ix_steps_post_id",
                schema: "site",
                table: "steps",
                column: "post_id");

            migrationBuilder.CreateIndex(
                name: "ix_texts_key_language_at",
                schema: "site",
                table: "texts",
                columns: new[] { "key", "language", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_versions_post_id_language_number",
                schema: "site",
                table: "versions",
                columns: new[] { "post_id", "language", "number" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "consents",
                schema: "site");

            migrationBuilder.DropTable(
                name: "picture_sizes",
                schema: "site");

            migrationBuilder.DropTable(
                name: "redirects",
                schema: "site");

            migrationBuilder.DropTable(
                name: "settings",
                schema: "site");

            migrationBuilder.DropTable(
                name: "shown",
                schema: "site");

            migrationBuilder.DropTable(
                name: "steps",
                schema: "site");

            migrationBuilder.DropTable(
                name: "texts",
                schema: "site");

            migrationBuilder.DropTable(
                name: "versions",
                schema: "site");

            migrationBuilder.DropTable(
                name: "pictures",
                schema: "site");

            migrationBuilder.DropTable(
                name: "posts",
                schema: "site");
        }
    }
}
