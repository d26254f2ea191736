using Derwent.Accounts;
using Derwent.Alliance;
using Derwent.Listings;
using Derwent.Shared.Security;
using Derwent.Shared.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Derwent.World;

/// <summary>The alliance before its first referral: organisations, the people who sign in, and the directory.</summary>
internal sealed class Founding(Stage stage, WorldCalendar calendar, WorldIds ids)
{
    private const string Founded = "2 Sep 2024 9:00";
    private readonly string hash = SignIns.Hash();

    /// <summary>Begins with the administrator, who belongs to no organisation, as on a real deployment.</summary>
    public async Task Run()
    {
        await Invite([Staff.Gwen]);
        await stage.As(Staff.Gwen, calendar.At(Founded), Organisations);
        await Invite([.. Staff.All.Where(one => one != Staff.Gwen)]);
        await stage.As(Staff.Ruth, calendar.At(Founded).AddHours(3), Services);
    }

    /// <summary>What the directory says changes with time: places, checks, standing.</summary>
    public void Write(Diary diary)
    {
        foreach (var organisation in WorldServices.All.GroupBy(service => service.By))
        {
            var keeper = Staff.All.FirstOrDefault(one => one.Organisation == organisation.Key && one.Roles.Contains(Role.OrganisationManager)) ?? Staff.Ruth;
            foreach (var days in organisation.SelectMany(service => new[] { service.RoomSaid, service.Checked }).OfType<int>().Distinct())
                diary.Write(DaysAgo(days), $"{organisation.Key} keeps its listing", (play, now) => play.As(keeper, now, scene => Keep(scene, [.. organisation], days)));
        }
        foreach (var (key, at) in new[] { ("kickstart-arena", "7 Sep 14:00"), ("spondon-paddlers", "2 Nov 10:00"), ("northbank", "20 Nov 12:00") })
            diary.Write(calendar.At(at), $"the standing of {key}", (play, now) => play.As(Staff.Ruth, now, scene => Stand(scene, key)));
    }

    private async Task Invite(IReadOnlyList<StaffSaid> staff) => await stage.AtTheGate(calendar.At(Founded), async scene =>
    {
        var accounts = scene.Get<AccountsContext>();
        foreach (var said in staff)
        {
            var organisation = ids.Organisations.TryGetValue(said.Organisation, out var id) ? id : (Guid?)null;
            var person = new Person(said.Name, said.Email, organisation, organisation is null ? null : WorldOrganisations.All.First(one => one.Key == said.Organisation).Name, said.Roles, scene.Now);
            SignIns.GiveKeys(accounts, scene.Get<Authenticator>(), person, hash, scene.Now);
            await accounts.SaveChangesAsync();
            stage.Seat(said, person, await scene.Get<Sessions>().Begin(person, secondFactor: true, "the demo's own beginning"));
        }
    });

    private async Task Organisations(Scene scene)
    {
        var alliance = scene.Get<AllianceContext>();
        foreach (var said in WorldOrganisations.All)
        {
            var one = Organisation.Join(said.Name, Slug.From(said.Name), said.Tier, scene.Who, scene.Now);
            one.Describe(said.About.ReplaceLineEndings("\n"), said.Website, said.Email, WorldOrganisations.Phone(said.Key));
            alliance.Organisations.Add(one);
            ids.Organisations[said.Key] = one.Id;
        }
        await alliance.SaveChangesAsync();
    }

    private async Task Services(Scene scene)
    {
        var listings = scene.Get<ListingsContext>();
        var taken = new HashSet<string>();
        foreach (var said in WorldServices.All)
        {
            var slug = Slug.Free(said.Name, taken);
            var one = Service.List(ids.Organisations[said.By], WorldOrganisations.All.First(by => by.Key == said.By).Name, slug, said.Facts(), scene.Now);
            if (said.Checked is not null) one.Assure(scene.Who, scene.Now);
            listings.Services.Add(one);
            (ids.Services[said.Key], ids.Slugs[said.Key]) = (one.Id, slug);
        }
        await listings.SaveChangesAsync();
    }

    private async Task Keep(Scene scene, IReadOnlyList<ServiceSaid> services, int days)
    {
        var listings = scene.Get<ListingsContext>();
        var ours = services.Select(said => ids.Services[said.Key]).ToList();
        var held = await listings.Services.Include(one => one.Capacity).Where(one => ours.Contains(one.Id)).ToDictionaryAsync(one => one.Id);
        foreach (var said in services)
        {
            var one = held[ids.Services[said.Key]];
            if (said.RoomSaid == days) one.SayCapacity("place", said.Free, said.Of, said.WaitWeeks, scene.Who, scene.Now);
            if (said.Checked == days) one.Assure(scene.Who, scene.Now);
        }
        await listings.SaveChangesAsync();
    }

    private async Task Stand(Scene scene, string key)
    {
        var alliance = scene.Get<AllianceContext>();
        var id = ids.Organisations[key];
        var one = await alliance.Organisations.SingleAsync(organisation => organisation.Id == id);
        var (standing, why) = WorldOrganisations.All.First(said => said.Key == key).Stands!.Value;
        switch (standing)
        {
            case Standing.Paused: one.Pause(why, scene.Who, scene.Now); break;
            case Standing.Lapsed: one.Lapse(why, scene.Who, scene.Now); break;
            default: one.Suspend(why, scene.Who, scene.Now); break;
        }
        await alliance.SaveChangesAsync();
    }

    private DateTimeOffset DaysAgo(int days)
    {
        var at = Shared.Time.UkTime.At(calendar.Today.AddDays(-days), new TimeOnly(8, 40));
        return at < calendar.Now ? at : calendar.Now;
    }
}
