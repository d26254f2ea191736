using Derwent.Shared.Database;
using Derwent.Shared.Imports;
using Derwent.Shared.Security;
using Derwent.Shared.Text;
using Npgsql;

namespace Derwent.Alliance;

/// <summary>An organisation as another directory tells of it.</summary>
/// <param name="ExternalId">Its id there.</param>
/// <param name="Name">Its name.</param>
public sealed record ListedOrganisation(string ExternalId, string Name)
{
    /// <summary>What it does, plain text.</summary>
    public string? Description { get; init; }

    /// <summary>Its website, http or https.</summary>
    public string? Website { get; init; }

    /// <summary>Its e-mail address.</summary>
    public string? Email { get; init; }

    /// <summary>Its telephone.</summary>
    public string? Phone { get; init; }

    /// <summary>Registered charity number.</summary>
    public string? CharityNumber { get; init; }

    /// <summary>Company number.</summary>
    public string? CompanyNumber { get; init; }
}

/// <summary>Takes organisations of another directory in, as listed only; those that are here already are brought up to date. The entity decides what
/// is written; COPY and one statement a table write it, because a directory brings thousands.</summary>
public sealed class ListedOrganisations(RequestDatabase database, TimeProvider clock)
{
    private const string Told = "name, description, website, email, phone, charity_number, company_number";

    private static readonly (string Field, string Words, Func<ListedOrganisation, string?> Get, Func<ListedOrganisation, string?, ListedOrganisation> With)[] Fields =
    [
        ("name", "the name", o => o.Name, (o, v) => o with { Name = v! }), ("description", "what it does", o => o.Description, (o, v) => o with { Description = v }),
        ("website", "the website", o => o.Website, (o, v) => o with { Website = v }), ("email", "the e-mail address", o => o.Email, (o, v) => o with { Email = v }),
        ("phone", "the telephone", o => o.Phone, (o, v) => o with { Phone = v }), ("charity_number", "the charity number", o => o.CharityNumber, (o, v) => o with { CharityNumber = v }),
        ("company_number", "the company number", o => o.CompanyNumber, (o, v) => o with { CompanyNumber = v }),
    ];

    /// <summary>The organisations' ids by their ids in the directory; how many were new and changed; and what somebody here says otherwise, which stays. Nothing changes when nothing differs.</summary>
    public async Task<(IReadOnlyDictionary<string, Guid> Ids, int New, int Changed, IReadOnlyList<(string ExternalId, string Name, IReadOnlyList<string> Fields)> Kept)> TakeInAsync(string source, IReadOnlyCollection<ListedOrganisation> listed, CancellationToken stop)
    {
        var here = await Read($"select id, external_id, {Told}, own from alliance.organisations where source = $1", [source],
            row => (Id: row.GetGuid(0), Said: Said(row), Own: row.GetFieldValue<string[]>(9)), stop);
        var known = here.ToDictionary(one => one.Said.ExternalId);
        var missing = listed.Where(one => !known.ContainsKey(one.ExternalId)).ToList();
        var laid = listed.Where(one => known.ContainsKey(one.ExternalId)).Select(one => Over(known[one.ExternalId].Said, known[one.ExternalId].Own, one)).ToList();
        var changed = laid.Select(one => one.Ours).Where(one => known[one.ExternalId].Said != one).ToList();
        var joined = await JoinAsync(source, missing, stop);
        if (joined.Count + changed.Count > 0) await WriteAsync(source, joined, changed, stop);
        var ids = joined.ToDictionary(one => one.ExternalId!, one => one.Id);
        foreach (var one in listed)
            if (known.TryGetValue(one.ExternalId, out var old)) ids[one.ExternalId] = old.Id;
        return (ids, missing.Count, changed.Count, [.. laid.Where(one => one.Kept.Count > 0).Select(one => (one.Ours.ExternalId, one.Ours.Name, one.Kept))]);
    }

    // The directory's words, with ours where somebody here has spoken; and which of those differ.
    private static (ListedOrganisation Ours, IReadOnlyList<string> Kept) Over(ListedOrganisation here, string[] own, ListedOrganisation told)
    {
        var kept = Fields.Where(field => own.Contains(field.Field) && field.Get(here) != field.Get(told)).ToList();
        return (kept.Aggregate(told, (one, field) => field.With(one, field.Get(here))), [.. kept.Select(field => field.Words)]);
    }

