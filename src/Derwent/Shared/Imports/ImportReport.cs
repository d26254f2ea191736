namespace Derwent.Shared.Imports;

internal enum NoteKind
{
    /// <summary>Something a reader of the listing would want was not there.</summary>
    Missing,
    /// <summary>Something was wrong and could be put right without guessing; the note says how.</summary>
    Mended,
    /// <summary>Somebody here said it otherwise, and that stays.</summary>
    Kept,
    /// <summary>The record cannot be used. One of these and nothing is imported.</summary>
    Broken,
}

/// <summary>One thing to say about one record.</summary>
/// <param name="Line">The line in the file where the record begins, counted from 1.</param>
/// <param name="Record">Its name or id, as far as it has one.</param>
/// <param name="Kind">Missing, mended or broken.</param>
/// <param name="Says">What, in a few words; what follows a colon or a quotation mark is this record's own.</param>
internal sealed record ImportNote(int Line, string Record, NoteKind Kind, string Says)
{
    /// <summary>Which record it was, counted from 1 over the whole import.</summary>
    public int Row { get; init; }
}

/// <summary>What an import found and did, record by record.</summary>
internal sealed class ImportReport
{
    private const int Kept = 200_000;
    private readonly List<ImportNote> notes = [];

    public IReadOnlyList<ImportNote> Notes => notes;
    public int Records { get; private set; }
    public int Broken { get; private set; }
    public int NotKept { get; private set; }

    /// <summary>Said of the file as a whole.</summary>
    public List<string> Remarks { get; } = [];

    /// <summary>What was done: "366 services: 366 new".</summary>
    public List<string> Done { get; } = [];

    public void Count() => Records++;

    public void Add(ImportNote note)
    {
        if (note.Kind == NoteKind.Broken) Broken++;
        if (notes.Count < Kept) notes.Add(note.Row == 0 ? note with { Row = Records } : note);
        else NotKept++;
    }

    /// <summary>What was said of rows that were not taken after all is not worth reading; what broke them is.</summary>
    public void Forget(IReadOnlySet<int> rows) => notes.RemoveAll(note => note.Kind != NoteKind.Broken && rows.Contains(note.Row));

    public void Broke(int line, string record, string says) => Add(new ImportNote(line, record, NoteKind.Broken, says));
}
