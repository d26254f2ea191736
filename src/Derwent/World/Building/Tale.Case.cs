using System.Globalization;
using System.Text.RegularExpressions;
using Derwent.FrontDoor;
using Derwent.Listings;
using Derwent.Shared.Security;
using Derwent.Support;
using Microsoft.EntityFrameworkCore;

namespace Derwent.World;

/// <summary>The work of a case: goals, notes, words, heeds, and the young person's own link.</summary>
internal sealed partial class Tale
{
    /// <summary>A goal and its marks: "1@8 Oct 3@29 Oct". The first is given with the goal.</summary>
    public Tale Goal(string at, StaffSaid by, string words, string marks)
    {
        var all = Marks().Matches(marks).Select(match => (Value: int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture), Day: match.Groups[2].Value)).ToList();
        OnCase(at, by, "sets a goal", of => of.Include(one => one.Goals), (one, scene) => one.SetGoal(words, all[0].Value, scene.Who, scene.Now));
        var hour = at[(at.LastIndexOf(' ') + 1)..];
        foreach (var (value, day) in all.Skip(1))
            OnCase($"{day} {hour}", by, "marks a goal", of => of.Include(one => one.Goals),
                (one, scene) => one.MarkGoal(one.Goals.Single(goal => goal.Words == words), value, Shared.Time.UkTime.DateOf(scene.Now), scene.Who, scene.Now));
        return this;
    }

    public Tale GoalReached(string at, StaffSaid by, string words) =>
        OnCase(at, by, "sees a goal reached", of => of.Include(one => one.Goals), (one, scene) => one.ReachGoal(one.Goals.Single(goal => goal.Words == words), scene.Who, scene.Now));

    public Tale Note(string at, StaffSaid by, StepKind kind, string title, string words, string? quote = null) =>
        OnCase(at, by, "writes a note", of => of, (one, scene) =>
        {
            if (kind == StepKind.Decision) one.Add(kind, title, scene.Who, scene.Now, words, quote);
            else one.Note(kind, title, words, quote, scene.Who, scene.Now);
        });

    public Tale Say(string at, StaffSaid by, string speaker, string words, bool theirs = true) =>
        OnCase(at, by, "writes down what was said", of => of.Include(one => one.Sayings), (one, scene) => one.Say(words, speaker, theirs, scene.Who, scene.Now));

    /// <summary>How needs are seen now: "anxiety:2".</summary>
    public Tale See(string at, StaffSaid by, string seen) => OnCase(at, by, "sees a need anew", of => of.Include(one => one.Needs), (one, scene) =>
    {
        foreach (var need in SaidNeed.Read(seen))
            one.See(StatedNeed.From(NeedVocabulary.Find(need.Code)!, $"with {ShortName}", Shared.Time.UkTime.DateOf(scene.Now), need.Severity), scene.Who, scene.Now);
    });

    public Tale Heed(string at, StaffSaid by, string words, string review, bool told, bool urgent = false) =>
        OnCase(at, by, "adds a note to heed", of => of, (one, scene) => one.AddHeed(new HeedSaid(words, urgent, Day(review), told, null), scene.Who, scene.Now));

    /// <summary>A private link to their own plan, opened by their birthday or by a word that they chose.</summary>
    public Tale LinkToPlan(string at, StaffSaid by, bool birthday = false, string? word = null) => Then(at, by, "makes the link to the plan", async scene =>
    {
        var door = PlanDoor.Make(Case, scene.Who, scene.Now);
        if (birthday) door.AskBirthday(details.BirthDate!.Value, scene.Who, scene.Now);
        else door.AskWord(word!, scene.Who, scene.Now);
        scene.Support.PlanDoors.Add(door);
        await scene.Save();
        PlanToken = await scene.Get<Links>().Issue(LinkKind.Plan, Case, null, TimeSpan.FromDays(365));
    });

    public Tale Sessions(string service, string marks, StaffSaid? by = null, string? title = null, string? remark = null) => Sessions(service, null, marks, by, title, remark);

    /// <summary>Weekly sessions of a support: h here, l late, a away, - not expected; the last letter is the last session.</summary>
    public Tale Sessions(string service, string? when, string marks, StaffSaid? by, string? title, string? remark = null)
    {
        telling.Registers.Expect(new Expected(this, service, when, marks, by, title, remark));
        return this;
    }

    /// <summary>Expected this afternoon for the first time.</summary>
    public Tale ExpectedToday(string service, string remark) => Sessions(service, "", null, null, remark);

    internal Given GivenBy(string service) => given[service];
    internal Guid OfferOf(string service) => offers[service];
    internal string RegisterName => details.Surname is { } last ? $"{details.FirstName ?? ShortName} {last[0]}." : ShortName;

    private Tale OnCase(string at, StaffSaid by, string what, Func<IQueryable<Case>, IQueryable<Case>> with, Action<Case, Scene> act) => Then(at, by, what, async scene =>
    {
        act(await with(scene.Support.Cases).SingleAsync(one => one.Id == Case), scene);
        await scene.Save();
    });

    [GeneratedRegex(@"(\d+)@(\d+ [A-Z][a-z]{2}(?: \d{4})?)")]
    private static partial Regex Marks();
}
