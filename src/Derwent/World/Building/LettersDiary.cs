using Derwent.Newsletters;
using Derwent.Newsletters.Letters;
using Derwent.Shared.Database;
using Derwent.Shared.Mail;
using Derwent.Shared.Security;
using Derwent.Site;
using Derwent.Site.Finding;
using Derwent.Site.Pictures;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Derwent.World;

/// <summary>The newsletters of the demo: who reads them, two that went out, one that is being written. Nothing of it is ever posted.</summary>
internal sealed class LettersDiary(WorldCalendar calendar, WorldIds ids)
{
    private const string Hosts = "post.example";
    private Guid alliance;
    private Guid beats;

    private static readonly string[] Readers =
    [
        "amira.hussain", "ben.oakes", "callum.reid", "dawn.pickering", "ewa.nowak", "farah.aziz", "george.tunnicliffe", "hollie.spencer", "ibrahim.khan", "jas.sandhu",
        "kath.brearley", "leon.grant", "mandeep.kaur", "nisha.patel", "oliver.stead", "pauline.frost", "qasim.ali", "rachel.dymond", "steph.holloway", "tariq.mahmood",
        "una.keogh", "victor.osei", "wendy.allsop", "xenia.popa", "yusuf.demir", "zoe.barlow", "alan.whitehead", "bridget.moran", "carol.eyre", "desmond.clarke",
        "elaine.fox", "femi.adeoye", "gillian.hart", "harriet.swann", "ian.cope", "joyce.mellor", "karen.slack", "lorna.beech", "martin.yates", "nadine.rowley",
    ];

    /// <summary>A reader whose own page a visitor of the demo may open.</summary>
    public const string Shown = "amira.hussain";

    public void Write(Diary diary)
    {
        diary.Write(calendar.At("6 Jan 10:00"), "the newsletters begin", (play, now) => play.As(Staff.Ruth, now, Begin));
        diary.Write(calendar.At("7 Jan 9:00"), "the Baby People's own newsletter begins", (play, now) => play.As(Staff.Lena, now, BeginBeats));
        diary.Write(calendar.At("2 Feb 12:00"), "people ask for newsletters", (play, now) => play.ByTheClock(now, Subscribe));
        Letter(diary, "16 Oct 9:30", "Half term: somewhere to be, every day", "Free things from Monday to Friday, and a lift there", Autumn);
        Letter(diary, "13 Nov 9:30", "Dark evenings, warm rooms", "Where the doors are open after four o’clock", Winter);
        diary.Write(calendar.At("16 Nov 8:15"), "a letter comes back", (play, now) => play.ByTheClock(now, ComesBack));
        diary.Write(calendar.At("23 Nov 15:40"), "the Christmas letter is begun", (play, now) => play.As(Staff.Ruth, now, Unfinished));
    }

    /// <summary>The private link of one reader.</summary>
    public async Task<string> Link(Stage of)
    {
        var token = "";
        await of.ByTheClock(calendar.Now, async scene =>
        {
            var reader = await scene.Get<NewslettersContext>().Subscribers.SingleAsync(one => one.Address == $"{Shown}@{Hosts}");
            token = await scene.Get<Links>().IssueNewsletter(reader.Id, TimeSpan.FromDays(365));
        });
        return token;
    }

    private async Task Begin(Scene scene)
    {
        var list = MailingList.Open("The river", "the-river", "What is on, what has changed and who is there for young people in Derby. Every four weeks.", null, null, "hello@derbyyouthalliance.example", scene.Now);
        list.AddTopic("Things to do", "Clubs, sport, music, holidays", scene.Now);
        list.AddTopic("For parents and carers", "Help for the people around a young person", scene.Now);
        list.AddTopic("For people who work with young people", "Training, places, how to refer", scene.Now);
        scene.Get<NewslettersContext>().Lists.Add(list);
        await scene.Get<NewslettersContext>().SaveChangesAsync();
        alliance = list.Id;
    }

