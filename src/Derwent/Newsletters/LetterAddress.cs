using System.Globalization;
using System.Text;
using MimeKit;

namespace Derwent.Newsletters;

/// <summary>An e-mail address as somebody typed it, and the one spelling by which it is known again. RFC 5322 allows more than mail servers take;
/// what we do not take is answered with the reason.</summary>
internal sealed record LetterAddress(string Written, string Key)
{
    public const int Longest = 254;
    private static readonly IdnMapping Idn = new() { UseStd3AsciiRules = true };
    private static readonly ParserOptions Strict = MakeStrict();

    /// <summary>The address, or a sentence that says what to mend.</summary>
    public static (LetterAddress? Address, string? Sentence) Read(string? typed, bool international)
    {
        var text = (typed ?? "").Trim().Normalize(NormalizationForm.FormC);
        if (text.Length == 0) return No("Type your e-mail address.");
        if (text.Length > Longest) return No($"An e-mail address has at most {Longest} letters.");
        if (text.Any(letter => char.IsControl(letter) || char.GetUnicodeCategory(letter) is UnicodeCategory.Format)) return No("There is an invisible sign in this address. Please type it by hand.");
        if (text.Any(char.IsWhiteSpace) || text.Contains('<', StringComparison.Ordinal)) return No("Only the address, please, without a name and without spaces: name@example.org.");
        if (text.Contains(',', StringComparison.Ordinal) || text.Contains(';', StringComparison.Ordinal)) return No("One address at a time, please.");
        if (text.Contains('"', StringComparison.Ordinal)) return No("Addresses with quotation marks are refused by many mail servers. Please use another one.");
        if (text.Contains('(', StringComparison.Ordinal)) return No("Leave out what stands in brackets: only name@example.org.");
        if (text.Contains('[', StringComparison.Ordinal)) return No("The part after the @ must be a name like example.org, not a number in brackets.");
        if (!MailboxAddress.TryParse(Strict, text, out var mailbox) || mailbox.Address.LastIndexOf('@') is not (> 0 and var at)) return No("An e-mail address looks like name@example.org. Please check it.");
        return Known(mailbox.Address[..at], mailbox.Address[(at + 1)..], international);
    }

    private static (LetterAddress?, string?) Known(string local, string domain, bool international)
    {
        if (Encoding.UTF8.GetByteCount(local) > 64) return No("The part before the @ has at most 64 letters.");
        if (local.Contains('@', StringComparison.Ordinal)) return No("An e-mail address has one @. Please check it.");
        if (!international && !Ascii.IsValid(local)) return No("Our mail server cannot write to addresses with letters like é or 名 before the @ yet. Please use another one.");
        string ascii;
        try { ascii = Idn.GetAscii(domain.TrimEnd('.')).ToLowerInvariant(); }
        catch (ArgumentException) { return No("The part after the @ is no name that mail can go to. Please check it."); }
        if (!ascii.Contains('.', StringComparison.Ordinal) || ascii.Length > 253) return No("The part after the @ must be a name like example.org. Please check it.");
        var written = $"{local}@{ascii}";
        return written.Length > Longest ? No($"An e-mail address has at most {Longest} letters.") : (new LetterAddress(written, $"{local.ToLowerInvariant()}@{ascii}"), null);
    }

    private static (LetterAddress?, string?) No(string sentence) => (null, sentence);

    private static ParserOptions MakeStrict()
    {
        var options = ParserOptions.Default.Clone();
        options.AddressParserComplianceMode = RfcComplianceMode.Strict;
        options.AllowAddressesWithoutDomain = false;
        options.AllowUnquotedCommasInAddresses = false;
        options.MaxAddressGroupDepth = 1;
        return options;
    }
}
