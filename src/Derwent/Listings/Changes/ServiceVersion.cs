using Derwent.Shared.Security;

namespace Derwent.Listings;

/// <summary>What a listing said until somebody changed it: when that was, who it was and why.</summary>
internal sealed class ServiceVersion
{
    private ServiceVersion()
    {
    }

    public ServiceVersion(Guid serviceId, string facts, Who by, string why, DateTimeOffset at) =>
        (Id, ServiceId, Facts, By, Why, At) = (Guid.CreateVersion7(at), serviceId, facts, by, why.Length > 500 ? why[..500] : why, at);

    public Guid Id { get; private set; }
    public Guid ServiceId { get; private set; }

    /// <summary>Everything that was said, as <see cref="FactsJson"/> writes it.</summary>
    public string Facts { get; private set; } = "{}";
    public Who By { get; private set; } = Who.Derwent;
    public string Why { get; private set; } = "";
    public DateTimeOffset At { get; private set; }
}
