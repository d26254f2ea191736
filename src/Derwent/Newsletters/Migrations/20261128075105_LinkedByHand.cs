using Derwent.Shared.Database;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Derwent.Newsletters.Migrations
{
    /// <inheritdoc />
    public partial class LinkedByHand : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(SqlFile.Read("NewslettersLinkedByHand.sql"));
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {

        }
    }
}
