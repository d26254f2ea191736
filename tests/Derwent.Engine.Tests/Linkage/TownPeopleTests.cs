using System.Globalization;
using System.Text.RegularExpressions;
using Derwent.Engine.Linkage;
using Derwent.Engine.Linkage.Towns;
using Xunit;

namespace Derwent.Engine.Tests.Linkage;

/// <summary>The made-up town: who lives in it, and how they are told about again. Nothing here is trained.</summary>
public sealed partial class TownPeopleTests
{
    private readonly List<TownPerson> people = [.. new Town(4000, 7).People(4000)];

    [Fact]
    public void TheSameSeed_MakesTheSameTown()
    {
        Assert.Equal(people, [.. new Town(4000, 7).People(4000)]);
        Assert.NotEqual(people, [.. new Town(4000, 8).People(4000)]);
    }

    [Theory]
    [InlineData(NameOrigin.British, .63)]
    [InlineData(NameOrigin.SouthAsian, .13)]
    [InlineData(NameOrigin.Indian, .07)]
    [InlineData(NameOrigin.EastEuropean, .07)]
    [InlineData(NameOrigin.WestAfrican, .04)]
    [InlineData(NameOrigin.Arabic, .04)]
    [InlineData(NameOrigin.EastAsian, .02)]
    public void EveryOrigin_IsThere_AsOftenAsIsSaid(NameOrigin origin, double share) =>
        Assert.InRange(people.Count(person => person.Origin == origin) / 4000.0, share - .01 - share / 10, share + .01 + share / 10);

    [Fact]
    public void AHome_HasOneSurnamePostcodeAndPhone_AndItsChildrenDifferentNames() => Assert.All(people.GroupBy(person => person.Household), home =>
    {
        Assert.Single(home.Select(one => (one.Surname, one.Postcode, one.Phone, one.Origin)).Distinct());
        Assert.Equal(home.Count(), home.Select(one => one.First).Distinct().Count());
    });

    [Fact]
    public void EverybodyIsSomebodyElse_AndHomesAreOfAboutTwoChildren()
    {
        Assert.Equal(Enumerable.Range(0, 4000), people.Select(person => person.Id));
        Assert.InRange(4000.0 / people.Select(person => person.Household).Distinct().Count(), 2.0, 2.2);
        Assert.Equal(Enumerable.Range(0, people[^1].Household + 1), people.Select(person => person.Household).Distinct());
    }

    [Fact]
    public void APerson_LooksLikeOneOfTheFrontDoor() => Assert.All(people, person =>
    {
        Assert.Matches(PostcodeForm(), person.Postcode);
        Assert.Matches(PhoneForm(), person.Phone);
        Assert.InRange(DateOnly.ParseExact(person.Born!, "yyyy-MM-dd", CultureInfo.InvariantCulture), new DateOnly(2003, 1, 1), new DateOnly(2022, 12, 31));
        Assert.True(char.IsUpper(person.First![0]) && char.IsUpper(person.Surname![0]));
    });

    [Fact]
    public void ATown_HasSchoolsAndPostcodesAfterItsSize()
    {
        Assert.Equal(5, people.Select(person => person.School).Distinct().Count());
        Assert.Equal(["1", "2"], people.Select(person => person.Postcode![2..].Split(' ')[0]).Distinct().Order());
        var large = new Town(160_000, 7).People(4000).ToList();
        Assert.Equal(177, large.Select(person => person.School).Distinct().Count());
        Assert.Equal(20, large.Select(person => person.Postcode!.Split(' ')[0]).Distinct().Count());
        Assert.Throws<ArgumentOutOfRangeException>(() => new Town(0, 7));
        Assert.Single(new Town(1, 7).People(1));
    }

    [Fact]
    public void ChildrenOfAHome_GoToOneSchoolOfTheirAge()
    {
        foreach (var same in people.GroupBy(person => (person.Household, Older: int.Parse(person.Born!.AsSpan(0, 4), CultureInfo.InvariantCulture) <= 2014))) Assert.Single(same.Select(one => one.School).Distinct());
        Assert.Contains(people.GroupBy(person => person.Household), home => home.Select(one => one.School).Distinct().Count() == 2);
    }

