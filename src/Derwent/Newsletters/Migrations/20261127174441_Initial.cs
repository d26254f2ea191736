using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Derwent.Newsletters.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.EnsureSchema(
                name: "newsletters");

            migrationBuilder.AlterDatabase()
                .Annotation("Npgsql:PostgresExtension:postgis", ",,");

            migrationBuilder.CreateTable(
                name: "bounces",
                schema: "newsletters",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    delivery_id = table.Column<Guid>(type: "uuid", nullable: false),
                    address_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: true),
                    is_hard = table.Column<bool>(type: "boolean", nullable: false),
                    status = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    said = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_bounces", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "lists",
                schema: "newsletters",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    slug = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    about = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: true),
                    organisation_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    reply_to = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: true),
                    opened_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    closed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_lists", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "pictures",
                schema: "newsletters",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: true),
                    type = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    bytes = table.Column<byte[]>(type: "bytea", nullable: false),
                    width = table.Column<int>(type: "integer", nullable: false),
                    height = table.Column<int>(type: "integer", nullable: false),
                    added_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_pictures", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "sign_ups",
                schema: "newsletters",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    address = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: false),
                    address_key = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: false),
                    lists = table.Column<Guid[]>(type: "uuid[]", nullable: false),
                    topics = table.Column<Guid[]>(type: "uuid[]", nullable: false),
                    text_shown = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    source = table.Column<byte[]>(type: "bytea", nullable: false),
                    asked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    subscriber_id = table.Column<Guid>(type: "uuid", nullable: true),
                    answered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    confirmed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sign_ups", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "subscribers",
                schema: "newsletters",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    address = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: false),
                    address_key = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: false),
                    address_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    added_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_subscribers", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "suppressions",
                schema: "newsletters",
                columns: table => new
                {
                    address_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    why = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    lifted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_suppressions", x => x.address_hash);
                });

            migrationBuilder.CreateTable(
                name: "issues",
                schema: "newsletters",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    list_id = table.Column<Guid>(type: "uuid", nullable: false),
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: true),
                    subject = table.Column<string>(type: "character varying(150)", maxLength: 150, nullable: false),
                    preview = table.Column<string>(type: "character varying(150)", maxLength: 150, nullable: false),
                    blocks = table.Column<string>(type: "jsonb", nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    topics = table.Column<Guid[]>(type: "uuid[]", nullable: false),
                    in_archive = table.Column<bool>(type: "boolean", nullable: false),
                    slug = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    html = table.Column<string>(type: "character varying(1000000)", maxLength: 1000000, nullable: true),
                    text = table.Column<string>(type: "character varying(1000000)", maxLength: 1000000, nullable: true),
                    begun_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    changed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    decided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    send_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    finished_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    trouble = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    by_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    by_organisation_id = table.Column<Guid>(type: "uuid", nullable: true),
                    by_person_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_issues", x => x.id);
                    table.ForeignKey(
                        name: "fk_issues_lists_list_id",
                        column: x => x.list_id,
                        principalSchema: "newsletters",
                        principalTable: "lists",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "topics",
                schema: "newsletters",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    list_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    about = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    place = table.Column<int>(type: "integer", nullable: false),
                    retired_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_topics", x => x.id);
                    table.ForeignKey(
                        name: "fk_topics_lists_list_id",
                        column: x => x.list_id,
                        principalSchema: "newsletters",
                        principalTable: "lists",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "subscriptions",
                schema: "newsletters",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    subscriber_id = table.Column<Guid>(type: "uuid", nullable: false),
                    list_id = table.Column<Guid>(type: "uuid", nullable: false),
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: true),
                    topics = table.Column<Guid[]>(type: "uuid[]", nullable: false),
                    asked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    confirmed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    how = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    text_shown = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    source = table.Column<byte[]>(type: "bytea", nullable: true),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ended_how = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_subscriptions", x => x.id);
                    table.ForeignKey(
                        name: "fk_subscriptions_lists_list_id",
                        column: x => x.list_id,
                        principalSchema: "newsletters",
                        principalTable: "lists",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_subscriptions_subscribers_subscriber_id",
                        column: x => x.subscriber_id,
                        principalSchema: "newsletters",
                        principalTable: "subscribers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "deliveries",
                schema: "newsletters",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    issue_id = table.Column<Guid>(type: "uuid", nullable: false),
                    subscription_id = table.Column<Guid>(type: "uuid", nullable: false),
                    subscriber_id = table.Column<Guid>(type: "uuid", nullable: false),
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: true),
                    address = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: false),
                    address_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    tries = table.Column<int>(type: "integer", nullable: false),
                    next_try_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    done_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    said = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    bounced_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_deliveries", x => x.id);
                    table.ForeignKey(
                        name: "fk_deliveries_issues_issue_id",
                        column: x => x.issue_id,
                        principalSchema: "newsletters",
                        principalTable: "issues",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "issue_versions",
                schema: "newsletters",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    issue_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    subject = table.Column<string>(type: "character varying(150)", maxLength: 150, nullable: false),
                    preview = table.Column<string>(type: "character varying(150)", maxLength: 150, nullable: false),
                    blocks = table.Column<string>(type: "jsonb", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    by_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    by_organisation_id = table.Column<Guid>(type: "uuid", nullable: true),
                    by_person_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_issue_versions", x => x.id);
                    table.ForeignKey(
                        name: "fk_issue_versions_issues_issue_id",
                        column: x => x.issue_id,
                        principalSchema: "newsletters",
                        principalTable: "issues",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_bounces_address_hash_at",
                schema: "newsletters",
                table: "bounces",
                columns: new[] { "address_hash", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_bounces_delivery_id_is_hard",
                schema: "newsletters",
                table: "bounces",
                columns: new[] { "delivery_id", "is_hard" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_deliveries_issue_id_subscription_id",
                schema: "newsletters",
                table: "deliveries",
                columns: new[] { "issue_id", "subscription_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_deliveries_next_try_at_id",
                schema: "newsletters",
                table: "deliveries",
                columns: new[] { "next_try_at", "id" },
                filter: "state = 'Waiting'");

            migrationBuilder.CreateIndex(
                name: "ix_deliveries_subscriber_id",
                schema: "newsletters",
                table: "deliveries",
                column: "subscriber_id");

            migrationBuilder.CreateIndex(
                name: "ix_issue_versions_issue_id",
                schema: "newsletters",
                table: "issue_versions",
                column: "issue_id");

            migrationBuilder.CreateIndex(
                name: "ix_issues_list_id_state",
                schema: "newsletters",
                table: "issues",
                columns: new[] { "list_id", "state" });

            migrationBuilder.CreateIndex(
                name: "ix_issues_slug",
                schema: "newsletters",
                table: "issues",
                column: "slug",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_lists_organisation_id",
                schema: "newsletters",
                table: "lists",
                column: "organisation_id");

            migrationBuilder.CreateIndex(
                name: "ix_lists_slug",
                schema: "newsletters",
                table: "lists",
                column: "slug",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_sign_ups_address_key_asked_at",
                schema: "newsletters",
                table: "sign_ups",
                columns: new[] { "address_key", "asked_at" });

            migrationBuilder.CreateIndex(
                name: "ix_sign_ups_source_asked_at",
                schema: "newsletters",
                table: "sign_ups",
                columns: new[] { "source", "asked_at" });

            migrationBuilder.CreateIndex(
                name: "ix_sign_ups_subscriber_id",
                schema: "newsletters",
                table: "sign_ups",
                column: "subscriber_id");

            migrationBuilder.CreateIndex(
                name: "ix_subscribers_address_hash",
                schema: "newsletters",
                table: "subscribers",
                column: "address_hash");

            migrationBuilder.CreateIndex(
                name: "ix_subscribers_address_key",
                schema: "newsletters",
                table: "subscribers",
                column: "address_key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_subscriptions_list_id",
                schema: "newsletters",
                table: "subscriptions",
                column: "list_id");

            migrationBuilder.CreateIndex(
                name: "ix_subscriptions_organisation_id",
                schema: "newsletters",
                table: "subscriptions",
                column: "organisation_id");

            migrationBuilder.CreateIndex(
                name: "ix_subscriptions_subscriber_id_list_id",
                schema: "newsletters",
                table: "subscriptions",
                columns: new[] { "subscriber_id", "list_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_topics_list_id",
                schema: "newsletters",
                table: "topics",
                column: "list_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "bounces",
                schema: "newsletters");

            migrationBuilder.DropTable(
                name: "deliveries",
                schema: "newsletters");

            migrationBuilder.DropTable(
                name: "issue_versions",
                schema: "newsletters");

            migrationBuilder.DropTable(
                name: "pictures",
                schema: "newsletters");

            migrationBuilder.DropTable(
                name: "sign_ups",
                schema: "newsletters");

            migrationBuilder.DropTable(
                name: "subscriptions",
                schema: "newsletters");

            migrationBuilder.DropTable(
                name: "suppressions",
                schema: "newsletters");

            migrationBuilder.DropTable(
                name: "topics",
                schema: "newsletters");

            migrationBuilder.DropTable(
                name: "issues",
                schema: "newsletters");

            migrationBuilder.DropTable(
                name: "subscribers",
                schema: "newsletters");

            migrationBuilder.DropTable(
                name: "lists",
                schema: "newsletters");
        }
    }
}
