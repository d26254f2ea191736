using System.Collections.Concurrent;
using Derwent.Engine.Linkage;
using Derwent.Shared.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Derwent.FrontDoor.Matching;

/// <summary>What recognition has learnt about one kind of subject. The newest version weighs; the older ones stay, because matches say which one weighed them.</summary>
internal sealed class StoredModel
{
    public int Version { get; private set; }
    public SubjectKind Kind { get; private set; }

    /// <summary>The engine's own JSON.</summary>
    public string Body { get; private set; } = "";

    /// <summary>Where it comes from.</summary>
    public string Words { get; private set; } = "";
    public DateTimeOffset MadeAt { get; private set; }

    public static StoredModel Of(SubjectKind kind, string body, string words, DateTimeOffset now) => new() { Kind = kind, Body = body, Words = words, MadeAt = now };

    /// <summary>Reads a model for this kind.</summary>
    /// <exception cref="LinkageRefused">It is broken, or was trained for other fields.</exception>
    public static LinkageModel Read(SubjectKind kind, string body)
    {
        var model = LinkageModel.FromJson(body);
        var (has, needs) = (model.Fields.Select(field => (field.Field, field.Kind)), Layout.Schema(kind).Fields.Select(field => (field.Name, field.Kind)));
        return has.SequenceEqual(needs) ? model
            : throw new LinkageRefused($"A model for this kind compares {string.Join(", ", needs.Select(field => field.Name))}, in this order; this one compares {string.Join(", ", has.Select(field => field.Field))}.");
    }
}

/// <summary>The models in use, read once each.</summary>
internal sealed class Models(IOptions<FrontDoorOptions> options, TimeProvider clock)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(10);
    // A family or a place may be meant that nobody has recorded yet: there are never fewer than these.
    private static readonly Dictionary<SubjectKind, long> Fewest = new() { [SubjectKind.YoungPerson] = 20_000, [SubjectKind.Family] = 5_000, [SubjectKind.Place] = 2_000 };
    private readonly ConcurrentDictionary<int, LinkageModel> read = new();
    private (long Subjects, DateTimeOffset At) known = (0, DateTimeOffset.MinValue);

    /// <exception cref="LinkageRefused">There is no model, or the newest one is broken.</exception>
    public async Task<Weigher> Newest(FrontDoorContext front, SubjectKind kind) =>
        await Numbered(front, kind, await front.Models.Where(model => model.Kind == kind).MaxAsync(model => (int?)model.Version));

    /// <exception cref="LinkageRefused">There is no model, or it is broken.</exception>
    public async Task<Weigher> Numbered(FrontDoorContext front, SubjectKind kind, int? version)
    {
        var newest = version ?? throw new LinkageRefused("There is no model for this kind.");
        if (!read.TryGetValue(newest, out var model))
            read[newest] = model = StoredModel.Read(kind, await front.Models.Where(one => one.Version == newest).Select(one => one.Body).SingleAsync());
        return new Weigher(kind, newest, model.Among(await Known(front), fewest: Fewest[kind]), options.Value.Bands(kind));
    }

    // PostgreSQL's own estimate: how many there are, not who.
    private async Task<long> Known(FrontDoorContext front)
    {
        if (clock.GetUtcNow() - known.At > Fresh)
            known = (await front.Database.SqlQuery<long>($"select greatest(reltuples, 0)::bigint as \"Value\" from pg_catalog.pg_class where oid = 'front_door.subjects'::regclass").SingleAsync(), clock.GetUtcNow());
        return known.Subjects;
    }
}
