namespace Derwent.World;

/// <summary>Every story of the demo world. All of them are invented.</summary>
internal static class WorldStories
{
    public static void Tell(Telling w)
    {
        Winter.Tell(w);
        Spring.Tell(w);
        Summer.Tell(w);
        Autumn.Tell(w);
        Maya.Tell(w);
        Kai.Tell(w);
        MillbrookHall.Tell(w);
        Millbrook.Tell(w);
        Sorrel.Tell(w);
        OtherPlaces.Tell(w);
        TodayFirst.Tell(w);
        TodaySecond.Tell(w);
        QueueMorning.Tell(w);
        QueueLater.Tell(w);
    }
}
