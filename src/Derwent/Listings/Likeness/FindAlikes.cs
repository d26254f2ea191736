using Derwent.Alliance;
using Derwent.Shared.Database;
using Derwent.Shared.Jobs;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;

namespace Derwent.Listings.Likeness;

/// <summary>Looks for listings and organisations that may be one and the same. What a person decided stays decided.</summary>
internal sealed record FindAlikes : IJob;

internal sealed class FindAlikesHandler(ListingsContext listings, AllianceContext alliance, RequestDatabase database, TimeProvider clock) : IJobHandler<FindAlikes>
{
    /// <summary>From this likeness on (0 to 1) a person is asked to look.</summary>
    private const double Enough = 0.66;

    public async Task Run(FindAlikes job, CancellationToken stop)
    {
        await using var services = new NpgsqlCommand(AlikeSql.Services, database.Connection);
        var found = await ReadAsync(services, LikenessKind.Service, stop);
        found.AddRange(await OrganisationsAsync(stop));
        await KeepAsync(found, stop);
    }

    // The other module's rows are asked of it and handed to PostgreSQL as arrays: no SQL reaches into its schema.
    private async Task<List<Alike>> OrganisationsAsync(CancellationToken stop)
    {
        var all = await alliance.Organisations.AsNoTracking().Where(one => one.MergedIntoId == null && one.ClosedOn == null)
            .Select(one => new { one.Id, one.Name, one.Website, one.Email, one.Phone, Number = one.CharityNumber ?? one.CompanyNumber }).ToListAsync(stop);
        await using var command = new NpgsqlCommand(AlikeSql.Organisations, database.Connection);
        command.Parameters.Add(new NpgsqlParameter { Value = all.Select(one => one.Id).ToArray() });
        foreach (var column in new[] { all.Select(one => one.Name), all.Select(one => one.Website ?? ""), all.Select(one => one.Email ?? ""), all.Select(one => one.Phone ?? ""), all.Select(one => one.Number ?? "") })
            command.Parameters.Add(new NpgsqlParameter { Value = column.ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text });
        return await ReadAsync(command, LikenessKind.Organisation, stop);
    }

    private async Task KeepAsync(List<Alike> found, CancellationToken stop)
    {
        var known = await listings.Alikes.ToDictionaryAsync(alike => (alike.OneId, alike.OtherId), stop);
        foreach (var alike in found)
            if (known.Remove((alike.OneId, alike.OtherId), out var there)) there.Again(alike.Score, alike.Reasons);
            else listings.Alikes.Add(alike);
        // What is alike no more needs no look; what somebody decided is kept, so that it is not asked again.
        listings.Alikes.RemoveRange(known.Values.Where(alike => alike.State == LikenessState.Open));
        await listings.SaveChangesAsync(stop);
    }

    private async Task<List<Alike>> ReadAsync(NpgsqlCommand command, LikenessKind kind, CancellationToken stop)
    {
        var found = new List<Alike>();
        command.CommandTimeout = 300;
        await using var rows = await command.ExecuteReaderAsync(stop);
        while (await rows.ReadAsync(stop))
            if (rows.GetDouble(5) >= Enough)
                found.Add(Alike.Make(kind, rows.GetGuid(0), rows.GetGuid(1), Math.Round(rows.GetDouble(5), 3), AlikeWords.Reasons(rows.GetFieldValue<string[]>(2), rows.GetDouble(3), rows.GetDouble(4)), clock.GetUtcNow()));
        return found;
    }
}

/// <summary>Why two may be one, as sentences.</summary>
internal static class AlikeWords
{
    private static readonly (string Kind, string Sentence)[] Shared =
    [
        ("phone", "They have the same telephone number."), ("web", "They have the same website."), ("mail", "They have the same e-mail address."),
        ("postcode", "They are at the same postcode."), ("owner", "The same organisation runs both."), ("number", "They have the same charity or company number."),
    ];

    public static IReadOnlyList<string> Reasons(IReadOnlyCollection<string> shared, double names, double told)
    {
        var all = new List<string> { names >= 0.999 ? "They have the same name, as far as it matters." : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"Their names are alike ({names:0%}).") };
        all.AddRange(Shared.Where(one => shared.Contains(one.Kind)).Select(one => one.Sentence));
        if (told >= 0.5) all.Add(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"They say nearly the same of themselves ({told:0%})."));
        return all;
    }
}
