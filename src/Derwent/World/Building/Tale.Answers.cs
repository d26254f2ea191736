using Derwent.Shared.Database;
using Derwent.Shared.Security;
using Derwent.Support;
using Microsoft.EntityFrameworkCore;

namespace Derwent.World;

/// <summary>What organisations answer, from their inbox or from the link in their letter.</summary>
internal sealed partial class Tale
{
    public Tale Yes(string at, string service, string? start = null, string? by = null, AnsweredFrom from = AnsweredFrom.Inbox)
    {
        var support = given[service];
        if (start is not null) support.From = Day(start);
        support.Since = When(at);
        return Answer(at, service, by, from, scene => new OfferAnswer.Yes(Later(support.From, Shared.Time.UkTime.DateOf(scene.Now))));
    }

    public Tale Later(string at, string service, string day, string words, string? by = null)
    {
        given[service].From = Day(day);
        return Answer(at, service, by, AnsweredFrom.Inbox, _ => new OfferAnswer.Later(Day(day), words));
    }

    public Tale No(string at, string service, DeclineReason reason, string words, string? by = null) =>
        Answer(at, service, by, AnsweredFrom.Inbox, _ => new OfferAnswer.No(reason, words));

    public Tale TakeLater(string at, StaffSaid by, string service)
    {
        given[service].Since = When(at);
        return Then(at, by, $"takes the later day of {service}", scene => scene.Get<GiveAnswer>().TakeLater(offers[service], scene.Who));
    }

    public Tale Withdraw(string at, StaffSaid by, string service, string why) => Then(at, by, $"takes {service} back", scene => scene.Get<GiveAnswer>().Withdraw(offers[service], why, scene.Who));

    public Tale Finish(string at, string service, string outcome)
    {
        given[service].Until = When(at);
        return Then(at, Staff.Of(WorldServices.Of(service).By), $"finishes {service}", scene => scene.Get<GiveAnswer>().Finish(offers[service], outcome, scene.Who));
    }

    /// <summary>Somebody opened the letter and has not answered yet.</summary>
    public Tale Sees(string at, string service)
    {
        telling.Diary.Write(When(at), $"{Name}: {service} looks at the offer", async (stage, now) => await stage.ByLink(await OfferLink(stage, service), Who.Derwent, now, async scene =>
        {
            var id = offers[service];
            (await scene.Support.Offers.SingleAsync(offer => offer.Id == id)).Open(now);
            await scene.Save();
        }));
        return this;
    }

    private Tale Answer(string at, string service, string? by, AnsweredFrom from, Func<Scene, OfferAnswer> answer)
    {
        var said = WorldServices.Of(service);
        var staff = by is null ? Staff.Of(said.By) : Staff.All.FirstOrDefault(one => one.Name == by && one.Organisation == said.By);
        telling.Diary.Write(When(at), $"{Name}: {by ?? staff!.Name} answers about {service}", async (stage, now) =>
        {
            // Whoever has no account answers from the letter, and so does whoever is on the bus.
            var byLetter = staff is null || from == AnsweredFrom.Email;
            Task Act(Scene scene) => scene.Get<GiveAnswer>().Run(offers[service], answer(scene), byLetter ? AnsweredFrom.Email : from, scene.Who);
            if (byLetter) await stage.ByLink(await OfferLink(stage, service), new Who(null, by ?? staff!.Name, telling.Ids.Organisations[said.By]), now, Act);
            else await stage.As(staff!, now, Act);
        });
        return this;
    }

    /// <summary>The private link in the newest letter about an offer, as the organisation's inbox holds it.</summary>
    public async Task<string> OfferLink(Stage stage, string service)
    {
        await using var command = stage.Services.GetRequiredService<DatabaseSources>()[DatabaseRole.Worker]
            .CreateCommand("select body from mail.letters where about_id = $1 and body like '%/l/%' order by created_at desc limit 1");
        command.Parameters.Add(new Npgsql.NpgsqlParameter { Value = offers[service] });
        var body = (string?)await command.ExecuteScalarAsync() ?? throw new InvalidOperationException($"No letter went out about {service}.");
        return body.Split("/l/")[1][..26];
    }

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;
}
