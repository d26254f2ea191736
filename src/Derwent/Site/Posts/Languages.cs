namespace Derwent.Site.Posts;

/// <summary>A language that a page may be read in.</summary>
/// <param name="Code">As browsers know it.</param>
/// <param name="Name">In English, for the desk.</param>
/// <param name="Own">In its own words, for the people who read it.</param>
/// <param name="Missing">"This page is not in … yet. Here it is in English.", in the language itself.</param>
/// <param name="Older">"The … text of this page is older than the English. Here it is in English.", in the language itself.</param>
/// <param name="RightToLeft">Read from right to left.</param>
internal sealed record Language(string Code, string Name, string Own, string Missing, string Older, bool RightToLeft = false)
{
    /// <summary>Under this name a page leaves for its head in which languages it can be read.</summary>
    public const string Alternates = "alternates";

    /// <summary>Why the English stands here, in the language itself and in English.</summary>
    public (string Own, string InEnglish) Instead(bool older) => older
        ? (Older, $"The {Name} text of this page is older than the English. Here it is in English.")
        : (Missing, $"This page is not in {Name} yet. Here it is in English.");

    public string Direction => RightToLeft ? "rtl" : "ltr";
}

/// <summary>The languages that an alliance may choose from.</summary>
internal static class Languages
{
    public const string English = "en";

    public static IReadOnlyList<Language> All { get; } =
    [
        new(English, "English", "English", "", ""),
        new("ar", "Arabic", "العربية", "هذه الصفحة غير متوفرة بالعربية بعد. إليك النص بالإنجليزية.", "النص العربي لهذه الصفحة أقدم من النص الإنجليزي. إليك النص بالإنجليزية.", true),
        new("cs", "Czech", "Čeština", "Tato stránka zatím není v češtině. Tady je v angličtině.", "Česká verze této stránky je starší než anglická. Tady je v angličtině."),
        new("fa", "Persian", "فارسی", "این صفحه هنوز به فارسی نیست. متن انگلیسی را می‌بینید.", "متن فارسی این صفحه قدیمی‌تر از متن انگلیسی است. متن انگلیسی را می‌بینید.", true),
        new("lv", "Latvian", "Latviešu", "Šī lapa vēl nav latviešu valodā. Šeit tā ir angļu valodā.", "Šīs lapas latviešu teksts ir vecāks par angļu tekstu. Šeit tā ir angļu valodā."),
        new("pa", "Punjabi", "ਪੰਜਾਬੀ", "ਇਹ ਪੰਨਾ ਅਜੇ ਪੰਜਾਬੀ ਵਿੱਚ ਨਹੀਂ ਹੈ। ਇੱਥੇ ਅੰਗਰੇਜ਼ੀ ਵਿੱਚ ਹੈ।", "ਇਸ ਪੰਨੇ ਦੀ ਪੰਜਾਬੀ ਲਿਖਤ ਅੰਗਰੇਜ਼ੀ ਤੋਂ ਪੁਰਾਣੀ ਹੈ। ਇੱਥੇ ਅੰਗਰੇਜ਼ੀ ਵਿੱਚ ਹੈ।"),
        new("pl", "Polish", "Polski", "Tej strony nie ma jeszcze po polsku. Tutaj jest po angielsku.", "Polski tekst tej strony jest starszy niż angielski. Tutaj jest po angielsku."),
        new("ro", "Romanian", "Română", "Această pagină nu este încă în română. Iat-o în engleză.", "Textul în română al acestei pagini este mai vechi decât cel în engleză. Iată-l în engleză."),
        new("sk", "Slovak", "Slovenčina", "Táto stránka zatiaľ nie je v slovenčine. Tu je v angličtine.", "Slovenská verzia tejto stránky je staršia ako anglická. Tu je v angličtine."),
        new("uk", "Ukrainian", "Українська", "Цієї сторінки ще немає українською. Ось вона англійською.", "Український текст цієї сторінки старіший за англійський. Ось вона англійською."),
        new("ur", "Urdu", "اردو", "یہ صفحہ ابھی اردو میں نہیں ہے۔ یہ انگریزی میں ہے۔", "اس صفحے کا اردو متن انگریزی متن سے پرانا ہے۔ یہ انگریزی میں ہے۔", true),
    ];

    public static Language? Find(string? code) => All.FirstOrDefault(one => one.Code == code);

    public static Language Of(string code) => Find(code) ?? All[0];
}
