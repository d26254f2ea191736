using Derwent.Engine.Linkage;
using Derwent.Engine.Linkage.Towns;
using Derwent.Engine.Worlds;
using Xunit;

namespace Derwent.Engine.Tests.Linkage;

/// <summary>How people are told about again, letter by letter, and what people of the made-up town are called.</summary>
public sealed class SecondTellingTests
{
    private static readonly TownPerson One = new(1, 1, NameOrigin.British, "Bcdfg", "Featherstone", "2010-06-15", "DE1 3AH", "07700 900123", "Oakford School");

    private static List<TownPerson> Told(TownPerson one, int times)
    {
        var again = new SecondTelling(new Town(4000, 7), 3);
        return [.. Enumerable.Range(0, times).Select(_ => again.Of(one))];
    }

    // First names as told; where the boxes were swapped the surname stands there, and "unknown" is no spelling.
    private static HashSet<string> Firsts(string name, int times) => [.. Told(One with { First = name, Surname = "Ng" }, times).Where(told => told.Surname is not null && told.Surname != name).Select(told => told.First!).Where(first => first != "unknown")];

    [Fact]
    public void ASlip_LeavesALetterOut_DoublesIt_TakesTheNextOfTheAlphabet_OrSwapsItWithItsNeighbour()
    {
        // The first letter is never touched.
        string[] slips = ["Bcdfg", "Bdfg", "Bcfg", "Bcdg", "Bccdfg", "Bcddfg", "Bcdffg", "Bdcfg", "Bcfdg", "Bcdgf", "Bddfg", "Bcefg", "Bcdgg"];
        Assert.Equal(slips.Order(StringComparer.Ordinal), Firsts("Bcdfg", 2000).Where(first => first.StartsWith('B') && first.Length is 4 or 5 or 6 && !first.Contains('-', StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        Assert.Contains("Bd", Firsts("Bcd", 500));
        Assert.Equal(["Bd"], Firsts("Bd", 500).Where(first => first != "Ng").Distinct());
    }

    [Theory]
    [InlineData("Bph", "Bf")]
    [InlineData("Bth", "Bt")]
    [InlineData("Bcz", "Bch")]
    [InlineData("Bsh", "Bs")]
    [InlineData("Bss", "Bs")]
    [InlineData("Bsz", "Bsh")]
    [InlineData("Bmm", "Bm")]
    [InlineData("Bmd", "Bmmd")]
    [InlineData("Bqd", "Bkd")]
    [InlineData("Bkd", "Bcd")]
    [InlineData("Bwd", "Bvd")]
    [InlineData("Bvd", "Bwd")]
    [InlineData("Bzd", "Bsd")]
    [InlineData("Bjd", "Byd")]
    [InlineData("Byd", "Bid")]
    [InlineData("Bid", "Beed")]
    [InlineData("Bid", "Byd")]
    [InlineData("Beed", "Bid")]
    [InlineData("Boot", "But")]
    [InlineData("Bout", "But")]
    [InlineData("But", "Boot")]
    [InlineData("Bahd", "Bad")]
    [InlineData("Bad", "Bahd")]
    [InlineData("Bed", "Bad")]
    [InlineData("Bod", "Bud")]
    public void AName_IsWrittenAsItIsHeard(string name, string heard) => Assert.Contains(heard, Firsts(name, 1500));

    [Fact]
    public void AChangedSurname_IsANewOne_OrAHalfIsAdded()
    {
        var surnames = Told(One, 3000).Select(told => told.Surname!).Where(name => name is not ("Featherstone" or "Bcdfg")).ToList();
        var (hyphened, before) = (surnames.Count(name => name.StartsWith("Featherstone-", StringComparison.Ordinal)), surnames.Count(name => name.EndsWith(" Featherstone", StringComparison.Ordinal)));
        Assert.InRange(hyphened / 3000.0, .02, .037);
        Assert.InRange(before / 3000.0, .02, .037);
        Assert.InRange(surnames.Count(name => !name.Contains("Featherstone", StringComparison.Ordinal) && Likeness.Edits(name, "Featherstone") > 3) / 3000.0, .08, .125);
        Assert.InRange(surnames.Count(name => !name.Contains("Featherstone", StringComparison.Ordinal) && Likeness.Edits(name, "Featherstone") is 1 or 2) / 3000.0, .01, .03);
    }

    [Fact]
    public void ASlipInABirthdayOrPhone_IsOneOtherDigit()
    {
        var told = Told(One, 4000);
        var born = told.Select(one => one.Born).OfType<string>().Where(day => day is not ("2010-06-15" or "2010-01-01" or "2010-15-06")).ToList();
        Assert.InRange(born.Count, 50, 110);
        Assert.All(born, day => Assert.True(day.Length == 10 && day[4] == '-' && day[7] == '-' && day.Zip("2010-06-15").Count(pair => pair.First != pair.Second) == 1, day));
        // Any digit but the first three of the year.
        Assert.Equal([3, 5, 6, 8, 9], born.Select(day => day.Zip("2010-06-15").Index().Single(pair => pair.Item.First != pair.Item.Second).Index).Distinct().Order());
        var phones = told.Select(one => one.Phone).OfType<string>().Where(phone => phone.StartsWith("07700 ", StringComparison.Ordinal) && phone != "07700 900123").ToList();
        Assert.InRange(phones.Count, 15, 60);
        Assert.All(phones, phone => Assert.Equal(1, phone.Zip("07700 900123").Count(pair => pair.First != pair.Second)));
    }

    [Fact]
    public void DayAndMonth_AreSwapped_OnceInAHundred() => Assert.InRange(Told(One, 8000).Count(told => told.Born == "2010-15-06") / 8000.0, .0065, .0135);

    [Theory]
    [InlineData(NameOrigin.British, .55)]
    [InlineData(NameOrigin.EastEuropean, .60)]
    [InlineData(NameOrigin.WestAfrican, .45)]
    [InlineData(NameOrigin.SouthAsian, .20)]
    [InlineData(NameOrigin.Indian, .20)]
    [InlineData(NameOrigin.Arabic, .30)]
    [InlineData(NameOrigin.EastAsian, .15)]
    public void SomeSurnames_AreRare_AsOftenAsIsSaid(NameOrigin origin, double share)
    {
        var (dice, names) = (new Dice(5), OriginNames.Of(origin));
        var common = Enumerable.Range(0, 4000).Select(_ => names.Surname(dice, 0)).ToHashSet();
        var rare = Enumerable.Range(0, 4000).Count(_ => !common.Contains(names.Surname(dice, Town.Rare(origin)))) / 4000.0;
        // Some that are put together are common names as well.
        Assert.InRange(rare, share - .06, share + .03);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void TheCommonestNames_AreMuchCommonerThanTheNext(bool girl)
    {
        var (dice, names) = (new Dice(5), OriginNames.Of(NameOrigin.British));
        var counts = Enumerable.Range(0, 20_000).Select(_ => names.First(dice, girl)).GroupBy(name => name).Select(same => same.Count()).OrderDescending().ToList();
        // 1/(rank + 4): the first is three times as common as the eleventh, and everybody on the list is borne by somebody.
        Assert.InRange(counts[0] / (double)counts[10], 2.7, 3.9);
        Assert.True(counts.Count > 40 && counts[^1] > 20);
        Assert.Equal(girl ? ["Olivia", "Amelia", "Isla"] : ["Oliver", "George", "Noah"], Enumerable.Range(0, 20_000).Select(_ => names.First(dice, girl)).GroupBy(name => name).OrderByDescending(same => same.Count()).Take(3).Select(same => same.Key));
    }

    [Fact]
    public void GirlsAndBoys_BearOtherNames()
    {
        var (dice, names) = (new Dice(5), OriginNames.Of(NameOrigin.British));
        HashSet<string> Names(bool girl) => [.. Enumerable.Range(0, 3000).Select(_ => names.First(dice, girl))];
        Assert.True(Names(true).Intersect(Names(false)).Count() < 5);
    }

    [Fact]
    public void ALargeTown_HasAPostcodeDistrictForEveryEightThousand_AndSchoolsWithNamesOfTheirOwn()
    {
        var town = new Town(16_000_000, 7);
        var districts = Enumerable.Range(0, 40_000).Select(_ => town.Postcode().Split(' ')[0]).Distinct().ToList();
        Assert.Equal(2000, districts.Count);
        Assert.Equal(2400, Enumerable.Range(0, 2400).Select(Schools.Called).Distinct().Count());
        Assert.Equal(["Alderbank Academy", "Beckbank School", "Alderbrook College", "Alderbank School"], new[] { 0, 1, 24, 480 }.Select(Schools.Called));
    }

    [Fact]
    public void ATownPerson_IsComparedAsAtTheFrontDoor() =>
        Assert.Equal(["bcdfg", "featherstone", "20100615", "de13ah", "700900123", "oakfordschool"], One.Prepare().Values);

    [Fact]
    public void NothingIsWritten_ThatNobodyCouldType()
    {
        foreach (var told in Told(One with { First = "Bzdz", Surname = "Zzz", Postcode = "ZZ9 9ZZ", Phone = "07700 900009" }, 12_000))
        {
            Assert.True(told.First!.Concat(told.Surname!).All(c => char.IsAsciiLetter(c) || c is '-' or ' '), $"{told.First} {told.Surname}");
            Assert.True(told.Postcode?.All(c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c) || c == ' ') ?? true, told.Postcode);
            Assert.True(told.Phone?.All(c => char.IsAsciiDigit(c) || c == ' ') ?? true, told.Phone);
        }
    }

    [Fact]
    public void AnyOtherDigit_MayBeWritten()
    {
        var last = Told(One, 20_000).Select(told => told.Born).OfType<string>().Where(born => born.StartsWith("2010-06-1", StringComparison.Ordinal) && born != One.Born).Select(born => born[^1]);
        Assert.Equal("012346789", string.Concat(last.Distinct().Order()));
    }

    [Fact]
    public void AFirstName_IsMisspelt_AsOftenAsIsSaid_AndSoIsASurname()
    {
        var told = Told(One with { First = "Quentin", Origin = NameOrigin.EastAsian }, 6000).Where(told => told.First is not ("unknown" or "Featherstone")).ToList();
        // Six in a hundred in another form, which for a name without one is a slip of hearing; four of the others a slip of the pen.
        Assert.InRange(told.Count(one => one.First != "Quentin") / 6000.0, .08, .11);
        Assert.InRange(told.Count(one => one.Surname != "Featherstone" && Likeness.Edits(one.Surname, "Featherstone") <= 2) / 6000.0, .025, .045);
    }

    [Fact]
    public void EveryOrigin_IsDrawnAsOftenAsIsSaid_ToAFractionOfAPercent()
    {
        var town = new Town(4000, 7);
        var drawn = Enumerable.Range(0, 60_000).Select(_ => town.Origin()).GroupBy(origin => origin).ToDictionary(same => same.Key, same => same.Count() / 600.0);
        foreach (var (origin, percent) in new[] { (NameOrigin.British, 63), (NameOrigin.SouthAsian, 13), (NameOrigin.Indian, 7), (NameOrigin.EastEuropean, 7), (NameOrigin.WestAfrican, 4), (NameOrigin.Arabic, 4), (NameOrigin.EastAsian, 2) })
            Assert.InRange(drawn[origin], percent - .2 - Math.Sqrt(percent) / 20, percent + .2 + Math.Sqrt(percent) / 20);
    }

    [Fact]
    public void AnotherChildOfAHome_IsNobodyWhoIsThereAlready()
    {
        var town = new Town(4000, 7);
        var people = town.People(200).ToList();
        var more = Enumerable.Range(0, 50).Select(i => town.Sibling(people[i], twin: i % 2 == 0)).ToList();
        Assert.Equal(250, people.Concat(more).Select(one => one.Id).Distinct().Count());
    }
}
