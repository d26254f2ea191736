using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Derwent.Tests.Fitness;

/// <summary>Reads the sources and finds every sentence with which a person is refused: what is given to <c>AddModelError</c> and to the refusing exceptions,
/// straight, through a helper's parameter, a local, or what a method or property of that name returns. By names only: it reads, it does not compile.</summary>
internal sealed class SentencesInSource
{
    private static readonly string[] Exceptions = ["RuleRefused", "ImportFailed", "OrukRefused", "LinkageRefused", "WorldFault"];
    private static readonly CSharpParseOptions Newest = new(LanguageVersion.Preview);

    private readonly List<SyntaxNode> roots;
    private readonly ILookup<string, SyntaxNode> members;
    private readonly ILookup<string, ExpressionSyntax> calls;
    private readonly HashSet<SyntaxNode> done = [];
    private readonly HashSet<Sentence> found = [];
    private bool thrown;
    private int hops;

    private SentencesInSource(IEnumerable<(string Path, string Text)> files)
    {
        roots = [.. files.Select(file => CSharpSyntaxTree.ParseText(file.Text, Newest, file.Path).GetRoot())];
        var all = roots.SelectMany(root => root.DescendantNodes()).ToList();
        members = all.Where(node => node is MethodDeclarationSyntax or LocalFunctionStatementSyntax or PropertyDeclarationSyntax or VariableDeclaratorSyntax { Parent.Parent: FieldDeclarationSyntax }).ToLookup(Name);
        calls = all.OfType<ExpressionSyntax>().Where(node => node is InvocationExpressionSyntax or ObjectCreationExpressionSyntax).ToLookup(Name);
    }

    /// <summary>Every sentence of these files, with where it stands.</summary>
    public static IReadOnlyList<Sentence> Of(IEnumerable<(string Path, string Text)> files)
    {
        var read = new SentencesInSource(files);
        read.thrown = true;
        foreach (var exception in Exceptions) read.Follow(exception, 0, null);
        read.thrown = false;
        foreach (var add in new[] { "AddModelError", "TryAddModelError" }) read.Follow(add, 1, null);
        read.Follow("ValidationResult", 0, null);
        return [.. read.found.OrderBy(sentence => sentence.Path, StringComparer.Ordinal).ThenBy(sentence => sentence.Line)];
    }

