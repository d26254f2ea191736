using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Html;

namespace Derwent.Shared.Ui;

/// <summary>What a browser loads, built by <c>npm run build</c> in <c>src/Derwent/ui</c>: plain names to hashed addresses, and the icons.</summary>
public sealed class Assets
{
    private readonly string folder;
    private readonly FrozenDictionary<string, string> names;
    private readonly FrozenDictionary<string, string> icons;
    private readonly ConcurrentDictionary<(string Name, string Css), HtmlString> references = new();

    /// <summary>Reads the manifest once. Without one the pages still work, only unstyled, so that no test or tool needs Node.js.</summary>
    public Assets(IWebHostEnvironment place)
    {
        folder = new[] { Path.Combine(place.ContentRootPath, "wwwroot"), Path.Combine(AppContext.BaseDirectory, "wwwroot") }
            .Select(root => Path.Combine(root, "assets"))
            .FirstOrDefault(root => System.IO.File.Exists(Path.Combine(root, "manifest.json"))) ?? string.Empty;
        names = Read("manifest.json");
        icons = Read("icons.json");
        Files = names.Values.ToFrozenSet();
    }

    /// <summary>Whether the assets have been built.</summary>
    public bool Built => names.Count > 0;

    /// <summary>Where a built file lies on this machine, or null when the assets have not been built.</summary>
    internal string? File(string name) => names.TryGetValue(name, out var hashed) ? PathOf(hashed) : null;

    internal FrozenSet<string> Files { get; }

    /// <summary>The address of an asset by its plain name, e.g. <c>public.css</c>.</summary>
    public string this[string name] => "/assets/" + names.GetValueOrDefault(name, name);

    /// <summary>The inside of an icon's SVG, or null when <c>ui/icons.txt</c> does not name it.</summary>
    public string? Icon(string name) => icons.GetValueOrDefault(name);

    /// <summary>An icon drawn by reference to the sprite at the page's end. Names come from our own pages, so there are few.</summary>
    internal HtmlString Reference(string name, string css) => references.GetOrAdd((name, css),
        static icon => new HtmlString($"<svg class=\"{icon.Css}\" aria-hidden=\"true\"><use href=\"#i-{HtmlEncoder.Default.Encode(icon.Name)}\"/></svg>"));

    internal string PathOf(string file) => Path.Combine(folder, file);

    private FrozenDictionary<string, string> Read(string file)
    {
        if (folder.Length == 0)
        {
            return FrozenDictionary<string, string>.Empty;
        }

        using var stream = System.IO.File.OpenRead(Path.Combine(folder, file));
        return JsonSerializer.Deserialize<Dictionary<string, string>>(stream)!.ToFrozenDictionary();
    }
}
