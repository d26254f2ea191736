using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Derwent.Shared.Database;
using Derwent.Shared.Imports;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Derwent.Tests;

/// <summary>Every sentence with which somebody was refused in this run: beside the fields of the pages of any house, and by the rules wherever they were asked.
/// <see cref="Fitness.WholeRun"/> compares it with what the sources can say.</summary>
public sealed partial class Refusals : IAlwaysRunResultFilter
{
    private static readonly ConcurrentDictionary<(string Sentence, string Type), int> All = [];
    private static readonly ConcurrentDictionary<(string Page, string Field, string Sentence), int> Beside = [];

    /// <summary>Each sentence with the types that had a hand in saying it.</summary>
    internal static ILookup<string, string> Sentences => All.Keys.ToLookup(one => one.Sentence, one => one.Type);

    /// <summary>What stood beside which field of which page.</summary>
    internal static IReadOnlyCollection<(string Page, string Field, string Sentence)> Fields => [.. Beside.Keys];

    /// <summary>The name of a field of a list is the same for each row.</summary>
    internal static string EachRow(string field) => Row().Replace(field, "[]");

    [ModuleInitializer]
    internal static void Listen() => AppDomain.CurrentDomain.FirstChanceException += (_, thrown) =>
    {
        if (thrown.Exception is not (RuleRefused or ImportFailed or Derwent.Listings.Oruk.OrukRefused or Engine.Linkage.LinkageRefused or Engine.Worlds.WorldFault)) return;
        foreach (var type in new StackTrace(1, false).GetFrames().Select(frame => frame.GetMethod()?.DeclaringType).OfType<Type>().Select(Outermost).Where(type => type.Namespace?.StartsWith("Derwent", StringComparison.Ordinal) == true).Distinct())
            All.TryAdd((thrown.Exception.Message, type.Name), 0);
    };

    /// <summary>Keeps what a process of its own complained of.</summary>
    internal static void SaidBy(string complaints)
    {
        foreach (var line in complaints.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)) All.TryAdd((line, ""), 0);
    }

    /// <summary>Keeps what stands beside the fields when the answer is about to be written.</summary>
    public void OnResultExecuting(ResultExecutingContext context)
    {
        if (context.ModelState.IsValid || (context.ActionDescriptor as CompiledPageActionDescriptor)?.ModelTypeInfo is not { } page) return;
        foreach (var (field, entry) in context.ModelState)
        {
            foreach (var error in entry.Errors)
            {
                Beside.TryAdd((page.FullName!, EachRow(field), error.ErrorMessage), 0);
                for (var type = page.AsType(); type is not null && type != typeof(PageModel); type = type.BaseType) All.TryAdd((error.ErrorMessage, type.Name), 0);
            }
        }
    }

    public void OnResultExecuted(ResultExecutedContext context) { }

    private static Type Outermost(Type type) => type.DeclaringType is { } around ? Outermost(around) : type;

    [GeneratedRegex(@"\[[^\]]*\]")]
    private static partial Regex Row();
}