    // What every call of this name gives for this parameter.
    private void Follow(string name, int at, SyntaxNode? declared)
    {
        var parameters = (declared as MethodDeclarationSyntax)?.ParameterList ?? (declared as LocalFunctionStatementSyntax)?.ParameterList;
        var extends = parameters?.Parameters.FirstOrDefault()?.Modifiers.Any(SyntaxKind.ThisKeyword) == true;
        foreach (var call in calls[name].Where(call => declared is null || Reaches(call, declared)))
        {
            var arguments = call is InvocationExpressionSyntax invoked ? invoked.ArgumentList : ((ObjectCreationExpressionSyntax)call).ArgumentList;
            var shift = extends && call is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax } ? 1 : 0;
            var given = arguments?.Arguments.FirstOrDefault(argument => argument.NameColon?.Name.Identifier.Text is { } named && named == parameters?.Parameters[at].Identifier.Text)
                ?? arguments?.Arguments.ElementAtOrDefault(at - shift);
            if (given is { NameColon: null } || given?.NameColon?.Name.Identifier.Text == parameters?.Parameters[at].Identifier.Text) Take(given?.Expression);
        }
    }

    private static bool Reaches(SyntaxNode call, SyntaxNode declared) => declared switch
    {
        LocalFunctionStatementSyntax => declared.SyntaxTree == call.SyntaxTree && declared.Parent!.Span.Contains(call.Span),
        MethodDeclarationSyntax method when !method.Modifiers.Any(SyntaxKind.PublicKeyword) && !method.Modifiers.Any(SyntaxKind.InternalKeyword) && !method.Modifiers.Any(SyntaxKind.ProtectedKeyword) => TypesOf(call).Intersect(TypesOf(declared)).Any(),
        _ => true,
    };

    private void Take(SyntaxNode? said)
    {
        if (said is null || !done.Add(said)) return;
        switch (said)
        {
            case LiteralExpressionSyntax or InterpolatedStringExpressionSyntax or BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression }: Keep((ExpressionSyntax)said); break;
            case ConditionalExpressionSyntax either: Take(either.WhenTrue); Take(either.WhenFalse); break;
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression } either: Take(either.Left); Take(either.Right); break;
            case SwitchExpressionSyntax choice: foreach (var arm in choice.Arms) Take(arm.Expression); break;
            case ParenthesizedExpressionSyntax inner: Take(inner.Expression); break;
            case PostfixUnaryExpressionSyntax sure: Take(sure.Operand); break;
            case AwaitExpressionSyntax later: Take(later.Expression); break;
            case CastExpressionSyntax cast: Take(cast.Expression); break;
            case TupleExpressionSyntax tuple: foreach (var part in tuple.Arguments) Take(part.Expression); break;
            case CollectionExpressionSyntax list: foreach (var part in list.Elements.OfType<ExpressionElementSyntax>()) Take(part.Expression); break;
            case IdentifierNameSyntax name: Resolve(name); break;
            case InvocationExpressionSyntax { Expression: IdentifierNameSyntax asked }: Resolve(asked); break;
            case InvocationExpressionSyntax call: Returned(Name(call), call); break;
            case LambdaExpressionSyntax { ExpressionBody: { } answer }: Take(answer); break;
            // A pair of a field and its sentence.
            case MemberAccessExpressionSyntax { Name.Identifier.Text: "Sentence", Expression: IdentifierNameSyntax pair }: Resolve(pair); break;
            case MemberAccessExpressionSyntax member: Returned(member.Name.Identifier.Text, member); break;
            case ElementAccessExpressionSyntax one: Take(one.Expression); break;
        }
    }

    private void Keep(ExpressionSyntax said)
    {
        var line = said.GetLocation().GetLineSpan();
        if (Sentence.Pattern(said) is { } pattern) found.Add(new Sentence(line.Path, line.StartLinePosition.Line + 1, TypesOf(said).LastOrDefault() ?? "", pattern) { IsThrown = thrown, IsTakenFromElsewhere = hops > 0 });
    }

    // A name: the parameter of a helper, something local, or a constant.
    private void Resolve(IdentifierNameSyntax name)
    {
        var text = name.Identifier.Text;
        foreach (var around in name.Ancestors())
        {
            if (Parameters(around) is { } parameters && parameters.Select(one => one.Identifier.Text).ToList().IndexOf(text) is >= 0 and var at)
            {
                // What comes back from a method is not what was put into it.
                if (hops == 0 && parameters.ElementAt(at).Type!.ToString().Contains("string", StringComparison.Ordinal)) Follow(Name(around), at, around);
                return;
            }
            if (around is MemberDeclarationSyntax or LocalFunctionStatementSyntax && Local(around, text)) return;
        }
        Returned(text, name);
    }

    private bool Local(SyntaxNode within, string name)
    {
        var from = within.DescendantNodes().Select(node => node switch
        {
            VariableDeclaratorSyntax { Initializer: { } value } declared when declared.Identifier.Text == name => value.Value,
            SingleVariableDesignationSyntax named when named.Identifier.Text == name => named.Ancestors().Select(up => up switch
            {
                IsPatternExpressionSyntax tested => tested.Expression,
                AssignmentExpressionSyntax { Left: var left } parts when left.Span.Contains(named.Span) => parts.Right,
                ForEachVariableStatementSyntax each => each.Expression,
                _ => null,
            }).FirstOrDefault(value => value is not null),
            AssignmentExpressionSyntax { Left: IdentifierNameSyntax left } set when left.Identifier.Text == name => set.Right,
            ForEachStatementSyntax each when each.Identifier.Text == name => each.Expression,
            _ => null,
        }).OfType<ExpressionSyntax>().ToList();
        foreach (var value in from) Take(value);
        return from.Count > 0;
    }

    // What the methods, properties and constants of this name can give back, of the type that is named or of one's own before any other.
    private void Returned(string name, SyntaxNode asker)
    {
        var named = members[name].Where(member => Gives(member)).ToList();
        var type = asker switch
        {
            MemberAccessExpressionSyntax member => member.Expression.ToString(),
            InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax member } => member.Expression.ToString(),
            _ => null,
        };
        var near = named.Where(member => type is null ? TypesOf(member).Intersect(TypesOf(asker)).Any() : TypesOf(member).Contains(type.Split('.')[^1])).ToList();
        hops++;
        foreach (var member in near.Count > 0 ? near : type is null || named.Select(member => TypesOf(member).Last()).Distinct().Count() > 2 ? [] : named)
        {
            if (member is VariableDeclaratorSyntax { Initializer: { } value }) Take(value.Value);
            foreach (var arrow in member.ChildNodes().OfType<ArrowExpressionClauseSyntax>()) Take(arrow.Expression);
            foreach (var back in member.DescendantNodes().OfType<ReturnStatementSyntax>()) Take(back.Expression);
            foreach (var back in member.DescendantNodes().OfType<YieldStatementSyntax>()) Take(back.Expression);
        }
        hops--;
    }

    private static bool Gives(SyntaxNode member) => (member switch
    {
        MethodDeclarationSyntax method => method.ReturnType,
        LocalFunctionStatementSyntax method => method.ReturnType,
        PropertyDeclarationSyntax property => property.Type,
        VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax field } => field.Type,
        _ => null,
    })?.ToString().Contains("string", StringComparison.Ordinal) == true;

    private static IEnumerable<ParameterSyntax>? Parameters(SyntaxNode node) => node switch
    {
        MethodDeclarationSyntax method => method.ParameterList.Parameters,
        LocalFunctionStatementSyntax method => method.ParameterList.Parameters,
        _ => null,
    };

    private static string Name(SyntaxNode node) => node switch
    {
        MethodDeclarationSyntax method => method.Identifier.Text,
        LocalFunctionStatementSyntax method => method.Identifier.Text,
        PropertyDeclarationSyntax property => property.Identifier.Text,
        VariableDeclaratorSyntax field => field.Identifier.Text,
        InvocationExpressionSyntax { Expression: SimpleNameSyntax name } => name.Identifier.Text,
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax member } => member.Name.Identifier.Text,
        InvocationExpressionSyntax { Expression: MemberBindingExpressionSyntax member } => member.Name.Identifier.Text,
        ObjectCreationExpressionSyntax made => made.Type is QualifiedNameSyntax name ? name.Right.Identifier.Text : made.Type.ToString(),
        _ => "",
    };

    /// <summary>The program's own sources, without what is made by machines.</summary>
    public static IEnumerable<(string Path, string Text)> Under(string folder) => Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
        .Select(path => (Path: Path.GetRelativePath(folder, path), Full: path))
        .Where(file => !file.Path.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj" or "Migrations" or "ui" or "Dev"))
        .Select(file => (file.Path, File.ReadAllText(file.Full)));

    private static IEnumerable<string> TypesOf(SyntaxNode node) => node.AncestorsAndSelf().OfType<TypeDeclarationSyntax>().Select(type => type.Identifier.Text);
}
