using Derwent.Shared.Database;
using Derwent.Shared.Security;
using Npgsql;

namespace Derwent.Support.MyPlan;

/// <summary>What may be known before the answer: which question is asked, and whether wrong answers have shut the link.</summary>
internal sealed record PlanQuestion(bool AsksBirthday, byte[] Salt, bool IsShut);

/// <summary>The second thing before a plan. PostgreSQL compares and counts; the right answer makes a session of its own, which opens the plan.</summary>
internal sealed class PlanKey(RequestDatabase database)
{
    /// <summary>The question of the shut link, or null when nobody has set one.</summary>
    public async Task<PlanQuestion?> Question()
    {
        await using var command = new NpgsqlCommand("select asks_birthday, salt, is_shut from support.plan_door()", database.Connection);
        await using var row = await command.ExecuteReaderAsync();
        return await row.ReadAsync() ? new PlanQuestion(row.GetBoolean(0), row.GetFieldValue<byte[]>(1), row.GetBoolean(2)) : null;
    }

    /// <summary>The token of the opened session, or null when the answer was not right.</summary>
    public async Task<string?> Open(string link, PlanQuestion question, string answer)
    {
        var opened = Links.NewToken();
        await using var command = new NpgsqlCommand("select support.open_plan($1, $2, $3)", database.Connection)
        {
            Parameters = { new() { Value = link }, new() { Value = PlanDoor.Derive(question.AsksBirthday ? DayAndMonth(answer) : answer, question.Salt) }, new() { Value = opened } },
        };
        return await command.ExecuteScalarAsync() is true ? opened : null;
    }

    // "14 March", "14/3", "14.03." and "14 3 2012" all say the same.
    private static string DayAndMonth(string answer)
    {
        string[] months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
        var parts = answer.ToLowerInvariant().Split([' ', '/', '.', '-', ','], StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length < 2 || !int.TryParse(parts[0].TrimEnd('s', 't', 'n', 'd', 'r', 'h'), out var day)) return answer;
        var month = int.TryParse(parts[1], out var number) ? number : Array.FindIndex(months, name => parts[1].StartsWith(name, StringComparison.Ordinal)) + 1;
        return PlanDoor.Birthday(day, month);
    }
}
