using Derwent.Shared.Security;

namespace Derwent.Site.Desk;

/// <summary>Who writes for the alliance and publishes; a manager of an organisation only writes. PostgreSQL decides the same.</summary>
internal static class Writers
{
    public static bool Edits(this Current current) => current.Is(Role.Coordinator) || current.Is(Role.Administrator);
}
