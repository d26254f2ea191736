using System;
using Derwent.Shared.Database;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Derwent.Listings.Migrations
{
    /// <inheritdoc />
    public partial class Uploads : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "uploads",
                schema: "listings",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    file_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    source = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    is_workbook = table.Column<bool>(type: "boolean", nullable: false),
                    columns = table.Column<string>(type: "character varying(100000)", maxLength: 100000, nullable: false),
                    first = table.Column<string>(type: "character varying(100000)", maxLength: 100000, nullable: false),
                    meaning = table.Column<string>(type: "character varying(100000)", maxLength: 100000, nullable: false),
                    leaves_out_broken = table.Column<bool>(type: "boolean", nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    done_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    said = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    wrong = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    by_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    by_organisation_id = table.Column<Guid>(type: "uuid", nullable: true),
                    by_person_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_uploads", x => x.id);
                });
            migrationBuilder.Sql(SqlFile.Read("ListingsUploads.sql"));
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "uploads",
                schema: "listings");
        }
    }
}
