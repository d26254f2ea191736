using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Derwent.FrontDoor.Migrations
{
    /// <inheritdoc />
    public partial class TriageDetails : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "code",
                schema: "front_door",
                table: "steps",
                type: "character varying(60)",
                maxLength: 60,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "severity",
                schema: "front_door",
                table: "steps",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "signposted_to",
                schema: "front_door",
                table: "steps",
                type: "jsonb",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "ix_steps_at",
                schema: "front_door",
                table: "steps",
                column: "at");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_steps_at",
                schema: "front_door",
                table: "steps");

            migrationBuilder.DropColumn(
                name: "code",
                schema: "front_door",
                table: "steps");

            migrationBuilder.DropColumn(
                name: "severity",
                schema: "front_door",
                table: "steps");

            migrationBuilder.DropColumn(
                name: "signposted_to",
                schema: "front_door",
                table: "steps");
        }
    }
}
