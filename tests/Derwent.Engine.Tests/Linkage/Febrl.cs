using Derwent.Engine.Linkage;
using Xunit;

namespace Derwent.Engine.Tests.Linkage;

/// <summary>The public test registers. They are not part of the repository; where they are missing their tests are skipped and counted.</summary>
internal static class Febrl
{
    private static readonly (string Column, FieldKind Kind)[] Columns =
    [
        ("given_name", FieldKind.GivenName), ("surname", FieldKind.Surname), ("date_of_birth", FieldKind.BirthDate), ("street_number", FieldKind.Number),
        ("address_1", FieldKind.Words), ("address_2", FieldKind.Words), ("suburb", FieldKind.Words), ("postcode", FieldKind.Postcode), ("state", FieldKind.Code),
    ];

    public static LinkageSchema Schema { get; } = new([.. Columns.Select(column => new LinkField(column.Column, column.Kind))]);

    /// <summary>The records, and who each is: the number in rec_id. soc_sec_id is never read.</summary>
    public static (List<Prepared> Records, List<string> Truth) Read(string file)
    {
        var rows = File.ReadLines(Path.Combine(Folder(), file)).Select(line => line.Split(',', StringSplitOptions.TrimEntries)).ToList();
        var at = Columns.Select(column => Array.IndexOf(rows[0], column.Column)).ToArray();
        return ([.. rows.Skip(1).Select(row => Schema.Prepare([.. at.Select(i => row[i])]))], [.. rows.Skip(1).Select(row => row[0].Split('-')[1])]);
    }

    private static string Folder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !Directory.Exists(Path.Combine(folder.FullName, "shared", "data", "linkage"))) folder = folder.Parent;
        Assert.SkipWhen(folder is null, "The public linkage registers are not beside the repository (../shared/data/linkage).");
        return Path.Combine(folder!.FullName, "shared", "data", "linkage");
    }
}
