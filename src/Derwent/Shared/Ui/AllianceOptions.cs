using System.ComponentModel.DataAnnotations;

namespace Derwent.Shared.Ui;

/// <summary>Whose site this is: configuration section <c>Derwent:Alliance</c>. The defaults are the Derby demo; another city sets its own.</summary>
public sealed class AllianceOptions
{
    /// <summary>The name in full, e.g. "Derby Youth Alliance".</summary>
    [Required, StringLength(80)]
    public string Name { get; set; } = "Derby Youth Alliance";

    /// <summary>The city, as it stands in a sentence.</summary>
    [Required, StringLength(60)]
    public string City { get; set; } = "Derby";

    /// <summary>The council children's team, day and night.</summary>
    [Required, StringLength(30), RegularExpression(@"^\+?[0-9][0-9 ]{2,}$")]
    public string CouncilPhone { get; set; } = "01332 000 000";

    /// <summary>True while <see cref="CouncilPhone"/> is not a real number: the pages then say so.</summary>
    public bool CouncilPhoneIsExample { get; set; } = true;

    /// <summary>Where people write to the alliance itself.</summary>
    [Required, EmailAddress, StringLength(200)]
    public string Email { get; set; } = "hello@derbyyouthalliance.example";

    /// <summary>Who answers for data protection.</summary>
    [Required, EmailAddress, StringLength(200)]
    public string PrivacyEmail { get; set; } = "privacy@derbyyouthalliance.example";

    /// <summary>A page that nobody asks about, for the quick exit.</summary>
    [Required, Url, StringLength(200)]
    public string ExitAddress { get; set; } = "https://www.bbc.co.uk/weather";

    /// <summary>The main menu, in its order; an address that no room answers at is left out.</summary>
    public IList<MenuLink> Menu { get; init; } =
        [new("/find", "Find support"), new("/whats-on", "What’s on"), new("/young-people", "For young people"), new("/refer", "Get help for someone"), new("/impact", "Our impact")];

    internal static readonly string[] OwnMenu = ["/find", "/whats-on", "/young-people", "/refer", "/impact"];

    /// <summary>More links, in the foot of each public page after our own.</summary>
    public IList<MenuLink> FootLinks { get; init; } = [];

    /// <summary>Languages besides English that pages are offered in, as codes such as <c>pl</c>.</summary>
    public IList<string> Languages { get; init; } = [];

    /// <summary>The colour of buttons and links, as #rrggbb; empty for our own.</summary>
    [StringLength(7)]
    public string Accent { get; set; } = "";

    /// <summary>The second colour, for what is warm; empty for our own.</summary>
    [StringLength(7)]
    public string Warm { get; set; } = "";

    /// <summary>The first word or words of the name, set light in the brand.</summary>
    public string NameStart => Name.StartsWith(City, StringComparison.Ordinal) ? City : Name.Split(' ')[0];

    /// <summary>The rest of the name, set bold in the brand.</summary>
    public string NameEnd => Name[NameStart.Length..].Trim();
}

/// <summary>A link of a menu.</summary>
/// <param name="Address">A path of this site, or a whole address.</param>
/// <param name="Name">What is read.</param>
public sealed record MenuLink(string Address, string Name)
{
    /// <summary>For configuration, which fills it in.</summary>
    public MenuLink() : this("", "")
    {
    }

    /// <summary>Leads to another site.</summary>
    public bool IsElsewhere => Address.Contains("://", StringComparison.Ordinal);
}
