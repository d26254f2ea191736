using System.CommandLine;
using Derwent;
using Derwent.Shared;
using Derwent.Shared.Health;
using Npgsql;

try
{
    return await Verbs.Root().Parse(args).InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
}
catch (WallsAreDown down)
{
    Console.Error.WriteLine(down.Message);
    return 4;
}
catch (PostgresException refused) when (refused.SqlState is "28P01" or "28000" or "42501")
{
    return Stopped($"PostgreSQL refused: {refused.MessageText}. DERWENT_DB must name a user who may make databases and roles; a new cluster needs derwent migrate first.");
}
catch (Exception away) when (Failures.IsDatabaseAway(away))
{
    return Stopped($"PostgreSQL cannot be reached: {(away.InnerException ?? away).Message.TrimEnd('.')}. Is it running, and is DERWENT_DB right? ./run starts one.");
}
catch (IOException taken) when (taken.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException)
{
    return Stopped("The port is already in use. Stop what uses it, or choose another address with DERWENT_URL.");
}
catch (InvalidOperationException unset) when (unset.Message.Contains("DERWENT_DB", StringComparison.Ordinal))
{
    return Stopped(unset.Message);
}

static int Stopped(string sentence)
{
    Console.Error.WriteLine(sentence);
    return 3;
}
