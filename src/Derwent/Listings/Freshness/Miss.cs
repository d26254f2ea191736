using Derwent.Shared.Time;

namespace Derwent.Listings.Freshness;

/// <summary>Something that somebody looked for and did not find: what and roughly where, never who. The day, not the minute; the postcode's first half, not the postcode.</summary>
internal sealed class Miss
{
    private Miss()
    {
    }

    public Guid Id { get; private set; }
    public DateOnly On { get; private set; }
    public string Words { get; private set; } = "";
    public string Near { get; private set; } = "";
    public string Age { get; private set; } = "";
    public IReadOnlyList<string> Needs { get; private set; } = [];
    public string Said { get; private set; } = "";

    public static Miss Make(string words, string near, string age, IReadOnlyList<string> needs, string said, DateOnly today) =>
        // The id says when it was made: no nearer than the day.
        new() { Id = Guid.CreateVersion7(UkTime.At(today, TimeOnly.MinValue)), On = today, Words = words.ToLowerInvariant(), Near = near, Age = age, Needs = needs, Said = said };
}
