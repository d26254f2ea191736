using Derwent.Shared.Database;
using Npgsql;

namespace Derwent.Accounts;

/// <summary>What other rooms may know of people who sign in: name, organisation, roles.</summary>
public sealed class People(RequestDatabase database)
{
    /// <summary>The people with these ids; unknown ids are left out.</summary>
    public async Task<IReadOnlyDictionary<Guid, KnownPerson>> Of(IEnumerable<Guid> ids) =>
        (await Read("id = any($1)", ids.Distinct().ToArray())).ToDictionary(person => person.Id);

    /// <summary>Who works for an organisation now and holds the role, by name.</summary>
    public Task<IReadOnlyList<KnownPerson>> Holding(string role, Guid? organisation = null) => organisation is { } id
        ? Read("left_at is null and $1 = any(roles) and organisation_id = $2", role, id)
        : Read("left_at is null and $1 = any(roles)", role);

    /// <summary>Everybody who works for an organisation now, by name.</summary>
    public Task<IReadOnlyList<KnownPerson>> Of(Guid organisation) => Read("left_at is null and organisation_id = $1", organisation);

    /// <summary>Who works for one of these organisations now and holds one of the roles, by name.</summary>
    public Task<IReadOnlyList<KnownPerson>> Holding(IEnumerable<string> roles, IEnumerable<Guid> organisations) =>
        Read("left_at is null and roles && $1 and organisation_id = any($2)", roles.ToArray(), organisations.Distinct().ToArray());

    /// <summary>People whose name holds these words, also those who have left.</summary>
    public Task<IReadOnlyList<KnownPerson>> Named(string words) =>
        Read("name ilike $1", Like.Anywhere(words));

    private async Task<IReadOnlyList<KnownPerson>> Read(string where, params object[] values)
    {
        await using var command = new NpgsqlCommand(
            $"select id, name, organisation_id, organisation_name, roles, email from accounts.people where {where} order by name, id limit 500", database.Connection);
        foreach (var value in values) command.Parameters.Add(new NpgsqlParameter { Value = value });
        await using var rows = await command.ExecuteReaderAsync();
        var people = new List<KnownPerson>();
        while (await rows.ReadAsync())
            people.Add(new KnownPerson(rows.GetGuid(0), rows.GetString(1), rows.IsDBNull(2) ? null : rows.GetGuid(2),
                rows.IsDBNull(3) ? null : rows.GetString(3), rows.GetFieldValue<string[]>(4), rows.IsDBNull(5) ? "" : rows.GetString(5)));
        return people;
    }
}

/// <summary>Somebody who signs in, as other rooms may know them. The e-mail address is for work.</summary>
public sealed record KnownPerson(Guid Id, string Name, Guid? OrganisationId, string? OrganisationName, IReadOnlyList<string> Roles, string Email);
