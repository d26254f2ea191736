using Derwent.Shared.Imports;

namespace Derwent.Listings.Import;

/// <summary>What there is to say about one record; handed to the report in one go.</summary>
internal sealed class Notes(int line)
{
    private readonly List<(NoteKind Kind, string Says)> said = [];

    public int Line => line;
    public string Record { get; set; } = "a record";
    public bool IsBroken { get; private set; }

    public void Missing(string says) => said.Add((NoteKind.Missing, says));
    public void Mended(string says) => said.Add((NoteKind.Mended, says));

    public void Broken(string says)
    {
        IsBroken = true;
        said.Add((NoteKind.Broken, says));
    }

    public void HandTo(ImportReport report)
    {
        foreach (var (kind, says) in said.Distinct()) report.Add(new ImportNote(line, Record, kind, says));
    }
}