    [Fact]
    public void TwinsAreRare_AndHaveOneBirthday()
    {
        var homes = people.GroupBy(person => person.Household).ToList();
        Assert.InRange(homes.Sum(home => home.Count() - home.Select(one => one.Born).Distinct().Count()) / (double)homes.Sum(home => home.Count() - 1), .008, .028);
    }

    [Fact]
    public void ASibling_IsSomebodyElseOfTheHome_AndATwinOfThatDay()
    {
        var town = new Town(4000, 7);
        foreach (var child in people.Take(300))
        {
            var (sibling, twin) = (town.Sibling(child, twin: false), town.Sibling(child, twin: true));
            Assert.Equal((child.Household, child.Surname, child.Postcode, child.Phone), (sibling.Household, sibling.Surname, sibling.Postcode, sibling.Phone));
            Assert.Equal(child.Born, twin.Born);
            Assert.NotEqual(sibling.Id, twin.Id);
            foreach (var other in new[] { sibling, twin }) Assert.True(other.First != child.First && !Nicknames.Same(other.First!.ToLowerInvariant(), child.First!.ToLowerInvariant()));
        }
        Assert.True(people.Take(300).Count(child => new Town(4000, child.Id).Sibling(child, twin: false).Born != child.Born) > 290);
    }

    [Fact]
    public void ASurname_ChangesAsOftenAsIsSaid()
    {
        var swapped = 0;
        var changed = Told().Count(pair =>
        {
            if (pair.Again.Surname == pair.Person.First) swapped++;
            return Levels.Between(FieldKind.Surname, Plain.Of(FieldKind.Surname, pair.Person.Surname), Plain.Of(FieldKind.Surname, pair.Again.Surname)) is 1 or 4;
        });
        Assert.InRange((changed - swapped) / (double)people.Count, .13, .20);
    }

    [Fact]
    public void WhatASecondTellingLeavesOutOrChanges_HappensAsOftenAsIsSaid()
    {
        var told = Told();
        double Share(Func<TownPerson, TownPerson, bool> what) => told.Count(pair => what(pair.Person, pair.Again)) / (double)told.Count;
        Assert.InRange(Share((_, again) => again.Born is null), .02, .04);
        Assert.InRange(Share((_, again) => again.Postcode is null), .03, .05);
        Assert.InRange(Share((_, again) => again.Phone is null), .13, .17);
        Assert.InRange(Share((_, again) => again.School is null), .18, .22);
        Assert.InRange(Share((_, again) => again.First == "unknown"), .001, .006);
        Assert.InRange(Share((one, again) => again.Surname == one.First), .004, .014);
        // Moved, or a slip of one letter.
        Assert.InRange(Share((one, again) => again.Postcode is not null && again.Postcode != one.Postcode), .11, .16);
        Assert.InRange(Share((one, again) => again.Phone is not null && again.Phone != one.Phone), .07, .12);
        Assert.InRange(Share((one, again) => again.School is not null && again.School != one.School), .05, .10);
        Assert.InRange(Share((one, again) => again.Born is not null && again.Born != one.Born), .025, .05);
        Assert.InRange(Share((one, again) => again.First != one.First), .10, .17);
    }

    [Fact]
    public void NothingElseOfAPerson_IsTouched() => Assert.All(Told(), pair =>
    {
        Assert.Equal((pair.Person.Id, pair.Person.Household, pair.Person.Origin), (pair.Again.Id, pair.Again.Household, pair.Again.Origin));
        if (pair.Again.Born is { } born && born != pair.Person.Born) AssertABirthdaySlipped(pair.Person.Born!, born);
        if (pair.Again.Phone is { } phone) Assert.Matches(PhoneForm(), phone);
    });

    [Fact]
    public void WhoMoved_HasAnotherPhoneAndSchoolMoreOften()
    {
        var told = Told().Where(pair => pair.Again is { Postcode: not null, Phone: not null, School: not null }).ToLookup(pair => Likeness.Edits(pair.Person.Postcode, pair.Again.Postcode) > 2);
        double Changed(bool moved, Func<TownPerson, string?> what) => told[moved].Count(pair => what(pair.Person) != what(pair.Again)) / (double)told[moved].Count();
        Assert.InRange(Changed(true, one => one.Phone), .17, .31);
        Assert.InRange(Changed(false, one => one.Phone), .06, .12);
        Assert.InRange(Changed(true, one => one.School), .12, .28);
        Assert.InRange(Changed(false, one => one.School), .04, .09);
    }

