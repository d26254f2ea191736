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

    /// <summary>The first word or words of the name, set light in the brand.</summary>
    public string NameStart => Name.StartsWith(City, StringComparison.Ordinal) ? City : Name.Split(' ')[0];

    /// <summary>The rest of the name, set bold in the brand.</summary>
    public string NameEnd => Name[NameStart.Length..].Trim();
}
