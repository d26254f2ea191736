using System.Reflection;
using System.Text.RegularExpressions;
using ArchUnitNET.Loader;
using Derwent.Shared.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Derwent.Tests.Fitness
{
    /// <summary>The house keeps its rooms apart.</summary>
    public sealed partial class ArchitectureTests(House house) : IClassFixture<House>
    {
        private static readonly Assembly Program = typeof(Serving).Assembly;

        [Fact]
        public void Modules_know_only_whom_they_declare() => Assert.Empty(Undeclared(Program));

        [Fact]
        public void A_planted_edge_is_found() =>
            Assert.Contains(Undeclared(Program, typeof(Alliance.PlantedBreach).Assembly), edge => edge.StartsWith("Alliance → Support", StringComparison.Ordinal));

        [Fact]
        public void Shared_and_the_engine_know_no_module()
        {
            Assert.DoesNotContain(Undeclared(Program), edge => edge.StartsWith("Shared", StringComparison.Ordinal));
            Assert.Empty(NotPure(Assembly.Load("Derwent.Engine").GetReferencedAssemblies().Select(reference => reference.Name!)));
        }

        [Fact]
        public void A_planted_edge_from_the_ground_and_a_database_in_the_engine_are_found()
        {
            Assert.Contains(Undeclared(Program, typeof(global::Derwent.Shared.PlantedGround).Assembly), edge => edge.StartsWith("Shared → Support", StringComparison.Ordinal));
            foreach (var planted in new[] { "Npgsql", "Derwent", "Microsoft.AspNetCore.Http", "Microsoft.EntityFrameworkCore.Relational" }) Assert.Equal([planted], NotPure(["System.Runtime", planted]));
        }

        [Fact]
        public void A_module_shows_others_its_context_and_at_most_eight_types() => Assert.Empty(ShowsTooMuch(Program.GetExportedTypes()));

        [Fact]
        public void A_planted_ninth_type_is_found()
        {
            var listings = Program.GetTypes().Where(type => type is { IsNested: false, Namespace: "Derwent.Listings" } && !typeof(DbContext).IsAssignableFrom(type)).Take(9).ToArray();
            Assert.Empty(ShowsTooMuch(listings[..8]));
            Assert.StartsWith("Listings shows 9", Assert.Single(ShowsTooMuch(listings)));
        }

        [Fact]
        public void A_context_maps_its_own_schema_only()
        {
            using var scope = house.Services.CreateScope();
            foreach (var module in scope.ServiceProvider.GetServices<RegisteredModule>())
            {
                using var context = Migrator.Make(module, new Npgsql.NpgsqlConnection("Host=nowhere"));
                Assert.Empty(Strays(context, module.Schema));
            }
        }

        [Fact]
        public void A_planted_table_of_another_schema_is_found()
        {
            using var context = new StrayContext(new DbContextOptionsBuilder<StrayContext>().UseNpgsql("Host=nowhere").Options);
            Assert.Equal(["StrayContext maps support.cases"], Strays(context, "listings"));
        }

        [Fact]
        public void No_SQL_reaches_into_another_modules_schema() => Assert.Empty(Sources().SelectMany(file => Reaches(file.Module, file.Path, File.ReadAllText(file.Path))));

        [Fact]
        public void A_planted_reach_into_another_schema_is_found() =>
            Assert.Single(Reaches("Listings", "planted.cs", "var sql = \"select id from support.cases where true\";"));

        [Fact]
        public void The_map_of_modules_says_the_same() => Assert.Empty(NotAsDeclared(File.ReadAllLines(Path.Combine(Root, "docs", "modules.md"))));

        [Fact]
        public void A_planted_edge_in_the_map_and_a_missing_module_are_found()
        {
            var map = File.ReadAllLines(Path.Combine(Root, "docs", "modules.md"));
            Assert.Equal(["Alliance"], NotAsDeclared([.. map.Select(line => line.StartsWith("| `Alliance`", StringComparison.Ordinal) ? line.Replace("–", "Support", StringComparison.Ordinal) : line)]));
            Assert.Equal(["Support"], NotAsDeclared([.. map.Where(line => !line.StartsWith("| `Support`", StringComparison.Ordinal))]));
        }

        [Fact]
        public void Files_are_short_enough_to_be_read() =>
            Assert.Empty(TooLong(Sources().Where(file => !file.Path.Contains("Migrations", StringComparison.Ordinal)).Select(file => (file.Path, File.ReadLines(file.Path).Count()))));

        [Fact]
        public void A_planted_long_file_is_found() => Assert.Equal(["long.cs: 321"], TooLong([("short.cs", 320), ("long.cs", 321)]));

        private static IEnumerable<string> NotPure(IEnumerable<string> references) => references.Where(name =>
            name.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal) || name.StartsWith("Microsoft.EntityFrameworkCore", StringComparison.Ordinal) || name is "Npgsql" or "Derwent");

        private static List<string> ShowsTooMuch(IEnumerable<System.Type> types) =>
            [.. types.Where(type => !type.IsNested && Modules.Of(type.FullName!) is { } module && module != "Shared" && !type.Namespace!.EndsWith("Migrations", StringComparison.Ordinal) && !typeof(DbContext).IsAssignableFrom(type))
                .GroupBy(type => Modules.Of(type.FullName!)!).Where(module => module.Count() > 8)
                .Select(module => $"{module.Key} shows {module.Count()}: {string.Join(", ", module.Select(type => type.Name))}")];

        private static List<string> Strays(DbContext context, string schema) =>
            [.. context.Model.GetEntityTypes().Where(entity => entity.GetTableName() is not null && entity.GetSchema() != schema).Select(entity => $"{context.GetType().Name} maps {entity.GetSchema()}.{entity.GetTableName()}")];

        private static IEnumerable<string> NotAsDeclared(string[] lines)
        {
            var map = lines.Where(line => line.StartsWith("| `", StringComparison.Ordinal)).Select(line => line.Split('|', StringSplitOptions.TrimEntries)).Where(cells => cells.Length > 3)
                .ToDictionary(cells => cells[1].Trim('`'), cells => cells[3].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Where(name => name != "–").ToArray());
            return Modules.MayKnow.Where(module => !map.TryGetValue(module.Key, out var known) || !module.Value.Order().SequenceEqual(known.Order())).Select(module => module.Key);
        }

        private static IEnumerable<string> TooLong(IEnumerable<(string Path, int Lines)> files) => files.Where(file => file.Lines > 320).Select(file => $"{Path.GetFileName(file.Path)}: {file.Lines}");

        private static List<string> Undeclared(params Assembly[] assemblies) =>
            [.. new ArchLoader().LoadAssemblies(assemblies).Build().Types
                .Where(type => Modules.Of(type.FullName) is not null)
                .SelectMany(type => type.Dependencies.Select(dependency => (From: Modules.Of(type.FullName)!, To: Modules.Of(dependency.Target.FullName), Type: type.FullName)))
                .Where(edge => edge.To is not null && !Modules.Allows(edge.From, edge.To))
                .GroupBy(edge => (edge.From, edge.To)).Select(edge => $"{edge.Key.From} → {edge.Key.To} (for example {edge.First().Type})")];

        private static IEnumerable<string> Reaches(string module, string path, string text) => SchemaWord().Matches(text)
            .Where(match => Modules.Schemas.Any(other => other.Value == match.Groups[1].Value && other.Key != module && module != "World"))
            .Select(match => $"{Path.GetFileName(path)} of {module} says {match.Value}");

        private static IEnumerable<(string Module, string Path)> Sources() =>
            Directory.EnumerateFiles(Path.Combine(Root, "src", "Derwent"), "*.*", SearchOption.AllDirectories)
                .Where(path => path.EndsWith(".cs", StringComparison.Ordinal) || path.EndsWith(".sql", StringComparison.Ordinal))
                .Select(path => (Module: Path.GetRelativePath(Path.Combine(Root, "src", "Derwent"), path).Split(Path.DirectorySeparatorChar)[0], Path: path))
                .Where(file => file.Module is not ("bin" or "obj" or "ui" or "wwwroot"));

        private sealed class StrayContext(DbContextOptions<StrayContext> options) : DbContext(options)
        {
            protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.Entity<Stray>().ToTable("cases", "support");

            private sealed class Stray
            {
                public int Id { get; set; }
            }
        }

        internal static string Root { get; } = FindRoot();

        private static string FindRoot()
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (!File.Exists(Path.Combine(folder!.FullName, "Derwent.slnx"))) folder = folder.Parent;
            return folder.FullName;
        }

        // Tables are lower-case; C# members are not: "support.Offers" is code, "support.offers" is SQL.
        [GeneratedRegex(@"(?<![\w.@/""-])(accounts|alliance|listings|front_door|support|whats_on|site|newsletters)\.([a-z_]+)\b(?!\()")]
        private static partial Regex SchemaWord();
    }
}

namespace Derwent.Alliance
{
    /// <summary>Planted: Alliance must never know Support.</summary>
    internal static class PlantedBreach
    {
        public static System.Type Knows() => typeof(Support.SupportContext);
    }
}

namespace Derwent.Shared
{
    /// <summary>Planted: the ground must know no module.</summary>
    internal static class PlantedGround
    {
        public static System.Type Knows() => typeof(Support.SupportContext);
    }
}
