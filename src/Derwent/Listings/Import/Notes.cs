using Derwent.Shared.Imports;

namespace Derwent.Listings.Import;

/// <summary>What there is to say about one record; handed to the report in one go.</summary>
internal sealed class Notes(int line)
{
    private const int Most = 100, Longest = 300;
    private readonly List<(NoteKind Kind, string Says)> said = [];
    private string record = "a record";

    public int Line => line;
    public string Record { get => record; set => record = Short(value); }
    public bool IsBroken { get; private set; }

    public void Missing(string says) => Add(NoteKind.Missing, says);
    public void Mended(string says) => Add(NoteKind.Mended, says);

    public void Broken(string says)
    {
        IsBroken = true;
        said.Add((NoteKind.Broken, Short(says)));
    }

    // A record that is wrong in a thousand ways is told of in a hundred; what breaks it is always said.
    private void Add(NoteKind kind, string says)
    {
        if (said.Count < Most) said.Add((kind, Short(says)));
    }

    private static string Short(string says) => says.Length <= Longest ? says : says[..Longest] + "…";

    public void HandTo(ImportReport report)
    {
        foreach (var (kind, says) in said.Distinct()) report.Add(new ImportNote(line, Record, kind, says));
    }
}
