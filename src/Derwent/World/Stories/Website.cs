using Derwent.Listings;
using Derwent.Listings.Photos;
using Derwent.Shared.Pictures;
using Derwent.Site;
using Derwent.Site.Consents;
using Derwent.Site.Pictures;
using Derwent.Site.Posts;

namespace Derwent.World;

/// <summary>A post as the story has it.</summary>
/// <param name="At">When it was published.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Words">What it says.</param>
/// <param name="Who">Celebration: whom it is about, and who agreed.</param>
/// <param name="Path">Where it stands, when not under its title.</param>
/// <param name="Picture">A drawing above it, and what it shows.</param>
internal sealed record PostSaid(string At, PostKind Kind, PostWords Words, (string About, AgreedBy By, string Name, string How)? Who = null, string? Path = null, (Func<byte[]> Draw, string Alt)? Picture = null);

/// <summary>What Ruth, the coordinator, has put on the website. All of it is invented.</summary>
internal static class Website
{
    public static void Tell(Diary diary)
    {
        foreach (var said in All) diary.Write(diary.Calendar.At(said.At), $"the website: {said.Words.Title}", (stage, now) => stage.As(Staff.Ruth, now, scene => Publish(scene, said)));
        diary.Write(diary.Calendar.At("12 Nov 10:20"), "a photo on a page", (stage, now) => stage.As(Staff.Ruth, now, HangOnPage));
        diary.Write(diary.Calendar.At("20 Nov 15:10"), "the website: a draft", (stage, now) => stage.As(Staff.Ruth, now, scene => Begin(scene, Draft)));
        diary.Write(diary.Calendar.At("23 Nov 11:40"), "the website: a member writes", (stage, now) => stage.As(Staff.Lena, now, Send));
        diary.Write(diary.Calendar.At("23 Nov 16:20"), "the website: scheduled", (stage, now) => stage.As(Staff.Ruth, now, Schedule));
    }

    private static async Task<Post> Begin(Scene scene, PostSaid said)
    {
        var site = scene.Get<SiteContext>();
        var picture = said.Picture is { } drawing ? await Hang(scene, drawing.Draw(), drawing.Alt) : (Guid?)null;
        var post = Post.Begin(said.Kind, said.Path ?? WebPaths.For(said.Kind, said.Words.Title), said.Words.Title, scene.Who, scene.Now);
        site.Posts.Add(post);
        site.Versions.Add(post.Write(said.Words with { Body = said.Words.Body.ReplaceLineEndings("\n"), PictureId = picture }, Languages.English, 1, scene.Who, scene.Now));
        await site.SaveChangesAsync();
        return post;
    }

    private static async Task<Guid> Hang(Scene scene, byte[] drawn, string alt)
    {
        var site = scene.Get<SiteContext>();
        var made = (await scene.Get<PictureMaking>().MakeAsync(drawn, default)).Made!;
        var picture = Picture.Keep(made, alt, "drawn for this demo", false, null, scene.Who, scene.Now);
        site.Pictures.Add(picture);
        site.PictureSizes.AddRange(made.Sizes.Select(size => new PictureSize(picture.Id, size.Width, size.Format, size.Bytes)));
        await site.SaveChangesAsync();
        return picture.Id;
    }

    private static async Task HangOnPage(Scene scene)
    {
        var listings = scene.Get<ListingsContext>();
        var service = (await listings.WholeAsync(service => service.Slug == "backstage-crew", default))!;
        var made = (await scene.Get<PictureMaking>().MakeAsync(Drawings.Stage(), default)).Made!;
        var photo = service.AddPhoto(made, "A drawing of an empty stage: three lamps, and a sound desk in the middle", "Where we meet: the stage door is on Theatre Walk", false, scene.Who, scene.Now);
        listings.PhotoSizes.AddRange(made.Sizes.Select(size => new PhotoSize(photo.Id, size)));
        await listings.SaveChangesAsync();
    }

    private static async Task Publish(Scene scene, PostSaid said)
    {
        var post = await Begin(scene, said);
        if (said.Who is { } who)
        {
            var on = Shared.Time.UkTime.DateOf(scene.Now).AddDays(-3);
            await scene.Get<ConsentKeeping>().RecordAsync(Consent.Record(post.Id, null, who.About, who.By, who.Name, on, who.How, new AgreedTo(true, true, false), on.AddYears(1), scene.Who, scene.Now), default);
        }
        await scene.Get<Publishing>().NowAsync(post, scene.Who, default);
        await scene.Get<SiteContext>().SaveChangesAsync();
    }

    private static async Task Schedule(Scene scene)
    {
        var post = await Begin(scene, Coming);
        await scene.Get<Publishing>().LaterAsync(post, scene.Now.AddDays(3), scene.Who, default);
        await scene.Get<SiteContext>().SaveChangesAsync();
    }

    private static async Task Send(Scene scene)
    {
        var (site, words) = (scene.Get<SiteContext>(), FromMember);
        var organisation = WorldOrganisations.All.First(one => one.Key == Staff.Lena.Organisation);
        var post = Post.BeginFor(scene.Who.OrganisationId!.Value, organisation.Name, PostKind.News, WebPaths.For(PostKind.News, words.Title), words.Title, scene.Who, scene.Now);
        site.Posts.Add(post);
        site.Versions.Add(post.Write(words, Languages.English, 1, scene.Who, scene.Now));
        await site.SaveChangesAsync();
        post.Submit(scene.Who, scene.Now);
        await site.SaveChangesAsync();
    }