    private async Task<List<Organisation>> JoinAsync(string source, List<ListedOrganisation> missing, CancellationToken stop)
    {
        if (missing.Count == 0) return [];
        var taken = (await Read("select slug from alliance.organisations", [], row => row.GetString(0), stop)).ToHashSet();
        var by = Who.Derwent with { Name = $"Directory {source}" };
        return [.. missing.Select(one =>
        {
            var organisation = Organisation.Join(one.Name, Slug.Free(one.Name, taken), Tier.ListedOnly, by, clock.GetUtcNow());
            organisation.TakenFrom(source, one);
            return organisation;
        })];
    }

    // Row-level security takes no COPY, so temporary tables stand between.
    private async Task WriteAsync(string source, List<Organisation> joined, List<ListedOrganisation> changed, CancellationToken stop)
    {
        await Execute(
            """
            create temporary table joined_organisations (like alliance.organisations including defaults) on commit drop;
            create temporary table joined_standing (like alliance.standing_changes) on commit drop;
            create temporary table told_organisations (like alliance.organisations including defaults) on commit drop;
            alter table told_organisations alter id drop not null, alter slug drop not null, alter tier drop not null, alter standing drop not null, alter added_at drop not null;
            """, stop);
        await CopyRows.RunAsync(database.Connection, $"joined_organisations (id, slug, tier, standing, source, added_at, external_id, {Told})", joined,
            (to, o) => Write(to.Uuid(o.Id).Text(o.Slug).Text(o.Tier.ToString()).Text(o.Standing.ToString()).Text(o.Source).Instant(o.AddedAt),
                new ListedOrganisation(o.ExternalId!, o.Name) { Description = o.Description, Website = o.Website, Email = o.Email, Phone = o.Phone, CharityNumber = o.CharityNumber, CompanyNumber = o.CompanyNumber }), stop);
        await CopyRows.RunAsync(database.Connection, "joined_standing (id, organisation_id, standing, why, at, by_name, by_organisation_id, by_person_id)", joined.SelectMany(o => o.StandingChanges),
            (to, c) => to.Uuid(c.Id).Uuid(c.OrganisationId).Text(c.Standing.ToString()).Text(c.Why).Instant(c.At).Text(c.By.Name).Uuid(c.By.OrganisationId).Uuid(c.By.PersonId), stop);
        await CopyRows.RunAsync(database.Connection, $"told_organisations (external_id, {Told})", changed, (to, one) => Write(to, one), stop);
        await Execute(
            """
            insert into alliance.organisations select * from joined_organisations;
            insert into alliance.standing_changes select * from joined_standing;
            analyze told_organisations (external_id);
            """, stop);
        if (changed.Count > 0)
            await Execute($"update alliance.organisations o set ({Told}) = (t.{Told.Replace(", ", ", t.", StringComparison.Ordinal)}) from told_organisations t where o.source = $1 and o.external_id = t.external_id", stop, source);
    }

    private static void Write(CopyRows to, ListedOrganisation one) =>
        to.Text(one.ExternalId).Text(one.Name).Text(one.Description).Text(one.Website).Text(one.Email).Text(one.Phone).Text(one.CharityNumber).Text(one.CompanyNumber);

    private static ListedOrganisation Said(NpgsqlDataReader row) => new(row.GetString(1), row.GetString(2))
    {
        Description = Text(row, 3), Website = Text(row, 4), Email = Text(row, 5), Phone = Text(row, 6), CharityNumber = Text(row, 7), CompanyNumber = Text(row, 8),
    };

    private static string? Text(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private async Task<List<T>> Read<T>(string sql, object[] values, Func<NpgsqlDataReader, T> make, CancellationToken stop)
    {
        var all = new List<T>();
        await using var command = Command(sql, values);
        await using var rows = await command.ExecuteReaderAsync(stop);
        while (await rows.ReadAsync(stop)) all.Add(make(rows));
        return all;
    }

    private async Task Execute(string sql, CancellationToken stop, params object[] values)
    {
        await using var command = Command(sql, values);
        await command.ExecuteNonQueryAsync(stop);
    }

    private NpgsqlCommand Command(string sql, object[] values)
    {
        var command = new NpgsqlCommand(sql, database.Connection) { CommandTimeout = 600 };
        foreach (var value in values) command.Parameters.Add(new NpgsqlParameter { Value = value });
        return command;
    }
}
