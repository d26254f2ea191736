using System.ComponentModel.DataAnnotations;

namespace Derwent.Support;

/// <summary>Practice that an alliance may set otherwise: configuration section <c>Derwent:Support</c>.</summary>
internal sealed class SupportOptions
{
    /// <summary>Farthest journey to a service, in kilometres as the crow flies.</summary>
    [Range(0.5, 100)]
    public double TravelLimitKm { get; set; } = 6;

    /// <summary>Working days from triage's yes to an agreed package.</summary>
    [Range(1, 60)]
    public int PackageDays { get; set; } = 10;

    /// <summary>Days without a step after which a case is called still.</summary>
    [Range(1, 365)]
    public int StillDays { get; set; } = 14;

    /// <summary>How long an offer's link opens, in days.</summary>
    [Range(7, 400)]
    public int OfferLinkDays { get; set; } = 90;

    /// <summary>How long the link to a plan opens, in days.</summary>
    [Range(7, 400)]
    public int PlanLinkDays { get; set; } = 180;

    /// <summary>For the waits page: young people whom one worker supports at the same time.</summary>
    [Range(1, 100)]
    public int PlacesAWorker { get; set; } = 6;

    /// <summary>For the waits page: places of a service that has not said how many it has.</summary>
    [Range(1, 500)]
    public int AssumedPlaces { get; set; } = 8;

    /// <summary>For the waits page: weeks that somebody stays where fewer than eight have finished.</summary>
    [Range(1, 104)]
    public int AssumedStayWeeks { get; set; } = 10;

    /// <summary>For the waits page: how full places are where too few have come to count.</summary>
    [Range(0.05, 0.99)]
    public double AssumedLoad { get; set; } = 0.9;

    /// <summary>The basis written beside organisations that give support.</summary>
    [Required, StringLength(200)]
    public string Basis { get; set; } = "public task, agreed package";
}