    private async Task BeginBeats(Scene scene)
    {
        var list = MailingList.Open("Studio door", "studio-door", "New sessions, open mics and who is recording. When there is something to say.", ids.Organisations["baby-people"], "Baby People", null, scene.Now);
        scene.Get<NewslettersContext>().Lists.Add(list);
        await scene.Get<NewslettersContext>().SaveChangesAsync();
        beats = list.Id;
    }

    private async Task Subscribe(Scene scene)
    {
        var newsletters = scene.Get<NewslettersContext>();
        var lists = await newsletters.Lists.Include(list => list.Topics).ToDictionaryAsync(list => list.Id);
        var topics = lists[alliance].OpenTopics.ToList();
        foreach (var (name, place) in Readers.Select((name, place) => (name, place)))
        {
            var address = new LetterAddress($"{name}@{Hosts}", $"{name}@{Hosts}");
            var reader = Subscriber.Of(address, await scene.Get<Masking>().Of(address.Key, default), scene.Now);
            var proof = new Proof(scene.Now.AddMinutes(-5 - place), "The form on our newsletter page, and a button in our letter’s own page",
                Derwent.Newsletters.Pages.SubscribeModel.Promise("Derby Youth Alliance") + " Chosen: The river.", await scene.Get<Masking>().Of($"source demo {place % 7}", default));
            reader.Confirm(lists[alliance], place % 3 == 0 ? [] : [topics[place % topics.Count].Id], proof, scene.Now);
            if (place % 6 == 1) reader.Confirm(lists[beats], [], proof, scene.Now);
            if (place % 19 == 18) reader.Subscriptions[0].End("The link in a letter", scene.Now);
            newsletters.Subscribers.Add(reader);
        }
        await newsletters.SaveChangesAsync();
    }

    private void Letter(Diary diary, string at, string subject, string preview, IReadOnlyList<Block> blocks)
    {
        Guid issue = default;
        diary.Write(calendar.At(at), $"“{subject}” is sent", (play, now) => play.As(Staff.Ruth, now, async scene => issue = await Send(scene, subject, preview, blocks)));
        diary.Write(calendar.At(at).AddMinutes(2), $"“{subject}” is out", (play, now) => play.ByTheClock(now, scene => Out(scene, issue)));
    }

    private async Task<Guid> Send(Scene scene, string subject, string preview, IReadOnlyList<Block> blocks)
    {
        var issue = await Draft(scene, subject, preview, blocks);
        var newsletters = scene.Get<NewslettersContext>();
        var list = await newsletters.Lists.SingleAsync(one => one.Id == alliance);
        var slug = Shared.Text.Slug.From($"{Shared.Time.UkTime.DateOf(scene.Now):yyyy-MM-dd} {subject}");
        issue.Decide([], true, slug, await scene.Get<IssueDrawing>().Letter(issue, list, slug, default), scene.Now, scene.Now);
        await newsletters.SaveChangesAsync();
        await scene.Get<Recipients>().Write(issue, default);
        return issue.Id;
    }

    private async Task<Issue> Draft(Scene scene, string subject, string preview, IReadOnlyList<Block> blocks)
    {
        var newsletters = scene.Get<NewslettersContext>();
        var issue = Issue.Begin(await newsletters.Lists.SingleAsync(one => one.Id == alliance), scene.Who, scene.Now);
        issue.Head(subject, preview, scene.Who, scene.Now);
        issue.Remove(issue.Blocks[0].Id, scene.Who, scene.Now);
        foreach (var said in blocks) issue.Change(said with { Id = issue.Add(said.Kind, scene.Who, scene.Now).Id }, scene.Who, scene.Now);
        newsletters.Issues.Add(issue);
        await newsletters.SaveChangesAsync();
        return issue;
    }

    // With something that is on, a story and a picture in it, taken from their own rooms.
    private async Task Unfinished(Scene scene)
    {
        var issue = await Draft(scene, "Christmas: who is open, who is there", "", Christmas);
        foreach (var (kind, words) in new[] { ("Event", "Winter cook-out"), ("Post", "Zayn") })
            if (await scene.Get<IEnumerable<ILetterPieces>>().Single(room => room.Kind == kind).Find(words, 1, default) is [var piece]) await scene.Get<LetterDrafts>().PutAsync(issue.Id, kind, piece, default);
        var picture = await scene.Get<SiteContext>().Pictures.AsNoTracking().Where(one => !one.ShowsPeople).OrderBy(one => one.At).FirstAsync();
        await scene.Get<Library>().LendAsync(picture.Id, default);
        await scene.Get<LetterDrafts>().PutAsync(issue.Id, "Picture", LetterPictures.Piece(picture), default);
    }