    private static readonly PostWords FromMember = new(
        "Eight new pairs of headphones", "Nobody waits for a turn on Wednesdays any more.", "A shop in Sadler Gate gave us eight pairs that came back in torn boxes. They sound like new. Come and try: Wednesdays, half past four, no booking if you only want to listen.");

    private static readonly PostSaid Draft = new("20 Nov 15:10", PostKind.News, new(
        "Volunteers for the winter nights", "We look for people with one free evening a week from January.", "Twelve evenings are still short of a second grown-up. Training is two Saturdays, and we pay for the check."));

    private static readonly PostSaid Coming = new("23 Nov 16:20", PostKind.News, new(
        "Open over Christmas: where, and when", "Seven places that stay open between Christmas and New Year.",
        """
        Christmas is long when home is not easy. These are open:

        * **The Weir**, Normanton: every day but Christmas Day, 4pm to 8pm
        * **Friar Gate Studios**: 28 to 30 December, 1pm to 6pm
        * **Alvaston pitches**: 29 December, under lights

        Childline answers day and night, on Christmas Day too: 0800 1111.
        """));

    private static readonly PostSaid[] All =
    [
        new("2 Mar 10:00", PostKind.Page, new("Volunteer with us", "One evening a week makes more difference than you think. Here is how it begins.",
            """
            ## What you would do

            Be there. Every week, at the same time, in the same place. Play pool, burn toast, listen.

            ## What we ask

            * An enhanced check, which we pay for
            * Two Saturdays of training, with lunch
            * That you stay for at least half a year: young people count on it

            ## What you get

            Somebody to ring after a hard evening, every time. Write to us and we find the place that fits you.
            """), Path: "/pages/volunteer"),
        new("17 Jun 14:30", PostKind.News, new("The summer list is here", "Forty-one things to do in the holidays, thirty of them free.",
            """
            All of it stands under [What’s on](/whats-on) and can be searched by day and distance under [Find support](/find).

            ## Three to begin with

            1. **Paddling at Spondon**, Tuesdays. Nobody has to be able to swim well; somebody looks.
            2. **Make a beat**, Wednesdays at Friar Gate Studios.
            3. **Kick-off Fridays**, with a girls’ pitch from 7pm.

            There is food at every one of them that runs past noon.
            """), Picture: (Drawings.River, "A drawing of a red boat on a wide river under the sun")),
        new("9 Sep 11:00", PostKind.SaidDid, new("Clubs in Alvaston end before the last bus", "Three clubs moved their closing time, because the bus went first.",
            "Eleven young people wrote the same sentence on the wall at Alvaston in July. All three clubs met, and from 7 September they finish at 8.15pm. The 1A leaves at 8.25.",
            "The last bus goes before club ends.", "All clubs in Alvaston now finish at 8.15pm, ten minutes before the bus.")),
        new("28 Sep 9:30", PostKind.News, new("A quiet hour at The Weir", "Mondays, 4pm to 5pm: lights low, no music, nobody asks you anything.",
            "Some of you told us that a youth club is loud. You are right. On Mondays the first hour is quiet. Bring a book, or nothing.")),
        new("12 Oct 16:00", PostKind.Celebration, new("Aaliyah’s team won, and she ran the line", "At 14 she is the youngest qualified line judge in the league.",
            "She came to watch her brother. In spring she asked what the flag is for. She has run the line at nine matches since, in the rain at most of them.",
            "They listen to me now. Even the dads.", "Aaliyah, 14, line judge on Kick-off Fridays. She and her mum chose to share this."),
            ("Aaliyah (Kick-off Fridays)", AgreedBy.Both, "Aaliyah and her mother", "On our form, kept by Sporting Communities")),
        new("3 Nov 10:15", PostKind.News, new("Northbank joins us with a crisis room", "Four beds for nights when home is not safe, from 16 November.",
            "It is not a shelter to walk into: a person of the partnership team rings them. If you are not safe tonight, ring 999, or the number at the foot of each page.")),
        new("10 Nov 13:45", PostKind.Celebration, new("Zayn mixed the whole show", "Backstage Crew’s autumn show had one pair of hands on the sound desk, and they are fifteen years old.",
            """
            Backstage Crew is a Saturday morning at the theatre: lights, sound and a real stage. No acting unless you want to.

            Zayn came in January, sat at the back and ate. In March somebody was ill and somebody had to press the buttons. In October he mixed the whole show: ninety minutes, forty-two cues, no mistake that anybody heard.

            *Next open morning: see [What’s on](/whats-on).*
            """,
            "I came for the free pizza. Now I run the sound desk.", "Zayn, 15, mixed the whole Backstage Crew show in October. He and his dad chose to share this."),
            ("Zayn (Backstage Crew)", AgreedBy.Both, "Zayn and his father", "On our form, kept at the theatre"),
            Picture: (Drawings.Stage, "A drawing of an empty stage: three lamps, and a sound desk in the middle")),
        new("18 Nov 9:00", PostKind.News, new("How we count how long you wait", "No figures yet. But how we count stands there already, so that nobody can choose it afterwards.",
            "Everybody who waits is counted, those who still wait too. [Read how](/impact), and tell us if a sentence is not plain.")),
    ];

    /// <summary>How many of them are public.</summary>
    public static int Published => All.Length;
}
