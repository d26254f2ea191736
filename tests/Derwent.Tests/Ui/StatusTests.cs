using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace Derwent.Tests.Ui;

/// <summary>What somebody sees instead of the page they asked for.</summary>
public sealed class StatusTests(House house) : IClassFixture<House>
{
    [Theory]
    [InlineData("/nothing-here")]
    [InlineData("/status/500")]
    [InlineData("/assets/unknown.css")]
    [InlineData("/for-partners/posters/nobody")]
    public async Task What_is_not_there_is_404_with_a_way_on(string path)
    {
        using var visitor = house.Stranger();
        var page = await visitor.Open(path);

        Assert.Equal(HttpStatusCode.NotFound, page.Status);
        Assert.Equal("We can’t find that page", page.Heading);
        Assert.NotNull(page.Document.QuerySelector("main a[href='/find']"));
        Assert.NotNull(page.Document.QuerySelector("main a[href='tel:999']"));
    }

    [Fact]
    public async Task A_machine_gets_problem_details()
    {
        using var visitor = house.Stranger();
        var answer = await visitor.Get("/api/v1/nothing-here");

        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal(404, (await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken)).GetProperty("status").GetInt32());
    }

    [Fact]
    public async Task A_signed_in_person_is_told_within_the_desk()
    {
        using var visitor = await house.SignedIn(Derwent.Shared.Security.Role.Practitioner);
        var page = await visitor.Open("/desk/nothing-here");

        Assert.Equal(HttpStatusCode.NotFound, page.Status);
        Assert.True(page.Document.Body!.ClassList.Contains("desk"));
        Assert.Contains("Practitioner", page.Document.QuerySelector(".rail .me")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("cross-site", false)]
    [InlineData("same-origin", true)]
    [InlineData("", true)]
    public async Task Only_our_own_forms_are_carried_on(string from, bool carried)
    {
        var request = Posted("Name=Kai&Password=secret&__RequestVerificationToken=x");
        if (from.Length > 0) request.Headers["Sec-Fetch-Site"] = from;

        var again = await Derwent.Shared.Ui.SendAgain.Of(request, "/refer/who");

        Assert.Equal(carried ? ["Name"] : [], again?.Fields.Select(field => field.Key) ?? []);
    }

    [Theory]
    [InlineData("//evil.example/x")]
    [InlineData("/\\evil.example")]
    [InlineData("https://evil.example")]
    public async Task A_form_is_never_carried_to_another_site(string address) =>
        Assert.Null(await Derwent.Shared.Ui.SendAgain.Of(Posted("Name=Kai"), address));

    private static HttpRequest Posted(string form)
    {
        var http = new DefaultHttpContext();
        http.Request.Method = "POST";
        http.Request.ContentType = "application/x-www-form-urlencoded";
        http.Request.Body = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(form));
        return http.Request;
    }
}
