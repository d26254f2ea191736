using Npgsql;

namespace Derwent.Shared.Audit;

/// <summary>What this request looked at or changed; written in its own transaction just before the commit.</summary>
public sealed class AuditTrail
{
    private readonly List<(string Act, string Kind, Guid? Record, string What, string? Reference)> notes = [];

    /// <summary>A sensitive record was shown.</summary>
    /// <param name="kind">What it is: referral, case, offer …</param>
    /// <param name="record">Its id.</param>
    /// <param name="what">What was shown, in a few words and without a name.</param>
    /// <param name="reference">The reference of the case or referral it belongs to: people look for that, not for an id.</param>
    public void Read(string kind, Guid record, string what, string? reference = null) => notes.Add(("read", kind, record, what, reference));

    /// <summary>A list of sensitive records was shown.</summary>
    public void ReadList(string kind, string what) => notes.Add(("read", kind, null, what, null));

    /// <summary>A record was changed.</summary>
    public void Wrote(string kind, Guid record, string what, string? reference = null) => notes.Add(("wrote", kind, record, what, reference));

    internal void Forget() => notes.Clear();

    internal IEnumerable<NpgsqlBatchCommand> Written() => notes.Select(note => Write(note.Act, note.Kind, note.Record, note.What, note.Reference));

    private static NpgsqlBatchCommand Write(string act, string kind, Guid? record, string what, string? reference) => new("select audit.note($1, $2, $3, $4, $5)")
    {
        Parameters =
        {
            new NpgsqlParameter { Value = act }, new NpgsqlParameter { Value = kind }, new NpgsqlParameter { Value = (object?)record ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Uuid },
            new NpgsqlParameter { Value = what }, new NpgsqlParameter { Value = (object?)reference ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Text },
        },
    };
}
