using System.Globalization;
using Derwent.Alliance;
using Derwent.Shared.Imports;
using Derwent.Shared.Text;

namespace Derwent.Listings.Import;

/// <summary>
/// A row of a spreadsheet. Its columns are ours (docs/imports.md lists them) or are mapped to ours. A cell that cannot be read breaks the
/// row: somebody has the spreadsheet open and can put it right.
/// </summary>
internal sealed class ServiceCsv
{
    private readonly Dictionary<string, string> theirs;
    private readonly int width;

    /// <param name="header">The file's columns.</param>
    /// <param name="map">Their columns and our fields.</param>
    /// <param name="onlyMapped">A column that is called like a field of ours is not taken for it unless the mapping says so.</param>
    /// <exception cref="ImportFailed">A needed column is missing, or the mapping names one that is not there.</exception>
    public ServiceCsv(IReadOnlyList<string> header, IReadOnlyDictionary<string, string> map, bool onlyMapped = false)
    {
        width = header.Count;
        foreach (var (their, our) in map)
        {
            if (!header.Contains(their, StringComparer.OrdinalIgnoreCase)) throw new ImportFailed($"The file has no column “{their}”. Its columns are: {string.Join(", ", header)}.");
            if (!ImportFields.Codes.Contains(our)) throw new ImportFailed($"There is no field “{our}”. The fields are: {string.Join(", ", ImportFields.Codes)}.");
        }
        theirs = onlyMapped ? [] : header.Where(name => ImportFields.Codes.Contains(Plain(name))).ToDictionary(Plain);
        foreach (var (their, our) in map) theirs[our] = their;
        if (!theirs.ContainsKey("name") || !theirs.ContainsKey("organisation"))
            throw new ImportFailed($"A list of services needs the columns name and organisation. This one has: {string.Join(", ", header)}. Say which is which with --map \"Their column=name\".");
    }

    public ImportedService? Read(CsvRow row, Notes notes)
    {
        var cells = new Cells(row, theirs, notes);
        var name = Mend.Line(cells["name"], 200, "name", notes);
        notes.Record = name ?? "a row without a name";
        if (row.Cells > width) notes.Broken($"it has {row.Cells} cells, the header {width}: a comma may need quotation marks");
        if (name is null) notes.Broken("it has no name");
        if (cells["organisation"] is null) notes.Broken("it has no organisation");
        var facts = Facts(cells, name ?? "", notes);
        if (facts.MinAge > facts.MaxAge) notes.Broken($"its youngest age {facts.MinAge} is above its oldest {facts.MaxAge}");
        if (notes.IsBroken) return null;
        var organisation = Mend.Line(cells["organisation"], 200, "organisation", notes)!;
        var read = new ImportedService(row.Line, cells["id"] ?? $"made:{Slug.From(organisation)}/{Slug.From(name!)}",
            new ListedOrganisation(cells["organisation_id"] ?? $"made:{Slug.From(organisation)}", organisation), facts) { AssuredOn = cells.Date("assured_date") };
        if (notes.IsBroken) return null;
        Gaps.Tell(read, notes);
        return read;
    }

    private static ServiceFacts Facts(Cells cells, string name, Notes notes)
    {
        var (pence, words) = cells.Cost();
        var (from, to) = cells.Ages();
        return new ServiceFacts
        {
            Name = name,
            Description = Mend.Text(cells["description"], 20_000, "description", notes) ?? "",
            Status = cells.One("status", ServiceStatus.Active),
            Needs = cells.Codes("needs", code => NeedVocabulary.Find(code) is not null, Terms.NeedsOf),
            MinAge = from, MaxAge = to,
            OnlyFor = cells.One("only_for", OnlyFor.Anyone),
            Eligibility = Mend.Text(cells["eligibility"], 2000, "eligibility", notes),
            Languages = cells.Languages(),
            Access = cells.Codes("access", AccessVocabulary.All.ContainsKey, Terms.AccessOf),
            AreaServed = Mend.Line(cells["area_served"], 200, "area", notes),
            CostPence = pence, CostWords = words,
            Online = cells.Yes("online"),
            HowToCome = cells.One("how_to_come", HowToCome.NotSaid),
            Website = Mend.Url(cells["website"], "website", notes),
            Email = Mend.Email(cells["email"], notes),
            IsPrivate = cells.Yes("private"),
            Tags = cells.List("tags"),
            Sites = cells.Sites(),
            Schedules = cells.Times(),
            Contacts = cells.Contacts(),
        };
    }

    private static string Plain(string name) => name.Trim().ToLowerInvariant().Replace(' ', '_').Replace('-', '_') switch { "organization" => "organisation", "organization_id" => "organisation_id", var plain => plain };
}
