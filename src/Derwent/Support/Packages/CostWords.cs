using Derwent.Engine.Packages;
using Derwent.Engine.Packages.Batch;
using Derwent.Shared.Ui;

namespace Derwent.Support;

/// <summary>What a package costs others who wait, in words. Nobody is named: the page is about somebody else.</summary>
internal static class CostWords
{
    public static string Of(CostToOthers cost, PackageOption option)
    {
        var last = option.LastPlaces.Select(service => service.Name).ToList();
        var place = last.Count == 0 ? "" : $" It takes the last place in {InWords.List(last)}.";
        if (cost.People == 0) return (last.Count == 0 ? "Nobody who waits needs these places." : "Nobody who waits could use it.") + place;
        var who = cost.People == 1 ? "One other who waits could use a place it takes" : $"{InWords.Number(cost.People)} others who wait could use a place it takes";
        if (cost.Points is not { } points) return $"{who}; what they lose could not be worked out." + place;
        return (MeetingPlan.InWords(points) is { } lost ? $"{who}. Without it they lose {(cost.People == 1 ? "" : "together ")}{lost}." : $"{who}, and would find another as good.") + place;
    }
}
