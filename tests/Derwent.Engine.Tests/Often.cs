namespace Derwent.Engine.Tests;

/// <summary>How often a property is tried. ./dev mutate asks every test thousands of times, so there each tries little and what only weighs large data is passed over.</summary>
internal static class Often
{
    public static bool IsMutating { get; } = Environment.GetEnvironmentVariable("DERWENT_MUTATE") is { Length: > 0 };

    public static int Times(int usually) => IsMutating ? Math.Max(4, usually / 25) : usually;
}
