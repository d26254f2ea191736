using System.Text.Json;
using Derwent.Engine.Linkage;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Derwent.FrontDoor.Matching;

/// <summary>One row that shares a key, as the look-up hands it over.</summary>
internal sealed record Lookup(
    Guid Id, bool IsSubject, int Shared, string? FirstName, string? Surname, DateOnly? BirthDate, string? Postcode, string? Address, string? School, string? Phone, string Members,
    string? PlaceName, string? Whereabouts, double? Latitude, double? Longitude)
{
    public SubjectDetails Details() => new()
    {
        FirstName = FirstName, Surname = Surname, BirthDate = BirthDate, Postcode = Postcode, Address = Address, School = School, Phone = Phone,
        Members = Members == "[]" ? [] : JsonSerializer.Deserialize<List<SubjectDetails.Member>>(Members) ?? [], PlaceName = PlaceName, Where = Whereabouts, Latitude = Latitude, Longitude = Longitude,
    };
}

internal sealed partial class Recogniser
{
    private const string Mark = "savepoint recognition", Limit = "set local statement_timeout = '3s'", Begin = $"{Mark}; {Limit}";
    private const string End = "set local statement_timeout to default; release savepoint recognition";

    private Task<List<Lookup>> Alike(Referral referral) => front.Set<Lookup>().FromSql($"select * from front_door.alike({referral.Id})").ToListAsync();

    internal static Task<List<Guid>> Named(FrontDoorContext front, string[] words, SubjectKind kind, Guid about) =>
        front.Database.SqlQuery<Guid>($"select named as \"Value\" from front_door.named({words}, {kind.ToString()}, {about})").ToListAsync();

    // Both sides learn of each other. The sender may write these rows and never read them; nothing in this transaction does. If they cannot be written, the desk is told to look by hand.
    private void Keep(Referral referral, List<(Lookup Found, Comparison Comparison)> weighed, DateTimeOffset now)
    {
        var kept = weighed.Where(one => one.Comparison.Band != Band.None || one.Comparison.Kin != Kin.None).OrderByDescending(one => one.Comparison.Weight).Take(50).ToList();
        if (kept.Count == 0) return;
        NpgsqlParameter Of<T>(Func<(Lookup Found, Comparison Comparison), T> part) => new() { Value = kept.Select(part).ToArray() };
        database.WithCommitOr(
            async failed =>
            {
                CouldNot(failed, referral.Id);
                await LookByHand(referral, now);
            },
            """
            insert into front_door.hints (referral_id, other_id, is_subject, shared_keys, weight, chance, band, kin, model_version, weighed_at)
              select $1, h.*, $9, $10 from unnest($2, $3, $4, $5, $6, $7, $8) h
              union all
              select h.id, $1, false, h.shared, h.weight, h.chance, h.band, h.kin, $9, $10
                from unnest($2, $3, $4, $5, $6, $7, $8) h (id, is_subject, shared, weight, chance, band, kin) where not h.is_subject
            """,
            new() { Value = referral.Id }, Of(one => one.Found.Id), Of(one => one.Found.IsSubject), Of(one => one.Found.Shared), Of(one => one.Comparison.Weight), Of(one => one.Comparison.Chance),
            Of(one => one.Comparison.Band.ToString()), Of(one => one.Comparison.Kin.ToString()), new() { Value = kept[0].Comparison.Model }, new() { Value = now });
    }

    private async Task<bool> Try(Referral? referral, Func<Task> recognise)
    {
        await front.Database.ExecuteSqlRawAsync(Begin);
        try
        {
            await recognise();
            await front.Database.ExecuteSqlRawAsync(End);
            return true;
        }
        catch (Exception failed) when (failed is not OperationCanceledException)
        {
            await TakeBack(failed, referral?.Id);
            return false;
        }
    }

    private async Task TakeBack(Exception failed, Guid? referral)
    {
        await front.Database.ExecuteSqlRawAsync("rollback to savepoint recognition; release savepoint recognition");
        CouldNot(failed, referral);
    }

    // A referral that comes in waits for this, so what can be asked at once is asked in one message: the savepoint, the newest model's number, and what shares a key. The savepoint and its limit end
    // with the transaction, or when it is taken back.
    private async Task<(int? Newest, List<Lookup> Found)> Look(Referral referral)
    {
        var connection = (NpgsqlConnection)front.Database.GetDbConnection();
        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                new NpgsqlBatchCommand(Mark), new NpgsqlBatchCommand(Limit),
                new NpgsqlBatchCommand("select max(version) from front_door.models where kind = $1") { Parameters = { new NpgsqlParameter { Value = referral.Kind.ToString() } } },
                new NpgsqlBatchCommand("select * from front_door.alike($1)") { Parameters = { new NpgsqlParameter { Value = referral.Id } } },
            },
        };
        await using var row = await batch.ExecuteReaderAsync();
        int? newest = await row.ReadAsync() && !await row.IsDBNullAsync(0) ? row.GetInt32(0) : null;
        await row.NextResultAsync();
        var found = new List<Lookup>();
        while (await row.ReadAsync()) found.Add(Read(row));
        return (newest, found);
    }

    private static Lookup Read(NpgsqlDataReader row) => new(row.GetGuid(0), row.GetBoolean(1), row.GetInt32(2), Text(row, 3), Text(row, 4), row.IsDBNull(5) ? null : row.GetFieldValue<DateOnly>(5),
        Text(row, 6), Text(row, 7), Text(row, 8), Text(row, 9), row.GetString(10), Text(row, 11), Text(row, 12), row.IsDBNull(13) ? null : row.GetDouble(13), row.IsDBNull(14) ? null : row.GetDouble(14));

    private static string? Text(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    [LoggerMessage(Level = LogLevel.Error, Message = "Recognition failed for referral {Referral}; somebody has to look by hand.")]
    private partial void CouldNot(Exception failed, Guid? referral);
}
