using System.Net;

namespace Derwent.Tests.Accounts;

/// <summary>A house whose doors bear six tries a minute from one address.</summary>
public sealed class NarrowHouse : House
{
    protected override IEnumerable<KeyValuePair<string, string?>> Settings => [new("Derwent:TriesAMinute", "6")];
}

public sealed class ThrottleTests(NarrowHouse house) : IClassFixture<NarrowHouse>
{
    [Fact]
    public async Task Many_tries_from_one_address_are_told_to_wait_and_looking_is_no_try()
    {
        var visitor = house.Stranger();
        for (var i = 0; i < 20; i++) Assert.Equal(HttpStatusCode.OK, (await visitor.Open("/sign-in")).Status);
        var form = (await visitor.Open("/sign-in")).Form("Sign in").Fill("Email", "somebody@example.test").Fill("Password", "guess guess guess");
        Seen? seen = null;
        for (var i = 0; i < 7; i++) seen = await form.Press("Sign in");
        Assert.Equal(HttpStatusCode.TooManyRequests, seen!.Status);
        Assert.Contains("That was a lot of tries", seen.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("guess guess", seen.Html, StringComparison.Ordinal);
    }
}
