using Derwent.Alliance;
using Derwent.Shared.Database;
using Derwent.Shared.Time;
using Derwent.Shared.Ui;
using Derwent.Site.Posts;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Derwent.Site.Finding;

/// <summary>What the site itself has to be found: its standing pages, what the coordinator published, and the alliance's organisations. Drafts and what is
/// taken down are neither found nor suggested, whoever asks.</summary>
internal sealed class PostsFound(AllianceContext alliance, PublicPosts posts, RequestDatabase database, TimeProvider clock) : IPublicRoom
{
    private const string Query = "(websearch_to_tsquery('english', unaccent($1)) || websearch_to_tsquery('simple', unaccent($1)))";

    public async Task<IReadOnlyList<PublicThing>> Find(string words, int most, CancellationToken stop)
    {
        var found = StandingPages.Find(words).ToList();
        await using (var command = Command(
            $"""
            select kind, path, title, summary from (
              select distinct on (p.id) p.kind, p.path, s.title, s.summary, ts_rank(s.search, {Query}) as rank
              from site.shown s join site.posts p on p.id = s.post_id
              where s.search @@ {Query} and p.state = 'Published' and (p.consent_until is null or p.consent_until >= $2) and (p.kind <> 'Celebration' or site.agreed(p.id))
              order by p.id, rank desc) each
            order by rank desc, path limit $3
            """, words))
        {
            command.Parameters.Add(new NpgsqlParameter { Value = most });
            await using var rows = await command.ExecuteReaderAsync(stop);
            while (await rows.ReadAsync(stop)) found.Add(new PublicThing(PostWording.Kind(Enum.Parse<PostKind>(rows.GetString(0))), rows.GetString(2), rows.GetString(1), rows.GetString(3)));
        }
        var like = Like.Anywhere(words);
        var organisations = await alliance.Organisations.AsNoTracking().Where(one => EF.Functions.ILike(one.Name, like)).OrderBy(one => one.Name).Take(Math.Min(most, 8)).Select(one => new { one.Name, one.Slug }).ToListAsync(stop);
        found.AddRange(organisations.Select(one => new PublicThing("Organisation", one.Name, $"/organisations/{one.Slug}", "")));
        return [.. found.Take(most)];
    }

    public async Task<IReadOnlyList<(string Address, DateTimeOffset? Changed)>> Addresses(int most, CancellationToken stop)
    {
        var found = await posts.All.OrderByDescending(post => post.ChangedAt).Take(most).Select(post => new { post.Path, post.ChangedAt }).ToListAsync(stop);
        var organisations = await alliance.Organisations.AsNoTracking().OrderBy(one => one.Slug).Take(most).Select(one => one.Slug).ToListAsync(stop);
        return [.. StandingPages.All.Select(page => (page.Address, (DateTimeOffset?)null)), .. found.Select(post => (post.Path, post.ChangedAt)), .. organisations.Select(slug => ($"/organisations/{slug}", (DateTimeOffset?)null))];
    }

    public async Task<string?> Spelling(string word, CancellationToken stop)
    {
        await using var command = Command(
            """
            select near from (select distinct unnest(tsvector_to_array(s.plain_words)) as near from site.shown s join site.posts p on p.id = s.post_id
              where p.state = 'Published' and (p.consent_until is null or p.consent_until >= $2) and (p.kind <> 'Celebration' or site.agreed(p.id))) words
            where length(near) between 3 and 30 and similarity(near, unaccent(lower($1))) > .3 order by similarity(near, unaccent(lower($1))) desc, near limit 1
            """, word);
        return await command.ExecuteScalarAsync(stop) is string near && !near.Equals(word, StringComparison.OrdinalIgnoreCase) ? near : null;
    }

    private NpgsqlCommand Command(string sql, string words)
    {
        var command = new NpgsqlCommand(sql, database.Connection);
        command.Parameters.Add(new NpgsqlParameter { Value = words });
        command.Parameters.Add(new NpgsqlParameter { Value = UkTime.Today(clock) });
        return command;
    }
}

/// <summary>The pages that are always there, with the words that people look for them with.</summary>
internal sealed record StandingPage(string Address, string Title, string Words)
{
    public string Also { get; private init; } = "";

    public static IReadOnlyList<StandingPage> All { get; } =
    [
        new("/", "Home", "Who we are and where to begin."),
        new("/find", "Find support", "Clubs, advice and help near you.") { Also = "search services directory map" },
        new("/whats-on", "What’s on", "The next seven days, all over the city.") { Also = "events calendar clubs today weekend holiday" },
        new("/young-people", "For young people", "Talk to someone, find something to do, tell us what would help.") { Also = "talk help worried sad childline shout chat" },
        new("/refer", "Get help for someone", "Tell us about a child, a family or a place. Five minutes, no account.") { Also = "referral refer form worried child safeguarding" },
        new("/for-organisations", "For organisations", "What members promise young people, what they get, and how to join.") { Also = "join member volunteer promise charity" },
        new("/for-partners", "For partners: ways to refer", "One way in for schools, police, health, housing and parents, with a poster for each.") { Also = "school police gp nurse housing landlord poster qr code" },
        new("/impact", "Our impact", "What we will show, how we count, and what we never publish.") { Also = "figures numbers results outcomes waiting" },
        new("/about", "About us", "Why there is an alliance, and how it works.") { Also = "contact email who alliance" },
        new("/newsletter", "Newsletter", "What is on and what has changed, by e-mail. You say which, and stop it with one press.") { Also = "subscribe email mail unsubscribe letter" },
        new("/news", "News and good news", "What is new, who to cheer for, and what changed."),
        new("/accessibility", "Accessibility", "What works, what does not yet, and whom to tell.") { Also = "wcag screen reader keyboard large text" },
        new("/privacy", "Privacy, in plain words", "What we keep about you, why, who sees it, and what you can ask of us.") { Also = "data protection gdpr cookies complaint" },
        new("/privacy/for-children", "What we keep about you", "Privacy for children and young people.") { Also = "privacy data secret" },
    ];

    internal bool Has(string word) => Title.Contains(word, StringComparison.OrdinalIgnoreCase) || Words.Contains(word, StringComparison.OrdinalIgnoreCase) || Also.Contains(word, StringComparison.OrdinalIgnoreCase);
}

internal static class StandingPages
{
    public static IReadOnlyList<StandingPage> All => StandingPage.All;

    /// <summary>Those with every word that was typed.</summary>
    public static IEnumerable<PublicThing> Find(string words)
    {
        var typed = words.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(word => word.Length > 2).ToList();
        return typed.Count == 0 ? [] : StandingPage.All.Where(page => typed.TrueForAll(page.Has)).Select(page => new PublicThing("Page", page.Title, page.Address, page.Words));
    }
}
