using System.Text.Encodings.Web;
using System.Text.Json;
using Derwent.Shared;
using Derwent.Shared.Database;
using Derwent.Shared.Ui;
using Derwent.Site.Posts;
using Derwent.Site.Settings;
using Microsoft.AspNetCore.Html;
using Npgsql;

namespace Derwent.Site.Words;

/// <summary>The named texts and settings as they stand, in memory: every page needs some of them, and pages that work without the database need them too.</summary>
internal sealed class SiteMemory(DatabaseSources sources, LiveAlliance alliance) : IRemembered, IDisposable
{
    // One reading at a time: a reading that began before a change must not be the last to speak.
    private readonly SemaphoreSlim one = new(1);
    private volatile Dictionary<(string Key, string Language), (string Body, DateTime At)> texts = [];

    /// <summary>What somebody wrote in place of ours; null when nobody did.</summary>
    public string? Said(string key, string language) => texts.GetValueOrDefault((key, language)).Body is { Length: > 0 } said ? said : null;

    /// <summary>It was written in this language before somebody changed the English.</summary>
    public bool IsOlder(string key, string language) => texts.TryGetValue((key, language), out var here) && here.Body.Length > 0 && texts.TryGetValue((key, Languages.English), out var english) && here.At < english.At;

    /// <inheritdoc/>
    public async Task Remember(CancellationToken stop)
    {
        await one.WaitAsync(stop);
        try
        {
            await using var connection = await sources[DatabaseRole.App].OpenConnectionAsync(stop);
            await ReadTexts(connection, stop);
            await ReadSettings(connection, stop);
        }
        catch (Exception away) when (Failures.IsDatabaseAway(away))
        {
            // The last words stand.
        }
        catch (PostgresException missing) when (missing.SqlState is PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.InvalidSchemaName)
        {
            // Not migrated yet: our own words stand, and the program says what is missing elsewhere.
        }
        finally { one.Release(); }
    }

    public void Dispose() => one.Dispose();

    private async Task ReadTexts(NpgsqlConnection connection, CancellationToken stop)
    {
        var read = new Dictionary<(string Key, string Language), (string Body, DateTime At)>();
        await using var command = new NpgsqlCommand("select distinct on (key, language) key, language, body, at from site.texts order by key, language, at desc, id desc", connection);
        await using var rows = await command.ExecuteReaderAsync(stop);
        while (await rows.ReadAsync(stop)) read[(rows.GetString(0), rows.GetString(1))] = (rows.GetString(2), rows.GetDateTime(3));
        texts = read;
    }

    private async Task ReadSettings(NpgsqlConnection connection, CancellationToken stop)
    {
        await using var command = new NpgsqlCommand("select values::text from site.settings order by at desc, id desc limit 1", connection);
        var values = await command.ExecuteScalarAsync(stop) is string json ? JsonSerializer.Deserialize<SiteSettings>(json) : null;
        alliance.Say(values?.Over(alliance.Configured));
    }
}

/// <summary>The named texts in the language that this request asks for, or in English, and then it says so.</summary>
internal sealed class PageWords(SiteMemory memory, IHttpContextAccessor accessor, LiveAlliance alliance)
{
    /// <summary>The language asked for, if this alliance offers it.</summary>
    public Language Wanted => Languages.Find(accessor.HttpContext?.Request.Query["lang"].ToString()) is { } one && alliance.Value.Languages.Contains(one.Code) ? one : Languages.All[0];

    /// <summary>One line.</summary>
    public string Line(string key) => Fill(Find(key).Text);

    /// <summary>Paragraphs; empty when there is nothing to say.</summary>
    public HtmlString Html(string key)
    {
        var (text, inEnglish) = Find(key);
        var html = Markup.Html(Fill(text), Nobody);
        if (html.Length > 0 && key.EndsWith(".more", StringComparison.Ordinal)) html = $"<div class=\"prose\">{html}</div>";
        return new(html.Length == 0 || inEnglish ? html : $"<div lang=\"{Wanted.Code}\" dir=\"{Wanted.Direction}\">{html}</div>");
    }

    /// <summary>One line where it is read: with its language, when that is not the page's own.</summary>
    public IHtmlContent Say(string key)
    {
        var (text, inEnglish) = Find(key);
        var words = HtmlEncoder.Default.Encode(Fill(text));
        return new HtmlString(inEnglish ? words : $"<span class=\"tongue\" lang=\"{Wanted.Code}\" dir=\"{Wanted.Direction}\">{words}</span>");
    }

    /// <summary>Null when the page stands in the language asked for; false when its heading is not written in it, true when something of it was written before the English changed.</summary>
    public bool? FellBack(string page) => Wanted.Code == Languages.English ? null
        : Keys(page).Any(key => memory.IsOlder(key, Wanted.Code)) ? true : memory.Said(page + ".title", Wanted.Code) is null ? false : null;

    /// <summary>The offered languages in which the page can be read, English first.</summary>
    public IReadOnlyList<string> Written(string page) =>
        [Languages.English, .. alliance.Value.Languages.Where(code => memory.Said(page + ".title", code) is not null && !Keys(page).Any(key => memory.IsOlder(key, code)))];

    private static IEnumerable<string> Keys(string page) => NamedText.All.Select(text => text.Key).Where(key => key.StartsWith(page + ".", StringComparison.Ordinal));

    // What is older than the English is not shown: nobody should be told what is no longer so.
    private (string Text, bool InEnglish) Find(string key) => Wanted.Code != Languages.English && memory.Said(key, Wanted.Code) is { } said && !memory.IsOlder(key, Wanted.Code)
        ? (said, false) : (memory.Said(key, Languages.English) ?? NamedText.Find(key)!.Ours, true);

    private string Fill(string text) => text.Replace("{city}", alliance.Value.City, StringComparison.Ordinal).Replace("{alliance}", alliance.Value.Name, StringComparison.Ordinal);

    private static readonly Dictionary<Guid, Pictures.Picture> Nobody = [];
}
