namespace Derwent.Shared.Database;

/// <summary>SQL that belongs to a migration and is read by people as a file.</summary>
public static class SqlFile
{
    /// <summary>The text of an embedded <c>*.sql</c> file, by its file name.</summary>
    /// <exception cref="FileNotFoundException">No migration has such a file, or several have.</exception>
    public static string Read(string name)
    {
        var assembly = typeof(SqlFile).Assembly;
        var found = assembly.GetManifestResourceNames().Where(resource => resource.EndsWith("." + name, StringComparison.Ordinal)).ToList();
        if (found.Count != 1) throw new FileNotFoundException($"{found.Count} embedded files are called {name}.");
        using var reader = new StreamReader(assembly.GetManifestResourceStream(found[0])!);
        return reader.ReadToEnd();
    }
}
