using System.Collections.Concurrent;
using System.Reflection;
using Derwent.Shared.Security;
using Derwent.Tests.Fitness;
using Derwent.Tests.World;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Xunit.v3;

[assembly: Begun]

namespace Derwent.Tests.Fitness;

/// <summary>Runs by itself when everything else has run: xunit begins what is not parallel after what is.</summary>
[CollectionDefinition(nameof(AtTheEnd), DisableParallelization = true)]
public sealed class AtTheEnd;

/// <summary>When every test of this assembly has run, every page was shown to somebody, every form was taken and refused at least once, and both were tried by somebody who may not.
/// What no test asked for is named. A run of some of the tests says nothing.</summary>
[Collection(nameof(AtTheEnd))]
public sealed class WholeRun(House house) : IClassFixture<House>
{
    [Fact]
    public async Task Every_page_was_shown_and_every_form_was_taken_refused_and_tried_by_the_wrong_person()
    {
        OnlyOfAWholeRun();
        var faults = Untold(await Forms(house), Heard.Of, Untried.Because).ToList();
        Assert.True(faults.Count == 0, $"{faults.Count} answers were given in no test of the whole run:\n" + string.Join("\n", faults));
    }

    [Fact]
    public async Task Every_sentence_that_refuses_somebody_was_said()
    {
        OnlyOfAWholeRun();
        var faults = Unheard(SentencesInSource.Of(SentencesInSource.Under(Sources)), Refusals.Sentences, await FieldRule.All(house), Refusals.Fields, Unsaid.Because).ToList();
        Assert.True(faults.Count == 0, $"{faults.Count} sentences were said in no test of the whole run:\n" + string.Join("\n", faults));
    }

    [Fact]
    public void A_sentence_that_no_test_brings_about_is_named_and_so_is_an_excuse_that_is_not_needed()
    {
        const string planted = """
            class Planted : PageModel
            {
                void Ask(int many)
                {
                    if (many > 3) Refuse($"There are {many} of them.");
                    if (many < 0) ModelState.AddModelError("", many < -9 ? "That is far too few." : "That is too few.");
                    if (Wrong(many) is { } sentence) throw new RuleRefused(sentence);
                }
                void Refuse(string sentence) => throw new RuleRefused(sentence);
                string? Wrong(int many) => many == 1 ? "One is not enough." : null;
            }
            class Other { void Ask() => throw new RuleRefused("That is too few."); }
            """;
        var wanted = SentencesInSource.Of([("Planted.cs", planted)]);
        Assert.Equal(["There are … of them.", "That is far too few.", "That is too few.", "One is not enough.", "That is too few."], wanted.Select(one => one.Words));
        var heard = new[] { ("There are 4 of them.", "Planted"), ("That is too few.", "Other") }.ToLookup(one => one.Item1, one => one.Item2);
        Assert.Equal(
            ["Planted.cs:6: “That is far too few.” was said in no test.", "Planted.cs:6: “That is too few.” was said in no test.", "“Never heard of.” is excused in Unsaid, and nobody can say it.", "“There are … of them.” was said: it needs no excuse in Unsaid."],
            Unheard(wanted, heard, [], [], new Dictionary<string, string> { ["One is not enough."] = "none", ["Never heard of."] = "none", ["There are … of them."] = "none" }).Order(StringComparer.Ordinal));
        FieldRule[] rules = [new("Input.Name", "Required", "Give a name.", 0, [("Planted", "Input.Name")]), new("Input.Town", "StringLength", null, 9, [("Planted", "Input.Town")])];
        Assert.Equal(["Input.Town (StringLength) has no sentence of its own.", "Input.Name (Required): “Give a name.” was said in no test."], Unheard([], heard, rules, [("Other", "Input.Name", "Give a name.")], new Dictionary<string, string>()));
        Assert.DoesNotContain(Unheard([], heard, rules, [("Planted", "Input.Name", "Give a name.")], new Dictionary<string, string>()), fault => fault.Contains("Input.Name", StringComparison.Ordinal));
    }

    /// <summary>What can be said and was not, and what is excused and need not be.</summary>
    internal static IEnumerable<string> Unheard(IReadOnlyList<Sentence> wanted, ILookup<string, string> heard, IReadOnlyList<FieldRule> rules, IReadOnlyCollection<(string, string, string)> beside, IReadOnlyDictionary<string, string> excused)
    {
        var shared = wanted.GroupBy(one => one.Words).Where(same => same.Select(one => one.Type).Distinct().Count() > 1).Select(same => same.Key).ToHashSet();
        bool Said(Sentence one) => heard.Any(said => one.IsSaidBy(said.Key) && (!shared.Contains(one.Words) || one.IsTakenFromElsewhere || !one.IsThrown && !IsAPage(one.Type) || said.Contains(one.Type)));
        var unsaid = wanted.Where(one => !Said(one)).ToList();
        return
        [
            .. unsaid.Where(one => !excused.ContainsKey(one.Words)).Select(one => $"{one.Path}:{one.Line}: “{one.Words}” was said in no test."),
            .. rules.Where(rule => rule.Sentence is null).Select(rule => $"{rule.Field} ({rule.Kind}) has no sentence of its own."),
            .. rules.Where(rule => rule.Sentence is not null && !rule.IsSaid(beside)).Select(rule => $"{rule.Field} ({rule.Kind}): “{rule.Sentence}” was said in no test."),
            .. excused.Keys.Where(words => wanted.Any(one => one.Words == words) && unsaid.All(one => one.Words != words)).Select(words => $"“{words}” was said: it needs no excuse in {nameof(Unsaid)}."),
            .. excused.Keys.Where(words => wanted.All(one => one.Words != words)).Select(words => $"“{words}” is excused in {nameof(Unsaid)}, and nobody can say it."),
        ];
    }

