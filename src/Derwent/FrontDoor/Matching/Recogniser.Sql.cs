using System.Text.Json;
using Derwent.Engine.Linkage;
using Microsoft.EntityFrameworkCore;

namespace Derwent.FrontDoor.Matching;

/// <summary>One row that shares a key, as the look-up hands it over.</summary>
internal sealed record Lookup(
    Guid Id, bool IsSubject, int Shared, string? FirstName, string? Surname, DateOnly? BirthDate, string? Postcode, string? Address, string? School, string? Phone, string Members,
    string? PlaceName, string? Whereabouts, double? Latitude, double? Longitude)
{
    public SubjectDetails Details() => new()
    {
        FirstName = FirstName, Surname = Surname, BirthDate = BirthDate, Postcode = Postcode, Address = Address, School = School, Phone = Phone,
        Members = JsonSerializer.Deserialize<List<SubjectDetails.Member>>(Members) ?? [], PlaceName = PlaceName, Where = Whereabouts, Latitude = Latitude, Longitude = Longitude,
    };
}

internal sealed partial class Recogniser
{
    private Task<List<Lookup>> Alike(Referral referral) => front.Set<Lookup>().FromSql($"select * from front_door.alike({referral.Id})").ToListAsync();

    internal static Task<List<Guid>> Named(FrontDoorContext front, string[] words, SubjectKind kind, Guid about) =>
        front.Database.SqlQuery<Guid>($"select named as \"Value\" from front_door.named({words}, {kind.ToString()}, {about})").ToListAsync();

    // Both sides learn of each other. The sender may write these rows and never read them.
    private async Task Keep(Referral referral, List<(Lookup Found, Comparison Comparison)> weighed, DateTimeOffset now)
    {
        var kept = weighed.Where(one => one.Comparison.Band != Band.None || one.Comparison.Kin != Kin.None).OrderByDescending(one => one.Comparison.Weight).Take(50).ToList();
        if (kept.Count == 0) return;
        var (ids, subject, shared) = (kept.ConvertAll(one => one.Found.Id).ToArray(), kept.ConvertAll(one => one.Found.IsSubject).ToArray(), kept.ConvertAll(one => one.Found.Shared).ToArray());
        var (weights, chances) = (kept.ConvertAll(one => one.Comparison.Weight).ToArray(), kept.ConvertAll(one => one.Comparison.Chance).ToArray());
        var (bands, kin, version) = (kept.ConvertAll(one => one.Comparison.Band.ToString()).ToArray(), kept.ConvertAll(one => one.Comparison.Kin.ToString()).ToArray(), kept[0].Comparison.Model);
        await front.Database.ExecuteSqlAsync(
            $"""
            insert into front_door.hints (referral_id, other_id, is_subject, shared_keys, weight, chance, band, kin, model_version, weighed_at)
              select {referral.Id}, h.* , {version}, {now} from unnest({ids}, {subject}, {shared}, {weights}, {chances}, {bands}, {kin}) h
              union all
              select h.id, {referral.Id}, false, h.shared, h.weight, h.chance, h.band, h.kin, {version}, {now}
                from unnest({ids}, {subject}, {shared}, {weights}, {chances}, {bands}, {kin}) h (id, is_subject, shared, weight, chance, band, kin) where not h.is_subject
            """);
    }

    private async Task<bool> Try(Referral? referral, Func<Task> recognise)
    {
        await front.Database.ExecuteSqlRawAsync("savepoint recognition; set local statement_timeout = '3s'");
        try
        {
            await recognise();
            await front.Database.ExecuteSqlRawAsync("set local statement_timeout to default; release savepoint recognition");
            return true;
        }
        catch (Exception failed) when (failed is not OperationCanceledException)
        {
            await front.Database.ExecuteSqlRawAsync("rollback to savepoint recognition; release savepoint recognition");
            CouldNot(failed, referral?.Id);
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Recognition failed for referral {Referral}; somebody has to look by hand.")]
    private partial void CouldNot(Exception failed, Guid? referral);
}
