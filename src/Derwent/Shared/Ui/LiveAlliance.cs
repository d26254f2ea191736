using Microsoft.Extensions.Options;

namespace Derwent.Shared.Ui;

/// <summary>Whose site this is, now: what the configuration says, until somebody says otherwise on the settings page. Whoever asks for
/// <c>IOptions&lt;AllianceOptions&gt;</c> is answered from here.</summary>
public sealed class LiveAlliance(IOptionsMonitor<AllianceOptions> configured) : IOptions<AllianceOptions>
{
    private volatile AllianceOptions? said;

    /// <inheritdoc/>
    public AllianceOptions Value => said ?? configured.CurrentValue;

    /// <summary>As configured, before anybody changed it.</summary>
    public AllianceOptions Configured => configured.CurrentValue;

    /// <summary>From now on; null gives the configuration back.</summary>
    public void Say(AllianceOptions? values) => said = values;
}
