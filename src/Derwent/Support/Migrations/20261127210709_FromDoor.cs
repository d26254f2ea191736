using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Derwent.Support.Migrations
{
    /// <inheritdoc />
    public partial class FromDoor : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "event_date_id",
                schema: "support",
                table: "sessions",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "ix_sessions_event_date_id",
                schema: "support",
                table: "sessions",
                column: "event_date_id",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_sessions_event_date_id",
                schema: "support",
                table: "sessions");

            migrationBuilder.DropColumn(
                name: "event_date_id",
                schema: "support",
                table: "sessions");
        }
    }
}