    // As if a mail server had taken them: the demo has none.
    private static Task Out(Scene scene, Guid issue) => Run(scene,
        "update newsletters.deliveries set state = 'Sent', tries = 1, said = '2.0.0 Ok: queued as an example', done_at = $2 where issue_id = $1",
        "update newsletters.issues set state = 'Sent', finished_at = $2 where id = $1", issue);

    private static async Task ComesBack(Scene scene)
    {
        var database = scene.Get<RequestDatabase>();
        await using var find = new NpgsqlCommand($"select id from newsletters.deliveries where address = 'victor.osei@{Hosts}' order by next_try_at desc limit 1", database.Connection);
        var row = (Guid)(await find.ExecuteScalarAsync())!;
        await Derwent.Newsletters.Bounces.BounceRules.Write(database.Connection, row, hard: true, "5.1.1", "smtp; 550 5.1.1 no such user here", scene.Now);
    }

    private static async Task Run(Scene scene, string first, string second, Guid issue)
    {
        foreach (var sql in (string[])[first, second])
        {
            await using var command = new NpgsqlCommand(sql, scene.Get<RequestDatabase>().Connection) { Parameters = { new() { Value = issue }, new() { Value = scene.Now } } };
            await command.ExecuteNonQueryAsync();
        }
    }

    private static Block Said(BlockKind kind, string title, string words, string more = "", string link = "") => Block.New(kind) with { Title = title, Words = words, More = more, Link = link };

    private static readonly IReadOnlyList<Block> Autumn =
    [
        Said(BlockKind.Text, "", "Half term is nine days long. Here is **somewhere to be on each of them**, all of it free or close to it.\n\nIf getting there is the trouble, ring us: two of our members have a minibus."),
        Said(BlockKind.Event, "Open gym", "Bring shoes for inside. Food at half past four.", "Monday to Friday, 2pm to 5pm, Fernhill Boxing", "https://fernhill-boxing.example/half-term"),
        Said(BlockKind.Event, "Make a track in a day", "No experience needed, and you take it home.", "Wednesday, 11am to 4pm, Baby People", "https://baby-people.example/track"),
        Said(BlockKind.YouSaid, "Getting home", "“I’d come if I didn’t have to walk back in the dark.” Eleven of you said so in September.", "The Friday session now ends with a walk home in two groups, with a worker in each."),
    ];

    private static readonly IReadOnlyList<Block> Winter =
    [
        Said(BlockKind.Text, "", "It is dark by half past four. These doors are **open, warm and with somebody in** who is glad that you came:\n\n- Normanton: Monday, Wednesday, Friday, 4pm to 8pm\n- Alvaston: Tuesday and Thursday, 4pm to 7pm\n- Chaddesden Table: every day, with supper"),
        Said(BlockKind.Listing, "Talk to somebody who listens", "For young people of 11 to 19, without a waiting list on Thursdays.", "", "https://kite-minds.example/thursdays"),
        Said(BlockKind.Heading, "For parents and carers", ""),
        Said(BlockKind.Text, "", "Worried about somebody? [Tell us what is going on](https://derbyyouthalliance.example/refer). A person reads it within one working day."),
        Said(BlockKind.YouSaid, "", "“Nobody tells us what became of it.”", "Whoever refers now gets a page that shows each step. The letter with the link comes at once."),
    ];

    private static readonly IReadOnlyList<Block> Christmas =
    [
        Said(BlockKind.Text, "", "Not everybody looks forward to the holidays. Here is who is open between Christmas and New Year."),
        Said(BlockKind.Event, "Christmas dinner, for whoever comes", "Tell Glenda how many you are, or just come.", "Friday 25 December, 1pm, Mackworth Kitchen"),
        Said(BlockKind.Text, "Still to come", ""),
    ];
}