    [Theory]
    [InlineData(NameOrigin.British, .002)]
    [InlineData(NameOrigin.Arabic, .04)]
    public void OfficesWriteNewYear_MostlyWhereBirthdaysAreNotKept(NameOrigin origin, double share)
    {
        var one = people.First(person => person.Origin == origin) with { Born = "2010-06-15" };
        var again = new SecondTelling(new Town(4000, 7), 3);
        Assert.InRange(Enumerable.Range(0, 4000).Count(_ => again.Of(one).Born == "2010-01-01") / 4000.0, share * .7 - .001, share * 1.3 + .001);
    }

    [Fact]
    public void AFirstName_IsToldInAnotherForm_OrMisspeltByALetter()
    {
        var one = people[0] with { Origin = NameOrigin.British, First = "William", Surname = "Featherstone" };
        var again = new SecondTelling(new Town(4000, 7), 3);
        var told = Enumerable.Range(0, 4000).Select(_ => again.Of(one)).Where(person => !IsWilliam(person.Surname!)).Select(person => person.First!).Where(first => first is not ("William" or "unknown")).ToList();
        Assert.InRange(told.Count / 4000.0, .09, .13);
        Assert.Contains("bill", told);
        // A short form in six of ten of the nine in a hundred; else as it is heard, or a slip.
        Assert.InRange(told.Count(first => Nicknames.Same("william", first.ToLowerInvariant())) / 4000.0, .045, .065);
        Assert.All(told, first => Assert.True(IsWilliam(first), first));

        static bool IsWilliam(string name) => Nicknames.Same("william", name.ToLowerInvariant()) || Likeness.Edits("William", name) <= 2;
    }

    [Fact]
    public void PlacesMeet_AcrossTheEdgeOfACell_AndOnAWord()
    {
        var schema = new LinkageSchema([new("Name", FieldKind.Title), new("On the map", FieldKind.Position), new("Postcode", FieldKind.Postcode)]);
        var keys = new BlockingKeys(schema);
        bool Meet(Prepared a, Prepared b) => keys.All(a, 3).Intersect(keys.All(b, 3)).Any();
        Assert.True(Meet(schema.Prepare(null, "52.91,-1.48", null), schema.Prepare(null, "52.9101,-1.4839", null)));
        Assert.True(Meet(schema.Prepare(null, "52.91,-1.48", null), schema.Prepare(null, "52.9124,-1.48", null)));
        Assert.True(Meet(schema.Prepare(null, "52.91,-1.478", null), schema.Prepare(null, "52.91,-1.4702", null)));
        Assert.False(Meet(schema.Prepare(null, "52.91,-1.48", null), schema.Prepare(null, "52.92,-1.48", null)));
        Assert.False(Meet(schema.Prepare(null, "52.91,-1.48", null), schema.Prepare(null, "52.91,-1.46", null)));
        Assert.True(Meet(schema.Prepare(null, null, "DE1 3AH"), schema.Prepare(null, null, "DE1 3AH")));
        Assert.True(Meet(schema.Prepare("Sorrel Street steps", null, null), schema.Prepare("the steps at Sorel St", null, null)));
        Assert.False(Meet(schema.Prepare("Elm path", null, null), schema.Prepare("Elm Road", null, null)));
        Assert.False(Meet(schema.Prepare("Larch Row bridge", "52.95,-1.48", null), schema.Prepare("Sorrel steps", "52.91,-1.48", null)));
    }

    private List<(TownPerson Person, TownPerson Again)> Told()
    {
        var again = new SecondTelling(new Town(4000, 7), 3);
        return [.. people.Select(person => (person, again.Of(person)))];
    }

    // New year, day and month swapped, or one digit of month and day.
    private static void AssertABirthdaySlipped(string born, string told)
    {
        Assert.Equal(born[..3], told[..3]);
        Assert.True(told == born[..4] + "-01-01" || told == $"{born[..4]}-{born[8..]}-{born[5..7]}" || born.Zip(told).Count(pair => pair.First != pair.Second) == 1, $"{born} {told}");
    }

    [GeneratedRegex("^[A-Z]{2}[0-9]{1,2} [0-9][A-Z]{2}$")]
    private static partial Regex PostcodeForm();
    [GeneratedRegex("^07[0-9]{3} [0-9]{6}$")]
    private static partial Regex PhoneForm();
}
