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
        return new Seen(visitor, answer.StatusCode, answer.RequestMessage!.RequestUri!, html, document);
    }
}

/// <summary>A form that was rendered, with what is being filled in.</summary>
public sealed class FilledForm
{
    private readonly Visitor visitor;
    private readonly IHtmlFormElement form;
    private readonly Uri page;
    private readonly List<KeyValuePair<string, string>> fields = [];

    internal FilledForm(Visitor visitor, IHtmlFormElement form, Uri page)
    {
        (this.visitor, this.form, this.page) = (visitor, form, page);
        foreach (var control in form.Elements)
        {
            switch (control)
            {
                case IHtmlInputElement { Type: "radio" or "checkbox" } box when box.IsChecked && box.Name is { } name: fields.Add(new(name, box.Value)); break;
                case IHtmlInputElement { Type: not ("radio" or "checkbox" or "submit" or "button") } input when input.Name is { Length: > 0 } name: fields.Add(new(name, input.Value)); break;
                case IHtmlTextAreaElement { Name: { } name } area: fields.Add(new(name, area.Value)); break;
                case IHtmlSelectElement { Name: { } name } select: fields.Add(new(name, select.Options.OrderByDescending(o => o.IsSelected).Select(o => o.Value).FirstOrDefault() ?? "")); break;
            }
        }
    }

    /// <summary>Types into the control of this name or label.</summary>
    public FilledForm Fill(string nameOrLabel, string value)
    {
        var name = NameOf(nameOrLabel);
        fields.RemoveAll(field => field.Key == name);
        fields.Add(new(name, value));
        return this;
    }

    /// <summary>Ticks a box or chooses a radio, by the words beside it or by name=value.</summary>
    public FilledForm Choose(string label)
    {
        var box = form.QuerySelectorAll("label").OfType<IHtmlLabelElement>()
            .Where(l => Words(l.TextContent) == label || Words(l.TextContent).StartsWith(label, StringComparison.Ordinal))
            .OrderBy(l => Words(l.TextContent) == label ? 0 : 1)
            .Select(l => l.Control ?? l.QuerySelector("input") as AngleSharp.Html.Dom.IHtmlElement).OfType<IHtmlInputElement>()
            .FirstOrDefault(input => input.Type is "radio" or "checkbox")
            ?? form.QuerySelectorAll("input").OfType<IHtmlInputElement>().FirstOrDefault(input => $"{input.Name}={input.Value}" == label)
            ?? throw new Xunit.Sdk.XunitException($"Nothing to choose called \"{label}\" on {page.AbsolutePath}.");
        if (box.Type == "radio") fields.RemoveAll(field => field.Key == box.Name);
        fields.Add(new(box.Name!, box.Value));
        return this;
    }

    /// <summary>Takes a tick away.</summary>
    public FilledForm Untick(string name)
    {
        fields.RemoveAll(field => field.Key == name);
        return this;
    }

    /// <summary>Presses the button with these words, or the form's first one.</summary>
    public async Task<Seen> Press(string? button = null, (string Name, string FileName, byte[] Bytes)? file = null)
    {
        var pressed = form.QuerySelectorAll("button, input[type=submit]").OfType<IHtmlElement>()
            .FirstOrDefault(b => button is null || Words(b.TextContent) == button || b.GetAttribute("value") == button)
            ?? throw new Xunit.Sdk.XunitException($"No button \"{button}\" on {page.AbsolutePath}.");
        var sent = fields.ToList();
        if (pressed.GetAttribute("name") is { Length: > 0 } name) sent.Add(new(name, pressed.GetAttribute("value") ?? ""));
        var action = pressed.GetAttribute("formaction") ?? form.GetAttribute("action");
        var target = string.IsNullOrEmpty(action) ? page : new Uri(page, action);
        if (string.Equals(form.Method, "get", StringComparison.OrdinalIgnoreCase))
            return await visitor.Open(target.AbsolutePath + "?" + string.Join('&', sent.Select(f => $"{Uri.EscapeDataString(f.Key)}={Uri.EscapeDataString(f.Value)}")));
        return file is { } upload ? await visitor.Post(target.PathAndQuery, sent.Where(field => field.Key != upload.Name), upload) : await visitor.Post(target.PathAndQuery, sent);
    }

    /// <summary>Where the form goes.</summary>
    public string Target => form.GetAttribute("action") is { Length: > 0 } action ? action : page.PathAndQuery;

    /// <summary>What would be sent, to send it twice or change it.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Fields => fields;

    private string NameOf(string nameOrLabel)
    {
        if (form.Elements.Any(e => e.GetAttribute("name") == nameOrLabel)) return nameOrLabel;
        var label = form.QuerySelectorAll("label").OfType<IHtmlLabelElement>().FirstOrDefault(l => Words(l.TextContent) == nameOrLabel)
            ?? throw new Xunit.Sdk.XunitException($"No control called \"{nameOrLabel}\" on {page.AbsolutePath}: {string.Join(", ", form.Elements.Select(e => e.GetAttribute("name")))}");
        return (label.Control ?? label.QuerySelector("input, textarea, select") as IHtmlElement)?.GetAttribute("name")
            ?? throw new Xunit.Sdk.XunitException($"The label \"{nameOrLabel}\" belongs to nothing.");
    }

    private static string Words(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
