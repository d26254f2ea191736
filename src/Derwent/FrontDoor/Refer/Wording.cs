namespace Derwent.FrontDoor.Refer;

/// <summary>The same question in the words that fit: about me, a young person, a family or a place.</summary>
internal sealed class Wording(Answers answers)
{
    public bool Me => answers.AboutMe;
    public SubjectKind Kind => answers.Kind ?? SubjectKind.YoungPerson;
    public bool IsPlace => Kind == SubjectKind.Place;

    /// <summary>“you”, “Kai”, “the Bartosz family”, “Sorrel Street steps”.</summary>
    public string Name => Me ? "you" : (answers.Details ?? new SubjectDetails()).ShortName(Kind);

    /// <summary>The same at the start of a sentence.</summary>
    public string Capital => Name is [var first, .. var rest] ? char.ToUpperInvariant(first) + rest : Name;

    /// <summary>“your”, “Kai’s”.</summary>
    public string Whose => Me ? "your" : Name + "’s";

    public string WhoHeading => (Me, Kind) switch
    {
        (true, _) => "What should we call you?",
        (_, SubjectKind.YoungPerson) => "Who are you worried about?",
        (_, SubjectKind.Family) => "Which family is it?",
        _ => "Where is it?",
    };

    public string WhoLead => (Me, Kind) switch
    {
        (true, _) => "Your first name is enough to begin. You decide what else you tell us.",
        (_, SubjectKind.YoungPerson) => "Tell us what you know. A first name and a rough age are enough to begin.",
        (_, SubjectKind.Family) => "Tell us what you know. A surname or a first name is enough to begin.",
        _ => "Please don’t name any child here. This is about the place.",
    };

    public string WorriesHeading => (Me, Kind) switch
    {
        (true, _) => "What is going well, and what is hard?",
        (_, SubjectKind.Place) => "What is good about this place, and what happens there?",
        _ => $"What is going well for {Name}, and what worries you?",
    };

    public string WorryLegend => Me ? "What is hard?" : IsPlace ? "What happens?" : "What worries you?";

    public string StrengthLegend => IsPlace ? "What is good?" : "What is going well?";

    public string WordsHeading => Me ? "Say it your way" : "Tell us in your own words";

    public string WordsHint => (Me, Kind) switch
    {
        (true, _) => "What is going on, and what would you like to be different?",
        (_, SubjectKind.Place) => "What have you seen, how often, and what would make it safer? No names of children, please.",
        _ => $"What have you seen? What would help? What does {Name} enjoy?",
    };

    public string SayTogether => Kind == SubjectKind.Family ? "What does the family say?" : $"What does {Name} say?";

    public string ThanksLead => (Me, Kind) switch
    {
        (true, _) => "You have done a brave thing. From here we do the work, with you.",
        (_, SubjectKind.Place) => "You have done a good thing for everybody who is young there. From here we do the work.",
        _ => $"You have done a kind thing for {Name}. From here we do the work.",
    };
}
