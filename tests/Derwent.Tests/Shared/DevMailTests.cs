using System.Net;
using Derwent.Tests.Support;
using Xunit;

namespace Derwent.Tests.Shared;

public sealed class DevMailTests(House house) : IClassFixture<House>
{
    [Fact]
    public async Task In_development_a_letter_can_be_read_and_its_link_opened()
    {
        var sent = await Sent.Make(house);
        using var visitor = house.Stranger();
        var seen = await visitor.Open("/dev/mail");
        Assert.Contains(sent.Letter.To, seen.Text);
        Assert.Contains(seen.Document.QuerySelectorAll("a.button"), link => link.GetAttribute("href") == sent.Letter.Link);
    }
}

/// <summary>A house as it is deployed.</summary>
public sealed class DeployedHouse : House
{
    protected override string EnvironmentName => "Production";
}

public sealed class DeployedMailTests(DeployedHouse house) : IClassFixture<DeployedHouse>
{
    [Theory]
    [InlineData("/dev/mail")]
    [InlineData("/dev/components")]
    public async Task On_a_real_deployment_there_is_no_page_for_development(string path)
    {
        using var stranger = house.Stranger();
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Open(path)).Status);
    }
}
