using Derwent.Engine.Worlds;

namespace Derwent.Engine.Linkage.Towns;

/// <summary>
/// The same person told about once more, by somebody else, later: families move, change their surname and their phone; people shorten, misspell and mishear, the more the
/// less they know a name; offices write 1 January where no birthday is known. How often is in <see cref="Rates"/>, per origin.
/// </summary>
public sealed class SecondTelling(Town town, long seed)
{
    private readonly Dice dice = new(seed);

    /// <summary>How often each thing happens, as a share of second tellings. Our assumptions, printed with every measurement.</summary>
    /// <param name="OtherForm">A short form or another spelling of the first name.</param>
    /// <param name="Misspelt">A slip in the first name; in the surname the same again.</param>
    /// <param name="Swapped">First name and surname in each other's box.</param>
    /// <param name="NewYear">1 January for the date of birth.</param>
    /// <param name="NewSurname">The surname has changed: wholly in two of three, else one half was added or dropped.</param>
    public sealed record Rates(double OtherForm, double Misspelt, double Swapped, double NewYear, double NewSurname)
    {
        /// <summary>The family has moved.</summary>
        public const double Moved = .12;
        /// <summary>Not said: date of birth, postcode, phone, school.</summary>
        public const double NoBirthday = .03, NoPostcode = .04, NoPhone = .15, NoSchool = .2;
        /// <summary>A slip in the date of birth, day and month swapped, a slip in the postcode.</summary>
        public const double BirthSlip = .02, BirthSwapped = .01, PostcodeSlip = .02;
        /// <summary>Another phone, another school; three times as often after a move.</summary>
        public const double NewPhone = .08, NewSchool = .08;

        /// <summary>The rates of an origin.</summary>
        public static Rates Of(NameOrigin origin) => origin switch
        {
            NameOrigin.British => new(.09, .02, .004, .002, .16),
            NameOrigin.SouthAsian => new(.12, .04, .01, .006, .15),
            NameOrigin.Indian => new(.05, .04, .01, .004, .14),
            NameOrigin.EastEuropean => new(.10, .05, .005, .003, .15),
            NameOrigin.WestAfrican => new(.08, .05, .015, .004, .15),
            NameOrigin.Arabic => new(.12, .05, .02, .04, .14),
            _ => new(.06, .04, .03, .004, .14),
        };
    }

    /// <summary>Tells about somebody again.</summary>
    public TownPerson Of(TownPerson person)
    {
        ArgumentNullException.ThrowIfNull(person);
        var rates = Rates.Of(person.Origin);
        var moved = dice.Chance(Rates.Moved);
        var (first, surname) = (FirstName(person.First!, rates), Surname(person, rates));
        if (dice.Chance(rates.Swapped)) (first, surname) = (surname, first);
        return person with
        {
            First = dice.Chance(.003) ? "unknown" : first, Surname = surname, Born = Birthday(person.Born!, rates),
            Postcode = dice.Chance(Rates.NoPostcode) ? null : moved ? town.Postcode() : dice.Chance(Rates.PostcodeSlip) ? Slip(person.Postcode!) : person.Postcode,
            Phone = dice.Chance(Rates.NoPhone) ? null : dice.Chance(Rates.NewPhone * (moved ? 3 : 1)) ? town.Phone() : dice.Chance(.01) ? SlipOfDigits(person.Phone!, 6) : person.Phone,
            School = dice.Chance(Rates.NoSchool) ? null : dice.Chance(Rates.NewSchool * (moved ? 3 : 1)) ? town.School() : person.School,
        };
    }

    private string FirstName(string name, Rates rates)
    {
        if (dice.Chance(rates.OtherForm))
        {
            var forms = Nicknames.FormsOf(name.ToLowerInvariant());
            return forms.Count > 0 && dice.Chance(.6) ? dice.Of(forms) : Respelt(name);
        }

        return dice.Chance(rates.Misspelt) ? Slip(name) : name;
    }

    private string Surname(TownPerson person, Rates rates)
    {
        var name = person.Surname!;
        if (dice.Chance(rates.NewSurname))
        {
            var other = Town.Names(person.Origin).Surname(dice, Town.Rare(person.Origin));
            return dice.Chance(.65) ? other : dice.Chance(.5) ? $"{name}-{other}" : $"{other} {name}";
        }

        return dice.Chance(rates.Misspelt) ? dice.Chance(.5) ? Slip(name) : Respelt(name) : name;
    }

    private string? Birthday(string born, Rates rates)
    {
        if (dice.Chance(Rates.NoBirthday)) return null;
        if (dice.Chance(rates.NewYear)) return born[..4] + "-01-01";
        if (dice.Chance(Rates.BirthSwapped)) return $"{born[..4]}-{born[8..]}-{born[5..7]}";
        return dice.Chance(Rates.BirthSlip) ? SlipOfDigits(born, 3) : born;
    }

    // As heard, not as written: other vowels, doubled or single letters, k for q, v for w.
    private string Respelt(string name)
    {
        (string, string)[] turns = [("ee", "i"), ("i", "ee"), ("oo", "u"), ("u", "oo"), ("ou", "u"), ("ah", "a"), ("a", "ah"), ("y", "i"), ("i", "y"), ("q", "k"), ("k", "c"), ("w", "v"), ("v", "w"), ("z", "s"), ("sh", "s"), ("ss", "s"), ("mm", "m"), ("m", "mm"), ("e", "a"), ("o", "u"), ("ph", "f"), ("th", "t"), ("cz", "ch"), ("sz", "sh"), ("j", "y")];
        var fitting = turns.Where(turn => name.IndexOf(turn.Item1, 1, StringComparison.Ordinal) > 0).ToList();
        if (fitting.Count == 0) return Slip(name);
        var (from, to) = dice.Of(fitting);
        var at = name.IndexOf(from, 1, StringComparison.Ordinal);
        return name[..at] + to + name[(at + from.Length)..];
    }

    // A letter left out, doubled, changed for its neighbour in the alphabet, or swapped with the next.
    private string Slip(string text)
    {
        if (text.Length < 3) return text;
        var at = 1 + dice.Below(text.Length - 2);
        return dice.Below(4) switch
        {
            0 => text.Remove(at, 1),
            1 => text.Insert(at, text[at].ToString()),
            2 => text[..at] + text[at + 1] + text[at] + text[(at + 2)..],
            _ => text[..at] + (char)(text[at] is 'z' or 'Z' or '9' or ' ' ? text[at] : text[at] + 1) + text[(at + 1)..],
        };
    }

    private string SlipOfDigits(string text, int from)
    {
        int at;
        do at = from + dice.Below(text.Length - from); while (!char.IsAsciiDigit(text[at]));
        return text[..at] + (char)('0' + (text[at] - '0' + 1 + dice.Below(9)) % 10) + text[(at + 1)..];
    }
}
