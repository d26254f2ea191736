using Derwent.Accounts;
using Derwent.Alliance;
using Derwent.Newsletters;
using Derwent.Newsletters.Letters;
using Derwent.Shared.Mail;
using Derwent.Shared.Security;
using Derwent.Shared.Text;
using Derwent.Tests.Newsletters;
using Derwent.Tests.Site;
using Derwent.WhatsOn;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Derwent.Tests.Community;

/// <summary>Website, calendar and newsletters together: the coordinator, two members with their managers, a mail server.</summary>
public sealed class CommunityHouse : PostHouse, IAsyncLifetime
{
    private static int count;

    public Person Ruth { get; private set; } = null!;
    public Person Manager { get; private set; } = null!;
    public Person OtherManager { get; private set; } = null!;
    internal (Guid Id, string Name, string Slug) Club { get; private set; }
    internal (Guid Id, string Name, string Slug) Other { get; private set; }

    async ValueTask IAsyncLifetime.InitializeAsync()
    {
        await InitializeAsync();
        Ruth = await Coordinator();
        (Club, Other) = (await AMember("Beat Street"), await AMember("Boxing Club"));
        (Manager, OtherManager) = (await APerson(Club.Id, Role.OrganisationManager), await APerson(Other.Id, Role.OrganisationManager));
    }

    internal async Task<(Guid Id, string Name, string Slug)> AMember(string name, Tier tier = Tier.Member, bool reachable = true)
    {
        Organisation one = null!;
        await As(await Coordinator(), async services =>
        {
            one = Organisation.Join(name, $"{Slug.From(name)}-{Interlocked.Increment(ref count)}", tier, new Who(null, "Ruth Okell", null), Clock.GetUtcNow());
            if (reachable) one.Describe(null, null, $"hello@{one.Slug}.test", "01332 000 111");
            var alliance = services.GetRequiredService<AllianceContext>();
            alliance.Add(one);
            await alliance.SaveChangesAsync();
        });
        return (one.Id, one.Name, one.Slug);
    }

    /// <summary>An event of a member, public unless said otherwise.</summary>
    internal async Task<CommunityEvent> AnEvent((Guid Id, string Name, string Slug) by, EventFacts facts, bool published = true)
    {
        CommunityEvent made = null!;
        await As(await Coordinator(), async services =>
        {
            var (events, who) = (services.GetRequiredService<WhatsOnContext>(), new Who(null, "Ruth Okell", null));
            made = CommunityEvent.Draft(by, $"{Slug.From(facts.Title)}-{Interlocked.Increment(ref count)}", facts, who, Clock.GetUtcNow());
            events.Events.Add(made);
            await events.SaveChangesAsync();
            if (published) made.Publish(who, Clock.GetUtcNow());
            await events.SaveChangesAsync();
        });
        return made;
    }

    internal Task Cancel(CommunityEvent which) => As(Ruth, async services =>
    {
        var events = services.GetRequiredService<WhatsOnContext>();
        (await events.Events.Include(one => one.Occurrences).Include(one => one.Steps).SingleAsync(one => one.Id == which.Id)).Cancel("The roof leaks.", new Who(null, "Ruth Okell", null), Clock.GetUtcNow());
        await events.SaveChangesAsync();
    });

    /// <summary>A celebration that is on the site: which, where, and the consent it stands on.</summary>
    internal async Task<(Guid Id, string Path, Guid Consent)> AStory(string title, string said)
    {
        Clock.Advance(TimeSpan.FromMinutes(1));
        using var ruth = await SignedIn(Ruth);
        var editor = await (await (await ruth.Write("Celebration", title, "A whole story.", "He did it.", said, "Zayn, 15")).Agree()).Publish();
        Assert.Contains("It is on the site now", editor.Text, StringComparison.Ordinal);
        var id = Guid.Parse(editor.Path.Split('/')[^1]);
        return (id, editor.Document.QuerySelector(".state a[href^='/news/']")!.GetAttribute("href")!, await Behind<Guid>($"select id from site.consents where post_id = '{id}'"));
    }

    internal async Task SaysNo(Guid consent, Person? recordedBy = null)
    {
        using var desk = await SignedIn(recordedBy ?? Ruth);
        var page = await (await desk.Open($"/desk/community/consents/{consent}")).Form("Take it down").Fill("How", "Rang on Tuesday").Press();
        Assert.Contains("Said no", page.Text, StringComparison.Ordinal);
    }

    /// <summary>A letter with this piece in it; decided for a time, or a draft.</summary>
    internal async Task<Issue> ALetter(MailingList list, string subject, string kind, Guid piece, DateTimeOffset? at = null, Person? by = null)
    {
        Issue issue = null!;
        await As(by ?? Ruth, async services =>
        {
            var (newsletters, now, who) = (services.GetRequiredService<NewslettersContext>(), Clock.GetUtcNow(), new Who(null, "Ruth Okell", null));
            issue = Issue.Begin(list, who, now);
            issue.Head(subject, "A first line", who, now);
            issue.Change(issue.Blocks[0] with { Words = "Good morning." }, who, now);
            newsletters.Issues.Add(issue);
            await newsletters.SaveChangesAsync();
            var taken = Assert.Single(await services.GetServices<ILetterPieces>().Single(room => room.Kind == kind).Read([piece], default));
            Assert.True(await services.GetRequiredService<LetterDrafts>().PutAsync(issue.Id, kind, taken, default));
            if (at is null) return;
            var slug = $"letter-{issue.Id:N}";
            issue.Decide([], true, slug, await services.GetRequiredService<IssueDrawing>().Letter(issue, list, slug, default), at.Value, now);
            await newsletters.SaveChangesAsync();
            await services.GetRequiredService<Recipients>().Write(issue, default);
        });
        return issue;
    }

    /// <summary>What the audit says fell out of it: who, and why.</summary>
    internal Task<string?> TakenOut(Issue issue) => Behind<string>($"select string_agg(by_name || ' ' || what, '; ' order by at, id) from audit.entries where kind = 'newsletter' and record_id = '{issue.Id}' and act = 'wrote' and (what like 'stopped on%' or what like 'lost%')");

    internal Task<string?> KeptOf(Issue issue) => Behind<string>($"select html || text from newsletters.issues where id = '{issue.Id}'");
}
