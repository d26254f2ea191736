using System.Globalization;
using System.Text;

namespace Derwent.Shared.Text;

/// <summary>The part of an address that names one thing: small letters, digits and hyphens, made from its name.</summary>
public static class Slug
{
    /// <summary>At most this long, so that addresses can be read out.</summary>
    public const int Longest = 80;

    /// <summary>"Gloves On: boxing" becomes <c>gloves-on-boxing</c>. Letters with marks lose them; a name without a letter or digit gives "listing".</summary>
    public static string From(string name)
    {
        var slug = new StringBuilder(Math.Min(name.Length, Longest));
        foreach (var c in name.Normalize(NormalizationForm.FormD))
        {
            if (slug.Length == Longest) break;
            if (char.IsAsciiLetterOrDigit(c)) slug.Append(char.ToLowerInvariant(c));
            else if (c is '\'' or '’' || char.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark) continue;
            else if (slug.Length > 0 && slug[^1] != '-') slug.Append('-');
        }
        var made = slug.ToString().Trim('-');
        return made.Length == 0 ? "listing" : made;
    }

    /// <summary>The first of <c>slug</c>, <c>slug-2</c>, <c>slug-3</c> … that is not taken; it is added to <paramref name="taken"/>.</summary>
    public static string Free(string name, ISet<string> taken)
    {
        var wanted = From(name);
        for (var n = 1; ; n++)
        {
            var candidate = n == 1 ? wanted : $"{wanted}-{n}";
            if (taken.Add(candidate)) return candidate;
        }
    }
}
