using System.Net;
using AngleSharp;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Derwent.Accounts;
using Derwent.Shared.Security;

namespace Derwent.Tests;

/// <summary>Somebody with a browser and no JavaScript: opens pages, fills the form that was rendered, presses its buttons.</summary>
public sealed class Visitor : IDisposable
{
    private readonly HttpClient client;
    private readonly CookieContainer cookies = new();

    internal Visitor(Uri address, string? session = null, Person? person = null)
    {
        Person = person;
        client = new HttpClient(new HttpClientHandler { CookieContainer = cookies, AllowAutoRedirect = true }) { BaseAddress = address };
        if (session is not null) cookies.Add(address, new Cookie("derwent", session));
    }

    /// <summary>Who is signed in, if anybody.</summary>
    public Person? Person { get; }

    /// <summary>Opens a page, following redirects.</summary>
    public async Task<Seen> Open(string path) => await Seen.From(this, await client.GetAsync(path));

    /// <summary>The bare answer, for machines' addresses.</summary>
    public Task<HttpResponseMessage> Get(string path) => client.GetAsync(path);

    /// <summary>Sends a form as given, without a page around it.</summary>
    public async Task<Seen> Post(string path, IEnumerable<KeyValuePair<string, string>> fields) =>
        await Seen.From(this, await client.PostAsync(path, new FormUrlEncodedContent(fields)));

    /// <summary>The token that a form of this visitor carries, from a page with one.</summary>
    public async Task<string> FormToken(string page) =>
        (await Open(page)).Document.QuerySelector("input[name=__RequestVerificationToken]")?.GetAttribute("value") ?? throw new Xunit.Sdk.XunitException($"No form on {page}.");

    /// <summary>Sends a form with a file in it.</summary>
    public async Task<Seen> Post(string path, IEnumerable<KeyValuePair<string, string>> fields, (string Name, string FileName, byte[] Bytes) file)
    {
        using var form = new MultipartFormDataContent();
        foreach (var (name, value) in fields) form.Add(new StringContent(value), name);
        form.Add(new ByteArrayContent(file.Bytes), file.Name, file.FileName);
        return await Seen.From(this, await client.PostAsync(path, form));
    }

    /// <summary>The value of a cookie, or null.</summary>
    public string? CookieValue(string name) => cookies.GetCookies(client.BaseAddress!)[name]?.Value;

    /// <summary>A second browser window with the same cookies.</summary>
    public Visitor Again()
    {
        var twin = new Visitor(client.BaseAddress!, null, Person);
        foreach (Cookie cookie in cookies.GetAllCookies()) twin.cookies.Add(client.BaseAddress!, new Cookie(cookie.Name, cookie.Value, cookie.Path));
        return twin;
    }

    public void Dispose() => client.Dispose();
}

/// <summary>A page as somebody sees it.</summary>
public sealed class Seen
{
    private readonly Visitor visitor;

    private Seen(Visitor visitor, HttpStatusCode status, Uri address, string html, IHtmlDocument document)
    {
        this.visitor = visitor;
        (Status, Address, Html, Document) = (status, address, html, document);
    }

    /// <summary>Whose browser it is.</summary>
    public Visitor Visitor => visitor;

    public HttpStatusCode Status { get; }
    public Uri Address { get; }
    public string Path => Address.AbsolutePath;
    public string Html { get; }
    public IHtmlDocument Document { get; }

    /// <summary>The words on the page, with single spaces.</summary>
    public string Text => string.Join(' ', (Document.Body?.TextContent ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>The page's main heading.</summary>
    public string Heading => Document.QuerySelector("h1")?.TextContent.Trim() ?? "";

    /// <summary>The form with this selector, or the one that has a button with these words.</summary>
    public FilledForm Form(string selectorOrButton = "main form")
    {
        var form = Document.QuerySelectorAll("form").OfType<IHtmlFormElement>().FirstOrDefault(f =>
            f.QuerySelectorAll("button, input[type=submit]").Any(b => b.TextContent.Trim() == selectorOrButton));
        if (form is null)
            try { form = Document.QuerySelector(selectorOrButton) as IHtmlFormElement; }
            catch (AngleSharp.Dom.DomException) { form = null; }
        return new FilledForm(visitor, form ?? throw new Xunit.Sdk.XunitException($"No form \"{selectorOrButton}\" on {Path} ({(int)Status}): {Text}"), Address);
    }

    internal static async Task<Seen> From(Visitor visitor, HttpResponseMessage answer)
    {
        var html = await answer.Content.ReadAsStringAsync();
        var document = new HtmlParser().ParseDocument(html);
        var twice = document.QuerySelectorAll("[id]").GroupBy(one => one.Id).Where(same => same.Count() > 1).Select(same => same.Key).ToList();
        // A label, a sentence above the page and a screen reader would all take the first.
        Xunit.Assert.True(twice.Count == 0, $"{answer.RequestMessage!.RequestUri!.PathAndQuery} has more than one #{string.Join(", #", twice)}.");
        return new Seen(visitor, answer.StatusCode, answer.RequestMessage!.RequestUri!, html, document);
    }
}
