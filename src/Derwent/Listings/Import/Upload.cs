using System.Text.Json;
using Derwent.Shared.Database;
using Derwent.Shared.Security;

namespace Derwent.Listings;

internal enum UploadState { Waiting, Doing, Done, Failed }

/// <summary>A spreadsheet of services that the coordinator sent: its columns, what they mean, and what became of it. The file itself is forgotten once it was taken in.</summary>
internal sealed class Upload
{
    /// <summary>Days after which a file that nobody took in is forgotten.</summary>
    public const int KeptDays = 14;

    private Upload()
    {
    }

    public Guid Id { get; private set; }
    public string FileName { get; private set; } = "";

    /// <summary>Whose list it is; with a row's id it says which listing is meant.</summary>
    public string Source { get; private set; } = "";
    public DateTimeOffset At { get; private set; }
    public Who By { get; private set; } = Who.Derwent;

    /// <summary>It was a workbook: people count its rows, not its lines.</summary>
    public bool IsWorkbook { get; private set; }
    public string Columns { get; private set; } = "[]";
    public string First { get; private set; } = "[]";
    public string Meaning { get; private set; } = "{}";

    /// <summary>Rows that cannot be read do not keep the others out.</summary>
    public bool LeavesOutBroken { get; private set; }
    public UploadState State { get; private set; }
    public DateTimeOffset? DoneAt { get; private set; }
    public string? Said { get; private set; }
    public string? Wrong { get; private set; }

    public IReadOnlyList<string> Header => JsonSerializer.Deserialize<List<string>>(Columns) ?? [];

    /// <summary>What stands in the first rows of each column.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Sample => JsonSerializer.Deserialize<List<List<string>>>(First) ?? [];

    /// <summary>Their columns and our fields.</summary>
    public IReadOnlyDictionary<string, string> Map => JsonSerializer.Deserialize<Dictionary<string, string>>(Meaning) ?? [];

    public bool MayBeTried => State is UploadState.Waiting or UploadState.Failed;

    public static Upload Take(string fileName, bool isWorkbook, IReadOnlyList<string> header, IReadOnlyList<IReadOnlyList<string>> sample, IReadOnlyDictionary<string, string> guess, Who by, DateTimeOffset now)
    {
        var name = Path.GetFileName(fileName.Replace('\\', '/'));
        return new Upload
        {
            Id = Guid.CreateVersion7(now), FileName = name.Length <= 200 ? name : name[^200..], Source = Path.GetFileNameWithoutExtension(name) is { Length: > 0 and <= 100 } source ? source : "A spreadsheet", At = now, By = by,
            IsWorkbook = isWorkbook, Columns = JsonSerializer.Serialize(header), First = JsonSerializer.Serialize(sample), Meaning = JsonSerializer.Serialize(guess),
        };
    }

    /// <summary>What its columns mean.</summary>
    public void Mean(string source, IReadOnlyDictionary<string, string> map)
    {
        MustWait();
        (Source, Meaning, State, Wrong) = (source, JsonSerializer.Serialize(map), UploadState.Waiting, null);
    }

    public void Begin(bool leaveOutBroken)
    {
        MustWait();
        (State, LeavesOutBroken, Wrong) = (UploadState.Doing, leaveOutBroken, null);
    }

    public void Done(IEnumerable<string> sentences, DateTimeOffset now)
    {
        var said = string.Join('\n', sentences);
        (State, Said, DoneAt) = (UploadState.Done, said.Length <= 2000 ? said : said[..2000], now);
    }

    public void Failed(string why) => (State, Wrong) = (UploadState.Failed, why.Length <= 1000 ? why : why[..1000]);

    private void MustWait()
    {
        if (!MayBeTried) throw new RuleRefused("This list is being taken in, or was already. Send it again to take it in again.");
    }
}