    private static bool IsAPage(string type) => type == "Planted" || typeof(Serving).Assembly.GetTypes().Any(one => one.Name == type && typeof(PageModel).IsAssignableFrom(one));

    private static string Sources => Path.Combine(ArchitectureTests.Root, "src", "Derwent");

    private static void OnlyOfAWholeRun()
    {
        var missing = Begun.NotYet(typeof(WholeRun).Assembly).ToList();
        // ./test says when it leaves nothing out: then this may not be skipped.
        if (Environment.GetEnvironmentVariable("DERWENT_WHOLE_RUN") == "yes") Assert.Empty(missing);
        Assert.SkipWhen(missing.Count > 0, "Only some of the tests ran, so nothing is said about what no test asked for.");
    }

    [Fact]
    public async Task A_form_that_no_test_asked_for_is_named_and_so_is_an_excuse_that_is_not_needed()
    {
        var wanted = await Forms(house);
        Assert.Contains(("POST /desk/people?handler=WITHDRAW", Answer.NotYours), wanted);
        Assert.Equal(["POST /desk/people never answered Refused."], Untold([("POST /desk/people", Answer.Done), ("POST /desk/people", Answer.Refused)], (_, answer) => answer == Answer.Done, new Dictionary<(string, Answer), string>()));
        Assert.Contains("needs no excuse", Assert.Single(Untold([("GET /find", Answer.Done)], (_, _) => true, new Dictionary<(string, Answer), string> { [("GET /find", Answer.Done)] = "none" })), StringComparison.Ordinal);
        Assert.Contains("nobody asks that of it", Assert.Single(Untold([], (_, _) => false, new Dictionary<(string, Answer), string> { [("GET /gone", Answer.Done)] = "none" })), StringComparison.Ordinal);
    }

    /// <summary>What should have been heard and was not, and what is excused and need not be.</summary>
    internal static IEnumerable<string> Untold(IReadOnlyList<(string Form, Answer Answer)> wanted, Func<string, Answer, bool> heard, IReadOnlyDictionary<(string Form, Answer Answer), string> excused) =>
        [
            .. wanted.Where(one => !heard(one.Form, one.Answer) && !excused.ContainsKey(one)).Select(one => $"{one.Form} never answered {one.Answer}."),
            .. excused.Keys.Where(one => heard(one.Form, one.Answer)).Select(one => $"{one.Form} did answer {one.Answer}: it needs no excuse in {nameof(Untried)}."),
            .. excused.Keys.Except(wanted).Select(one => $"{one.Form} is excused from {one.Answer} in {nameof(Untried)}, and nobody asks that of it."),
        ];

    /// <summary>Every page and form there is, with each answer that somebody should have got from it.</summary>
    internal static async Task<IReadOnlyList<(string Form, Answer Answer)>> Forms(House house)
    {
        var (loader, wanted) = (house.Services.GetRequiredService<PageLoader>(), new List<(string, Answer)>());
        foreach (var endpoint in EveryAddress.Pages(house))
        {
            var page = await loader.LoadAsync(endpoint.Metadata.GetMetadata<PageActionDescriptor>()!, endpoint.Metadata);
            foreach (var (method, handler) in page.HandlerMethods.Select(handler => (Method: handler.HttpMethod.ToUpperInvariant(), Handler: handler.Name)).DefaultIfEmpty(("GET", null)).Where(one => one.Method == "POST" || string.IsNullOrEmpty(one.Handler)).Distinct())
                wanted.AddRange(Asked(endpoint, method).Select(answer => (Heard.Name(method, EveryAddress.Of(endpoint), handler?.ToUpperInvariant()), answer)));
        }
        return wanted;
    }

    private static IEnumerable<Answer> Asked(RouteEndpoint endpoint, string method)
    {
        var (desk, link) = (endpoint.Metadata.GetMetadata<DeskAttribute>(), endpoint.Metadata.GetMetadata<ByLinkAttribute>());
        yield return Answer.Done;
        if (method == "POST") yield return Answer.Refused;
        if (desk is not null) yield return Answer.SignInFirst;
        // Where every role may come in and no record is named, nobody who is signed in is the wrong person.
        if (desk is { AnyOf.Count: > 0 } || desk is not null && EveryAddress.Of(endpoint).Contains('{') || link is { Required: true }) yield return Answer.NotYours;
    }
}

/// <summary>Remembers which tests have begun.</summary>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class Begun : BeforeAfterTestAttribute
{
    private static readonly ConcurrentDictionary<(Type?, string), int> All = [];

    public override void Before(MethodInfo methodUnderTest, IXunitTest test) => All.TryAdd((methodUnderTest.ReflectedType, methodUnderTest.Name), 0);

    /// <summary>Tests of the assembly that run by themselves and have not begun, but for the one that asks.</summary>
    public static IEnumerable<string> NotYet(Assembly assembly) => assembly.GetTypes().Where(type => type is { IsAbstract: false, IsPublic: true } && type != typeof(WholeRun))
        .SelectMany(type => type.GetMethods().Where(method => method.GetCustomAttribute<FactAttribute>() is { Explicit: false, Skip: null }).Select(method => (type, method.Name)))
        .Where(test => !All.ContainsKey((test.type, test.Name))).Select(test => $"{test.type.Name}.{test.Name}");
}
