using Derwent.Engine.Packages;
using Derwent.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Derwent.World;

/// <summary>The package: opened, planned, agreed to, sent.</summary>
internal sealed partial class Tale
{
    private readonly Dictionary<string, Guid> offers = [];
    private readonly Dictionary<string, Given> given = [];

    /// <summary>Opened, planned, agreed and sent in one sitting of an hour.</summary>
    public Tale Package(string at, StaffSaid by, StaffSaid lead, string agreed, params string[] parts)
    {
        Wish(parts);
        return Then(at, by, "builds the package", async scene =>
        {
            scene.Stand(-50);
            var (package, of) = await Open(scene);
            scene.Stand(-35);
            var proposal = await Ranked(scene, of);
            foreach (var part in parts) Put(scene, package, proposal, Part(proposal, package, SaidPart.Read(part)));
            scene.Stand(-10);
            package.Agree(of, new AgreementSaid(ShortName, true, true, HowTold.InPerson, Bare(agreed)), scene.Who, scene.Now);
            scene.Stand(0);
            await scene.Get<GiveCase>().Run(of, scene.Stage[lead].Id, scene.Who);
            await SendParts(scene, package, of, proposal, null);
        });
    }

    public Tale Opens(string at, StaffSaid by) => Then(at, by, "opens the case", async scene => await Open(scene));

    public Tale Plan(string at, StaffSaid by, params string[] parts)
    {
        Wish(parts);
        return Then(at, by, "plans", async scene =>
        {
            var (package, of) = await Reopen(scene);
            var proposal = await Ranked(scene, of);
            foreach (var part in parts) Put(scene, package, proposal, Part(proposal, package, SaidPart.Read(part)));
            await scene.Save();
        });
    }

    /// <summary>More parts for a package that runs already.</summary>
    public Tale More(string at, StaffSaid by, params string[] parts) => Plan(at, by, parts);

    public Tale Agreed(string at, StaffSaid with, string whose, string words, bool theirs = true, StaffSaid? by = null) => Then(at, by ?? with, $"hears {whose} agree", async scene =>
    {
        var (package, of) = await Reopen(scene);
        package.Agree(of, new AgreementSaid(whose, theirs, true, HowTold.InPerson, Bare(words)), scene.Who, scene.Now);
        await scene.Save();
    });

    public Tale Send(string at, StaffSaid by, StaffSaid lead, string? words = null, string? note = null, string? whyNotAsked = null) => Then(at, by, "sends the offers", async scene =>
    {
        var (package, of) = await Reopen(scene);
        if (words is not null || note is not null) package.Describe(words, note);
        await scene.Get<GiveCase>().Run(of, scene.Stage[lead].Id, scene.Who);
        await SendParts(scene, package, of, await Ranked(scene, of), whyNotAsked);
    });

    /// <summary>A part is taken out because its offer was declined or came back.</summary>
    public Tale Gone(string at, StaffSaid by, string service, string why, bool back = true) => Then(at, by, $"takes out {service}", async scene =>
    {
        var (package, _) = await Reopen(scene);
        var part = package.LiveParts.Single(part => part.ServiceId == telling.Ids.Services[service]);
        var id = offers[service];
        package.Remove(part, await scene.Support.Offers.SingleAsync(offer => offer.Id == id), why, scene.Who, scene.Now);
        await scene.Save();
    });

    private void Wish(IEnumerable<string> parts)
    {
        foreach (var part in parts.Select(SaidPart.Read)) given[part.Service] = new Given(Day(part.Start));
    }

    // What Derwent did not propose is on record as a choice against it, as at the desk.
    private static void Put(Scene scene, Package package, Proposal proposal, PartSaid said)
    {
        package.Add(said, scene.Who, scene.Now);
        if (said.WasProposed) return;
        var first = proposal.Needs.FirstOrDefault(need => said.Needs.Contains(need.Need.Code) && need.Services.Count > 0)?.Services[0].Service;
        package.Overrule(OverrideKind.Added, said.Needs, first is null ? null : Override.Named(first.Name, first.OrganisationName), Override.Named(said.Service, said.Organisation),
            new OverrideSaid(OverrideReason.WeKnowMore, "The team knows the people there."), scene.Who, scene.Now);
    }

    private async Task<(Package, Case)> Open(Scene scene)
    {
        Case = (await scene.Get<OpenCase>().Run(Referral, scene.Who))!.CaseId;
        return await Reopen(scene);
    }

    private async Task<(Package, Case)> Reopen(Scene scene)
    {
        var reading = scene.Get<PackageReading>();
        var id = await scene.Support.Packages.Where(package => package.CaseId == Case).Select(package => package.Id).SingleAsync();
        var package = (await reading.Package(id, default))!;
        return (package, await reading.CaseOf(package, default));
    }

    private async Task<Proposal> Ranked(Scene scene, Case of)
    {
        var past = await scene.Support.Offers.Where(offer => offer.CaseId == of.Id).ToListAsync();
        return (await scene.Get<WhoCouldHelp>().For(Seekers.Of(of, past, scene.Get<IOptions<SupportOptions>>().Value.TravelLimitKm, Shared.Time.UkTime.DateOf(scene.Now)), of.Postcode, of.Id)).Proposal;
    }

    private PartSaid Part(Proposal proposal, Package package, SaidPart said)
    {
        var id = telling.Ids.Services[said.Service];
        var here = proposal.Needs.FirstOrDefault(need => said.Needs.Contains(need.Need.Code) && need.Services.Any(one => one.Service.Id == id));
        var start = Day(said.Start);
        if (here?.Services.First(one => one.Service.Id == id) is not { } choice) return Against(said, id, start);
        var next = here.Services.FirstOrDefault(one => one.Service.Id != id && package.LiveParts.All(part => part.ServiceId != one.Service.Id));
        var proposed = proposal.Options.Any(option => option.Parts.Any(part => part.Choice.Service.Id == id));
        return PartWords.Said(choice, said.Needs, next, next is null ? Margin.None : PackageRanking.MarginOf(choice, next), proposed) with { WantedStart = start };
    }

    // Chosen by a person although the ranking would not have: that is kept with the part.
    private PartSaid Against(SaidPart said, Guid id, DateOnly start) => new()
    {
        Needs = said.Needs, ServiceId = id, Service = WorldServices.Of(said.Service).Name, OrganisationId = telling.Ids.Organisations[WorldServices.Of(said.Service).By],
        Organisation = Organisation(said.Service), WantedStart = start, Because = "Chosen by the partnership team, who know the people there.", WasProposed = false,
    };

    private async Task SendParts(Scene scene, Package package, Case of, Proposal proposal, string? whyNotAsked)
    {
        await scene.Save();
        var gaps = proposal.Needs.Where(need => need.IsGap && package.LiveParts.All(part => !part.Needs.Contains(need.Need.Code))).ToDictionary(need => need.Need.Code, need => need.Gap!);
        foreach (var offer in await scene.Get<SendOffers>().Run(package, of, gaps, whyNotAsked, scene.Who))
            offers[telling.Ids.Services.First(pair => pair.Value == offer.ServiceId).Key] = offer.Id;
        await scene.Save();
    }

    private static string Bare(string words) => words is ['“', .., '”'] && words.IndexOf('”', StringComparison.Ordinal) == words.Length - 1 ? words[1..^1] : words;

    /// <summary>From when and until when a support is given, as the story tells it.</summary>
    internal sealed class Given(DateOnly from)
    {
        public DateOnly From { get; set; } = from;
        public DateTimeOffset? Since { get; set; }
        public DateTimeOffset? Until { get; set; }
    }
}
