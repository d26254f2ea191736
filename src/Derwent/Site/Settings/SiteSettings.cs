using Derwent.Shared.Ui;

namespace Derwent.Site.Settings;

/// <summary>What the settings page keeps. Addresses of mail and the quick exit stay with the configuration: they belong to whoever runs the machine.</summary>
internal sealed record SiteSettings
{
    public string Name { get; init; } = "";
    public string City { get; init; } = "";
    public string CouncilPhone { get; init; } = "";
    public bool CouncilPhoneIsExample { get; init; }
    public string Accent { get; init; } = "";
    public string Warm { get; init; } = "";
    public IReadOnlyList<string> Languages { get; init; } = [];
    public IReadOnlyList<MenuLink> Menu { get; init; } = [];
    public IReadOnlyList<MenuLink> FootLinks { get; init; } = [];

    public static SiteSettings Of(AllianceOptions alliance) => new()
    {
        Name = alliance.Name, City = alliance.City, CouncilPhone = alliance.CouncilPhone, CouncilPhoneIsExample = alliance.CouncilPhoneIsExample, Accent = alliance.Accent, Warm = alliance.Warm,
        Languages = [.. alliance.Languages], Menu = [.. alliance.Menu], FootLinks = [.. alliance.FootLinks],
    };

    /// <summary>The configuration with these over it.</summary>
    public AllianceOptions Over(AllianceOptions configured) => new()
    {
        Name = Name, City = City, CouncilPhone = CouncilPhone, CouncilPhoneIsExample = CouncilPhoneIsExample, Accent = Accent, Warm = Warm,
        Languages = [.. Languages], Menu = [.. Menu], FootLinks = [.. FootLinks],
        Email = configured.Email, PrivacyEmail = configured.PrivacyEmail, ExitAddress = configured.ExitAddress,
    };
}
