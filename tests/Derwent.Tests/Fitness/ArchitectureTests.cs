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
            var engine = Assembly.Load("Derwent.Engine").GetReferencedAssemblies().Select(reference => reference.Name!).ToList();
            Assert.DoesNotContain(engine, name => name.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal) || name.StartsWith("Microsoft.EntityFrameworkCore", StringComparison.Ordinal) || name == "Npgsql" || name == "Derwent");
        }

        [Fact]
        public void A_module_shows_others_its_context_and_at_most_eight_types()
        {
            var shown = Program.GetExportedTypes().Where(type => !type.IsNested && Modules.Of(type.FullName!) is { } module && module != "Shared" && !type.Namespace!.EndsWith("Migrations", StringComparison.Ordinal) && !typeof(DbContext).IsAssignableFrom(type))
                .GroupBy(type => Modules.Of(type.FullName!)!).Where(module => module.Count() > 8)
                .Select(module => $"{module.Key} shows {module.Count()}: {string.Join(", ", module.Select(type => type.Name))}").ToList();
            Assert.True(shown.Count == 0, string.Join("; ", shown));
        }

        [Fact]
        public void A_context_maps_its_own_schema_only()
        {
            using var scope = house.Services.CreateScope();
            var strays = new List<string>();
            foreach (var module in scope.ServiceProvider.GetServices<RegisteredModule>())
            {
                using var context = Migrator.Make(module, new Npgsql.NpgsqlConnection("Host=nowhere"));
                strays.AddRange(context.Model.GetEntityTypes().Where(entity => entity.GetTableName() is not null && entity.GetSchema() != module.Schema)
                    .Select(entity => $"{module.Context.Name} maps {entity.GetSchema()}.{entity.GetTableName()}"));
            }
            Assert.Empty(strays);
        }

        [Fact]
        public void No_SQL_reaches_into_another_modules_schema() => Assert.Empty(Sources().SelectMany(file => Reaches(file.Module, file.Path, File.ReadAllText(file.Path))));

        [Fact]
        public void A_planted_reach_into_another_schema_is_found() =>
            Assert.Single(Reaches("Listings", "planted.cs", "var sql = \"select id from support.cases where true\";"));

        [Fact]
        public void The_map_of_modules_says_the_same()
        {
            var map = File.ReadAllLines(Path.Combine(Root, "docs", "modules.md")).Where(line => line.StartsWith("| `", StringComparison.Ordinal))
                .Select(line => line.Split('|', StringSplitOptions.TrimEntries)).Where(cells => cells.Length > 3)
                .ToDictionary(cells => cells[1].Trim('`'), cells => cells[3].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Where(name => name != "–").Order().ToArray());
            foreach (var (module, known) in Modules.MayKnow)
                Assert.Equal(known.Order(), map.GetValueOrDefault(module) ?? ["(not in docs/modules.md)"]);
        }

        [Fact]
        public void Files_are_short_enough_to_be_read()
        {
            var long_ones = Sources().Where(file => !file.Path.Contains("Migrations", StringComparison.Ordinal))
                .Select(file => (file.Path, Lines: File.ReadLines(file.Path).Count())).Where(file => file.Lines > 320).Select(file => $"{Path.GetFileName(file.Path)}: {file.Lines}");
            Assert.Empty(long_ones);
        }

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

        internal static string Root { get; } = FindRoot();

        private static string FindRoot()
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (!File.Exists(Path.Combine(folder!.FullName, "Derwent.slnx"))) folder = folder.Parent;
            return folder.FullName;
        }

        // Tables are lower-case; C# members are not: "support.Offers" is code, "support.offers" is SQL.
        [GeneratedRegex(@"(?<![\w.@/""-])(accounts|alliance|listings|front_door|support|newsletters)\.([a-z_]+)\b(?!\()")]
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
