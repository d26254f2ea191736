using System.Security.Cryptography;

namespace Derwent.FrontDoor;

/// <summary>Human references: eight random letters and digits that cannot be misread or spell a word, shown in groups.</summary>
internal static class Reference
{
    private const string Letters = "23456789BCDFGHJKMNPQRTVWXYZ";

    public static string New() => RandomNumberGenerator.GetString(Letters, 8);

    public static string Grouped(string reference) =>
        reference.Length == 8 ? $"{reference[..3]} {reference[3..6]} {reference[6..]}" : reference;

    /// <summary>What somebody typed or read out, without spaces and dashes and in capitals; null when it cannot be a reference.</summary>
    public static string? Read(string? typed)
    {
        var plain = new string([.. (typed ?? "").Where(char.IsAsciiLetterOrDigit)]).ToUpperInvariant();
        return plain.Length == 8 ? plain : null;
    }
}
