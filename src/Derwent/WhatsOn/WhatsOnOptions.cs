using System.ComponentModel.DataAnnotations;

namespace Derwent.WhatsOn;

/// <summary>Practice that an alliance may set otherwise: configuration section <c>Derwent:WhatsOn</c>.</summary>
internal sealed class WhatsOnOptions
{
    /// <summary>Under this age a parent or carer says yes as well.</summary>
    [Range(0, 18)]
    public int ConsentUnder { get; set; } = 13;

    /// <summary>Hours in which a booking is confirmed from its letter; after that it is forgotten.</summary>
    [Range(1, 336)]
    public int ConfirmHours { get; set; } = 48;

    /// <summary>Hours in which somebody who waited answers that a place is free.</summary>
    [Range(1, 336)]
    public int AnswerHours { get; set; } = 24;

    /// <summary>Hours before the start at which people with a place are reminded.</summary>
    [Range(1, 336)]
    public int RemindHours { get; set; } = 24;

    /// <summary>Days after the event on which names and addresses are erased.</summary>
    [Range(1, 365)]
    public int EraseDays { get; set; } = 30;

    /// <summary>Hours between two readings of a member's own calendar.</summary>
    [Range(1, 168)]
    public int ReadHours { get; set; } = 6;
}
