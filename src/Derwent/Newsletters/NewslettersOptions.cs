using System.ComponentModel.DataAnnotations;

namespace Derwent.Newsletters;

/// <summary>How letters go out: configuration section <c>Derwent:Newsletters</c>.</summary>
internal sealed class NewslettersOptions
{
    /// <summary>The address in From; without one, the one of the other letters (<c>Derwent:Mail:From</c>).</summary>
    [StringLength(320)]
    public string? From { get; set; }

    /// <summary>The mailbox that bounces come back to: <c>bounces@example.org</c> becomes <c>bounces+{row}@example.org</c> as the envelope's sender.</summary>
    [EmailAddress, StringLength(200)]
    public string? Bounces { get; set; }

    /// <summary>At most so many messages a second; 0 is as fast as the mail server takes them.</summary>
    [Range(0, 10_000)]
    public int PerSecond { get; set; } = 10;

    /// <summary>Connections to the mail server, each used again and again.</summary>
    [Range(1, 50)]
    public int Connections { get; set; } = 1;

    /// <summary>The longest wait for one message, from the greeting to the server's answer.</summary>
    [Range(1, 600)]
    public int PatienceSeconds { get; set; } = 30;

    /// <summary>A message that the mail server puts off for so long is given up.</summary>
    [Range(1, 240)]
    public int GiveUpAfterHours { get; set; } = 72;

    /// <summary>True when the mail server speaks SMTPUTF8, so that addresses like jürgen@example.org can be written to.</summary>
    public bool InternationalAddresses { get; set; }
}
