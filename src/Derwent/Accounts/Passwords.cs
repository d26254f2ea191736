using System.Collections.Frozen;
using Derwent.Shared.Database;
using Microsoft.AspNetCore.Identity;

namespace Derwent.Accounts;

/// <summary>Passwords: at least twelve characters, none that others guess first, hashed two at a time so that a flood of sign-ins cannot starve the pages.</summary>
internal sealed class Passwords(IPasswordHasher<Person> hasher)
{
    public const int Shortest = 12;
    public const int Longest = 200;

    /// <summary>How long somebody waits for a hand that hashes.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(5);

    private static readonly SemaphoreSlim Hashing = new(2);
    private static readonly Lazy<FrozenSet<string>> Common = new(ReadCommon);
    private static readonly Person Nobody = new("", "", null, null, [], DateTimeOffset.UnixEpoch);
    private static string? hashOfNothing;

    /// <summary>True for the person's own password. Nobody takes as long as somebody, so that the time says nothing.</summary>
    public Task<bool> Fit(Person? person, string typed, CancellationToken stop) => Hashed(() =>
    {
        hashOfNothing ??= hasher.HashPassword(Nobody, Guid.CreateVersion7().ToString());
        var result = hasher.VerifyHashedPassword(person ?? Nobody, person?.PasswordHash ?? hashOfNothing, typed);
        return result != PasswordVerificationResult.Failed && person?.PasswordHash is not null;
    }, stop);

    public async Task Set(Person person, string chosen, CancellationToken stop) => person.ChoosePassword(await Hashed(() => hasher.HashPassword(person, chosen), stop));

    /// <summary>Why this password will not do, as a sentence; null when it will.</summary>
    /// <param name="chosen">What was typed.</param>
    /// <param name="about">Words that belong to the person, and so are guessed first: name, address, organisation.</param>
    public static string? Objection(string chosen, params string?[] about)
    {
        if (chosen.Length < Shortest) return $"Choose a password of at least {Shortest} characters. Three or four words that do not belong together are good.";
        if (chosen.ToLowerInvariant().Distinct().Count() < 5) return "This password repeats itself too much. Three or four words that do not belong together are better.";
        var bare = Bare(chosen);
        var own = about.SelectMany(word => (word ?? "").Split([' ', '@', '.', '-', '_'])).Select(Bare).Where(word => word.Length > 3);
        var left = own.Append("derwent").Aggregate(bare, (rest, word) => rest.Replace(word, "", StringComparison.Ordinal));
        if (left.Length < 5) return "This password can be guessed from your name, address or organisation. Choose words that have nothing to do with you.";
        return IsCommon(bare) || IsCommon(left) ? "Many people use this password, so it is tried first. Choose another." : null;
    }

    private static bool IsCommon(string bare) =>
        bare.Length < 4 || Common.Value.Contains(bare) || IsRun(bare)
        || Enumerable.Range(2, 5).Any(times => Repeats(bare, times))
        || Common.Value.Any(word => word.Length > 4 && bare.Replace(word, "", StringComparison.Ordinal).Length < 4);

    private static bool Repeats(string bare, int times) =>
        bare.Length % times == 0 && bare[..(bare.Length / times)] is var part && string.Concat(Enumerable.Repeat(part, times)) == bare;

    // 123456789012 or lkjihgfedcba: every step the same, over the edge as well.
    private static bool IsRun(string bare) =>
        bare.Zip(bare.Skip(1), (first, next) => next - first).Count(step => step is 1 or -1) >= bare.Length - 2;

    // P@ssw0rd!! and password12 are the same guess: what stands around the letters goes, and what stands for a letter is read as it.
    private static string Bare(string text)
    {
        var small = text.Trim().ToLowerInvariant();
        var first = small.TakeWhile(letter => !char.IsLetter(letter)).Count();
        var inner = small[first..].TrimEnd([.. small.Where(letter => !char.IsLetter(letter)).Distinct()]);
        var read = inner.Select(letter => letter switch { '@' or '4' => 'a', '0' => 'o', '1' or '!' => 'i', '3' => 'e', '5' or '$' => 's', '7' => 't', _ => letter });
        var bare = new string([.. read.Where(char.IsLetter)]);
        return bare.Length >= 4 ? bare : small;
    }

    private static FrozenSet<string> ReadCommon()
    {
        using var list = new StreamReader(typeof(Passwords).Assembly.GetManifestResourceStream("Derwent.Accounts.CommonPasswords.txt")!);
        return list.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).ToFrozenSet();
    }

    private async Task<T> Hashed<T>(Func<T> hash, CancellationToken stop)
    {
        if (!await Hashing.WaitAsync(Patience, stop)) throw new RuleRefused("Very many people are signing in at this moment. Wait a minute, then try again.");
        try { return await Task.Run(hash, stop); }
        finally { Hashing.Release(); }
    }
}
