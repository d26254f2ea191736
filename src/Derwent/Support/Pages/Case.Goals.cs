using Microsoft.AspNetCore.Mvc;

namespace Derwent.Support.Pages;

internal sealed partial class CaseModel
{
    public Task<IActionResult> OnPostGoalAsync(string reference, CancellationToken stop) => Change(reference, "goal added", "goals", () =>
    {
        Need("Goal.Words", Goal.Words, "Write the goal in their words.", 300);
        if (Goal.Mark is < 0 or > 10) ModelState.AddModelError("Goal.Mark", "A mark is a whole number from 0 to 10.");
    }, () =>
    {
        of.SetGoal(Goal.Words.Trim(), Goal.Mark, current.Who, Now);
        return Task.CompletedTask;
    }, stop);

    public Task<IActionResult> OnPostMarkAsync(string reference, Guid id, int? mark, CancellationToken stop) => Change(reference, "goal marked", "goals", () =>
    {
        if (mark is >= 0 and <= 10) return;
        ModelState["mark"]?.Errors.Clear();
        ModelState.AddModelError($"m-{id}", "A mark is a whole number from 0 to 10.");
    }, () =>
    {
        of.MarkGoal(Mine(of.Goals, goal => goal.Id == id), mark!.Value, Today, current.Who, Now);
        return Task.CompletedTask;
    }, stop);

    public Task<IActionResult> OnPostReachAsync(string reference, Guid id, CancellationToken stop) => Change(reference, "goal reached", "goals", () => { }, () =>
    {
        of.ReachGoal(Mine(of.Goals, goal => goal.Id == id), current.Who, Now);
        return Task.CompletedTask;
    }, stop);

    public Task<IActionResult> OnPostLeaveAsync(string reference, Guid id, CancellationToken stop) => Change(reference, "goal put aside", "goals", () => { }, () =>
    {
        of.LeaveGoal(Mine(of.Goals, goal => goal.Id == id), current.Who, Now);
        return Task.CompletedTask;
    }, stop);
}
