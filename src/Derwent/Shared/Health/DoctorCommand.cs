using System.CommandLine;

namespace Derwent.Shared.Health;

/// <summary><c>derwent doctor</c>.</summary>
internal static class DoctorCommand
{
    public static Command Make(Func<ServiceProvider> services)
    {
        var doctor = new Command("doctor", "Looks a deployment over: database, roles, row-level security, migrations, clocks, keys, mail, disk. Changes nothing. Ends with 1 when something is at fault.");
        doctor.SetAction(async (_, stop) =>
        {
            await using var made = services();
            return Say(await made.GetRequiredService<Doctor>().Look(stop), Console.Out);
        });
        return doctor;
    }

    internal static int Say(IReadOnlyList<Finding> found, TextWriter to)
    {
        foreach (var finding in found) to.WriteLine(finding);
        var (faults, warnings) = (found.Count(f => f.Grade == Grade.Fault), found.Count(f => f.Grade == Grade.Warning));
        to.WriteLine(faults + warnings == 0 ? "All is well." : $"{faults} at fault, {warnings} to be seen to.");
        return faults > 0 ? 1 : 0;
    }
}
