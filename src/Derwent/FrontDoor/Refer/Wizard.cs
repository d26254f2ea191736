namespace Derwent.FrontDoor.Refer;

/// <summary>The seven steps, in order, and where each is asked.</summary>
internal static class Wizard
{
    public static readonly IReadOnlyList<string> Names =
        ["Who it is about", "In danger now?", "Strengths and worries", "In your own words", "Who knows, who agrees", "About you", "Check and send"];

    public static readonly IReadOnlyList<string> Addresses =
        ["/refer", "/refer/danger", "/refer/worries", "/refer/words", "/refer/agreement", "/refer/you", "/refer/check"];

    /// <summary>Where to go on: the first page that has not been answered, or the last page.</summary>
    public static string FirstOpen(Answers answers) => answers switch
    {
        { Kind: null } => "/refer",
        { Details: null } => "/refer/who",
        { Danger: null } => "/refer/danger",
        { Picks: null } => "/refer/worries",
        { OwnWords: null } => "/refer/words",
        { Agreement: null } => "/refer/agreement",
        { Referrer: null } => "/refer/you",
        _ => "/refer/check",
    };

    /// <summary>True when everything before this page has been answered.</summary>
    public static bool MayOpen(string address, Answers answers) => Order(address) <= Order(FirstOpen(answers));

    private static int Order(string address) => address switch
    {
        "/refer" => 0,
        "/refer/who" => 1,
        _ => Addresses.ToList().IndexOf(address) + 1,
    };
}
