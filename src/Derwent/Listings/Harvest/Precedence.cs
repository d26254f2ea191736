using Derwent.Shared.Database;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Derwent.Listings.Harvest;

/// <summary>Which word stands: what somebody here said of a service beats what a feed says, field by field. The database notes the fields (services.own).</summary>
internal sealed class Precedence(ListingsContext listings, RequestDatabase database)
{
    private static readonly Dictionary<string, string> Words = new()
    {
        ["name"] = "the name", ["ages"] = "the ages", ["languages"] = "the languages", ["tags"] = "the tags", ["description"] = "what it is like", ["needs"] = "which needs it meets", ["only_for"] = "whom it is only for", ["eligibility"] = "who can come", ["access"] = "what makes it easier", ["area_served"] = "the area",
        ["cost"] = "the price", ["online"] = "by phone or online", ["is_private"] = "whether it is public", ["status"] = "whether it runs", ["how_to_come"] = "how to come", ["email"] = "the e-mail address",
        ["sites"] = "the places", ["times"] = "the times", ["contacts"] = "the contacts", ["organisation"] = "who runs it", ["alert"] = "the warning", ["website"] = "the website",
    };
    private readonly Dictionary<string, (ServiceFacts Here, HashSet<string> Own)> said = [];
    private readonly Dictionary<string, SortedSet<string>> stays = [];

    /// <summary>Reads what was said here of this source's services.</summary>
    public async Task LearnAsync(string source, CancellationToken stop)
    {
        var own = new Dictionary<Guid, (string ExternalId, HashSet<string> Fields)>();
        await using (var command = new NpgsqlCommand("select id, external_id, own from listings.services where source = $1 and own <> '{}'", database.Connection) { Parameters = { new() { Value = source } } })
        await using (var rows = await command.ExecuteReaderAsync(stop))
            while (await rows.ReadAsync(stop)) own[rows.GetGuid(0)] = (rows.GetString(1), [.. rows.GetFieldValue<string[]>(2)]);
        foreach (var some in own.Keys.Chunk(500))
        {
            var here = await listings.Services.AsNoTracking().Where(s => some.Contains(s.Id)).Include(s => s.Locations).Include(nameof(Service.Schedules)).Include(nameof(Service.Contacts)).AsSplitQuery().ToListAsync(stop);
            foreach (var service in here) said[own[service.Id].ExternalId] = (Facts(service), own[service.Id].Fields);
        }
    }

    /// <summary>What somebody here said of one service, as the desk calls it.</summary>
    public async Task<IReadOnlyList<string>> SaidHereAsync(Guid service, CancellationToken stop)
    {
        await using var command = new NpgsqlCommand("select own from listings.services where id = $1", database.Connection) { Parameters = { new() { Value = service } } };
        return await command.ExecuteScalarAsync(stop) is string[] own ? [.. own.Select(field => Words.GetValueOrDefault(field, field))] : [];
    }

    /// <summary>In what the feed says otherwise than somebody here, of a service that was laid over.</summary>
    public IReadOnlyCollection<string> KeptOf(string externalId) => stays.GetValueOrDefault(externalId) ?? [];

    /// <summary>The feed's words, with ours where we have our own.</summary>
    public ServiceFacts Over(string externalId, ServiceFacts told)
    {
        if (!said.TryGetValue(externalId, out var ours)) return told;
        var (here, own) = ours;
        var differ = stays[externalId] = [];
        T Ours<T>(string field, T mine, T theirs)
        {
            if (!own.Contains(field)) return theirs;
            if (!FactsJson.Same(mine, theirs)) differ.Add(Words.GetValueOrDefault(field, field));
            return mine;
        }
        return new ServiceFacts
        {
            Name = Ours("name", here.Name, told.Name), Description = Ours("description", here.Description, told.Description), Status = Ours("status", here.Status, told.Status),
            Needs = Ours("needs", here.Needs, told.Needs), MinAge = Ours("ages", here.MinAge, told.MinAge), MaxAge = Ours("ages", here.MaxAge, told.MaxAge),
            OnlyFor = Ours("only_for", here.OnlyFor, told.OnlyFor), Eligibility = Ours("eligibility", here.Eligibility, told.Eligibility),
            Languages = Ours("languages", here.Languages, told.Languages), Access = Ours("access", here.Access, told.Access), AreaServed = Ours("area_served", here.AreaServed, told.AreaServed),
            CostPence = Ours("cost", here.CostPence, told.CostPence), CostWords = Ours("cost", here.CostWords, told.CostWords), Online = Ours("online", here.Online, told.Online),
            HowToCome = Ours("how_to_come", here.HowToCome, told.HowToCome), Alert = Ours("alert", here.Alert, told.Alert), Website = Ours("website", here.Website, told.Website),
            Email = Ours("email", here.Email, told.Email), IsPrivate = Ours("is_private", here.IsPrivate, told.IsPrivate), Tags = Ours("tags", here.Tags, told.Tags),
            Sites = Ours("sites", here.Sites, told.Sites), Schedules = Ours("times", here.Schedules, told.Schedules), Contacts = Ours("contacts", here.Contacts, told.Contacts),
        };
    }

    private static ServiceFacts Facts(Service s) => new()
    {
        Name = s.Name, Description = s.Description, Status = s.Status, Needs = s.Needs, MinAge = s.MinAge, MaxAge = s.MaxAge, OnlyFor = s.OnlyFor, Eligibility = s.Eligibility,
        Languages = s.Languages, Access = s.Access, AreaServed = s.AreaServed, CostPence = s.CostPence, CostWords = s.CostWords, Online = s.Online, HowToCome = s.HowToCome,
        Alert = s.Alert, Website = s.Website, Email = s.Email, IsPrivate = s.IsPrivate, Tags = s.Tags, Schedules = [.. s.Schedules.OrderBy(one => one.Id).Select(one => one.Facts)],
        Sites = [.. s.Locations.OrderBy(l => l.Ordinal).Select(l => new SiteFacts(l.Name, l.Address, l.Town, l.Postcode, l.Point, l.Place, l.GettingThere))],
        Contacts = [.. s.Contacts.OrderBy(one => one.Id).Select(one => new ContactFacts(one.Name, one.Title, one.Phone, one.Email))],
    };
}
