using Derwent.Accounts;
using Derwent.Shared.Database;
using Derwent.Shared.Mail;
using Microsoft.AspNetCore.Identity;
using Npgsql;

namespace Derwent.World;

/// <summary>What the database holds already.</summary>
internal enum WorldState { Empty, Seeded, HalfSeeded, NotDemo }

/// <summary>Fills an empty database with the named world.</summary>
internal sealed class Seeding(IServiceProvider services, StoryClock clock, WorldCalendar calendar)
{
    private const string Mark = "derwent.world";

    public async Task<WorldState> Look()
    {
        var sources = services.GetRequiredService<DatabaseSources>();
        var strangers = await Count(sources[DatabaseRole.Gate], "select count(*) from accounts.people where email not like '%.example'");
        if (strangers > 0) return WorldState.NotDemo;
        if (await Count(sources[DatabaseRole.Gate], $"select count(*) from accounts.claims where claim_type = '{Mark}'") > 0) return WorldState.Seeded;
        if (await Count(sources[DatabaseRole.Gate], "select count(*) from accounts.people") > 0) return WorldState.HalfSeeded;
        var held = await Count(sources[DatabaseRole.Worker],
            "select (select count(*) from alliance.organisations) + (select count(*) from listings.services) + (select count(*) from front_door.referrals) + (select count(*) from support.cases)");
        return held > 0 ? WorldState.NotDemo : WorldState.Empty;
    }

    /// <summary>Tells every story; gives the private links that a visitor may open.</summary>
    public async Task<SiteLinks> Run(Action<int, int> progress, CancellationToken stop)
    {
        var (ids, stage, diary) = (new WorldIds(), new Stage(services, clock), default(Diary)!);
        diary = new Diary(stage, clock, calendar);
        var registers = new Registers(calendar, ids);
        var telling = new Telling(diary, calendar, registers, ids);
        var founding = new Founding(stage, calendar, ids);
        await founding.Run();
        founding.Write(diary);
        new EventsDiary(calendar, ids).Write(diary);
        var post = new LettersDiary(calendar, ids);
        post.Write(diary);
        WorldStories.Tell(telling);
        Website.Tell(diary);
        registers.Write(diary);
        await diary.Play(progress, stop);
        var mending = new Mending(stage, calendar, ids);
        await mending.Run();
        var links = await Links(stage, telling, mending, post);
        await stage.AtTheGate(calendar.Now, async scene =>
        {
            foreach (var staff in Staff.All) await scene.Get<Sessions>().EndAll(stage[staff].Id, null, "the demo is told");
            var accounts = scene.Get<AccountsContext>();
            accounts.Set<IdentityUserClaim<Guid>>().Add(new IdentityUserClaim<Guid> { UserId = stage[Staff.Gwen].Id, ClaimType = Mark, ClaimValue = calendar.Now.ToString("O") });
            await accounts.SaveChangesAsync(stop);
        });
        return links;
    }

    private async Task<SiteLinks> Links(Stage stage, Telling telling, Mending mending, LettersDiary post)
    {
        var site = services.GetRequiredService<SiteAddress>();
        return new SiteLinks(
        [
            ("Kai's own plan (birthday: 9 May)", site.Of("/l/" + telling["Kai Lomax"].PlanToken)),
            ("Maya's own plan (her word: plaits)", site.Of("/l/" + telling["Maya Ellison"].PlanToken)),
            ("Miss Okafor follows what she told us about Kai", site.Of("/l/" + telling["Kai Lomax"].Token)),
            ("Jan Tolley is asked something about Ines (her e-mail: jan-tolley@peartree-hill-school.example)", site.Of("/l/" + telling["Ines Duarte"].Token)),
            ("YMCA Derbyshire answers the offer for Ruben", site.Of("/l/" + await telling["Ruben Castle"].OfferLink(stage, "move-on"))),
            ("Robin’s place at the open morning", site.Of("/l/" + await BookingLink())),
            ("Sporting Communities answer about Sorrel Street", site.Of("/l/" + await telling["Sorrel Street steps Friday and Saturday nights"].OfferLink(stage, "detached-fridays"))),
            ($"{mending.Asked} say whether their pages are still right", site.Of("/l/" + mending.Token)),
            ("Amira Hussain's own newsletters page", site.Of("/l/" + await post.Link(stage))),
        ]);
    }

    // A link to a booking leaves in a letter only, so it is read where anybody would read it.
    private async Task<string> BookingLink()
    {
        await using var command = services.GetRequiredService<DatabaseSources>()[DatabaseRole.Worker].CreateCommand("select split_part(split_part(body, '/l/', 2), E'\n', 1) from mail.letters where recipient = $1 order by created_at desc limit 1");
        command.Parameters.Add(new NpgsqlParameter { Value = EventsDiary.Parent });
        return ((string)(await command.ExecuteScalarAsync())!).Trim();
    }

    private static async Task<long> Count(NpgsqlDataSource source, string sql)
    {
        await using var command = source.CreateCommand(sql);
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
