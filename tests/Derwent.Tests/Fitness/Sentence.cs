using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Derwent.Tests.Fitness;

/// <summary>A sentence that refuses somebody: where it stands, the outermost type it stands in, and what it says, <c>…</c> for what is put in.</summary>
internal sealed record Sentence(string Path, int Line, string Type, string Words)
{
    private const string Hole = "…";

    private readonly Regex heard = new("^" + Regex.Escape(Words).Replace(Hole, ".*", StringComparison.Ordinal) + "$", RegexOptions.Singleline | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(5));

    /// <summary>The rules throw it; else it stands beside a field.</summary>
    public bool IsThrown { get; init; }

    /// <summary>Another type says it for this one.</summary>
    public bool IsTakenFromElsewhere { get; init; }

    public bool IsSaidBy(string words) => heard.IsMatch(words);

    public bool Equals(Sentence? other) => other is not null && (Path, Line, Words) == (other.Path, other.Line, other.Words);

    public override int GetHashCode() => HashCode.Combine(Path, Line, Words);

    /// <summary>The words of a literal, an interpolated string or a sum of them; null for what is no sentence.</summary>
    public static string? Pattern(ExpressionSyntax said)
    {
        var words = Said(said);
        return words.Replace(Hole, "", StringComparison.Ordinal).Trim() is { Length: >= 8 } rest && rest.Contains(' ', StringComparison.Ordinal) ? words : null;
    }

    private static string Said(ExpressionSyntax said) => said switch
    {
        LiteralExpressionSyntax { RawKind: (int)SyntaxKind.StringLiteralExpression } literal => literal.Token.ValueText,
        InterpolatedStringExpressionSyntax whole => string.Concat(whole.Contents.Select(part => part is InterpolatedStringTextSyntax text ? text.TextToken.ValueText : Hole)),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum => Said(sum.Left) + Said(sum.Right),
        ParenthesizedExpressionSyntax inner => Said(inner.Expression),
        LiteralExpressionSyntax => "",
        _ => Hole,
    };
}
