namespace Derwent.Listings;

/// <summary>Whom a service is only for, where the law and the work ask for it.</summary>
public enum OnlyFor
{
    /// <summary>Everybody.</summary>
    Anyone,
    /// <summary>Girls and young women.</summary>
    Girls,
    /// <summary>Boys and young men.</summary>
    Boys,
}

internal enum ServiceStatus { Active, Inactive, TemporarilyClosed, Defunct }

internal enum HowToCome { NotSaid, DropIn, Book, Referral }

/// <summary>What makes a place easier to come to, by code, as a visitor reads it.</summary>
internal static class AccessVocabulary
{
    public static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string>
    {
        ["no-steps"] = "No steps",
        ["toilet"] = "Accessible toilet",
        ["quiet-room"] = "A quiet room",
        ["sign-language"] = "Sign language",
        ["hearing-loop"] = "Hearing loop",
        ["parking"] = "Parking close by",
        ["lgbt-welcome"] = "LGBTQ+ young people welcome",
        ["home-visits"] = "We can come to you",
    };
}

/// <summary>Languages that a directory names, by ISO 639-1 code.</summary>
internal static class LanguageVocabulary
{
    public static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string>
    {
        ["en"] = "English", ["pl"] = "Polish", ["ur"] = "Urdu", ["pa"] = "Punjabi", ["ar"] = "Arabic", ["ro"] = "Romanian",
        ["sk"] = "Slovak", ["lv"] = "Latvian", ["lt"] = "Lithuanian", ["fa"] = "Farsi", ["ku"] = "Kurdish", ["ps"] = "Pashto",
        ["so"] = "Somali", ["ti"] = "Tigrinya", ["uk"] = "Ukrainian", ["bn"] = "Bengali", ["gu"] = "Gujarati", ["hi"] = "Hindi",
        ["es"] = "Spanish", ["pt"] = "Portuguese", ["fr"] = "French", ["zh"] = "Chinese", ["cy"] = "Welsh", ["bfi"] = "British Sign Language",
    };

    /// <summary>The code of a language given by code or English name, or null.</summary>
    public static string? Code(string words)
    {
        var wanted = words.Trim();
        if (All.ContainsKey(wanted.ToLowerInvariant())) return wanted.ToLowerInvariant();
        return All.FirstOrDefault(pair => pair.Value.Equals(wanted, StringComparison.OrdinalIgnoreCase)).Key;
    }
}
