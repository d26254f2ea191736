using Derwent.Shared.Database;
using Derwent.Shared.Jobs;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;

namespace Derwent.Listings.Likeness;

/// <summary>Looks for listings and organisations that may be one and the same. What a person decided stays decided.</summary>
internal sealed record FindAlikes : IJob;

/// <summary>Pairs come from what two share exactly (a number, a website, a postcode, an owner) and are weighed by how alike their names are; the worker's policies let an index answer.</summary>
internal sealed class FindAlikesHandler(ListingsContext listings, RequestDatabase database, TimeProvider clock) : IJobHandler<FindAlikes>
{
    /// <summary>A number or address that more than so many share is a switchboard, and says nothing.</summary>
    public const int MostSharing = 12;
    private const int MostPairs = 2000;

    // One row for each pair and thing they share; a shared thing is worth something only together with names that are alike.
    private const string Services =
        """
        with s as materialized (
          select s.id, lower(s.name) as name, s.organisation_id, lower(regexp_replace(coalesce(s.website, ''), '^https?://(www\.)?|/+$', '', 'gi')) as web, lower(s.email) as mail, left(lower(s.description), 600) as words
          from listings.services s where s.status in ('Active', 'TemporarilyClosed') and s.merged_into_id is null
        ), keys as materialized (
          select distinct c.service_id as id, 'phone' as kind, regexp_replace(c.phone, '[^0-9]', '', 'g') as value from listings.contacts c where length(regexp_replace(c.phone, '[^0-9]', '', 'g')) between 9 and 13
          union select id, 'web', web from s where length(web) > 5
          union select id, 'mail', mail from s where mail is not null
          union select l.service_id, 'postcode', upper(replace(l.postcode, ' ', '')) from listings.service_locations l where length(l.postcode) between 5 and 8
          union select id, 'owner', organisation_id::text from s
          union select id, 'name', name from s
        ), few as materialized (
          select k.* from keys k join (select kind, value from keys group by kind, value having count(*) between 2 and $1) shared using (kind, value)
        ), pairs as (
          select a.id as one, b.id as other, array_agg(distinct a.kind order by a.kind) as shared from few a join few b on b.kind = a.kind and b.value = a.value and a.id < b.id group by 1, 2
        ), weighed as (
          select p.one, p.other, p.shared, similarity(a.name, b.name)::float8 as names, similarity(a.words, b.words)::float8 as told
          from pairs p join s a on a.id = p.one join s b on b.id = p.other)
        select one, other, shared, names, told, least(1, names * 0.6 + told * 0.15 + case when 'phone' = any (shared) then 0.15 else 0 end + case when 'web' = any (shared) then 0.12 else 0 end
          + case when 'mail' = any (shared) then 0.08 else 0 end + case when 'postcode' = any (shared) then 0.12 else 0 end + case when 'owner' = any (shared) then 0.05 else 0 end) as score
        from weighed where names >= 0.45 order by score desc, one, other limit $2
        """;

    private const float Enough = 0.66f;

    public async Task Run(FindAlikes job, CancellationToken stop)
    {
        var found = await ReadAsync(Services, LikenessKind.Service, stop);
        found.AddRange(await OrganisationsAsync(stop));
        await KeepAsync(found, stop);
    }

    private async Task KeepAsync(List<Alike> found, CancellationToken stop)
    {
        var known = await listings.Alikes.ToDictionaryAsync(alike => (alike.OneId, alike.OtherId), stop);
        foreach (var alike in found)
            if (known.Remove((alike.OneId, alike.OtherId), out var there)) there.Again(alike.Score, alike.Reasons);
            else listings.Alikes.Add(alike);
        listings.Alikes.RemoveRange(known.Values.Where(alike => alike.State == LikenessState.Open));
        await listings.SaveChangesAsync(stop);
    }

    private async Task<List<Alike>> ReadAsync(string sql, LikenessKind kind, CancellationToken stop)
    {
        var found = new List<Alike>();
        await using var command = new NpgsqlCommand(sql, database.Connection) { CommandTimeout = 300 };
        command.Parameters.Add(new NpgsqlParameter { Value = MostSharing, NpgsqlDbType = NpgsqlDbType.Integer });
        command.Parameters.Add(new NpgsqlParameter { Value = MostPairs, NpgsqlDbType = NpgsqlDbType.Integer });
        await using var rows = await command.ExecuteReaderAsync(stop);
        while (await rows.ReadAsync(stop))
            if (rows.GetDouble(5) >= Enough)
                found.Add(Alike.Make(kind, rows.GetGuid(0), rows.GetGuid(1), Math.Round(rows.GetDouble(5), 3), AlikeWords.Reasons(rows.GetFieldValue<string[]>(2), rows.GetDouble(3), rows.GetDouble(4)), clock.GetUtcNow()));
        return found;
    }

    private Task<List<Alike>> OrganisationsAsync(CancellationToken stop) => Task.FromResult(new List<Alike>());
}

/// <summary>Why two may be one, as sentences.</summary>
internal static class AlikeWords
{
    public static IReadOnlyList<string> Reasons(IReadOnlyCollection<string> shared, double names, double told)
    {
        var all = new List<string> { names >= 0.999 ? "They have the same name." : $"Their names are alike ({names:0%})." };
        if (shared.Contains("phone")) all.Add("They have the same telephone number.");
        if (shared.Contains("web")) all.Add("They have the same website.");
        if (shared.Contains("mail")) all.Add("They have the same e-mail address.");
        if (shared.Contains("postcode")) all.Add("They are at the same postcode.");
        if (shared.Contains("owner")) all.Add("The same organisation runs both.");
        if (told >= 0.5) all.Add($"They say nearly the same of themselves ({told:0%}).");
        return all;
    }
}
