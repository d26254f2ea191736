using Derwent.Shared.Mail;
using Derwent.Shared.Time;
using Derwent.Shared.Ui;

namespace Derwent.WhatsOn;

/// <summary>Letters to people who asked for a place. Subjects say nothing about anybody; every letter has the link by which one says yes, no or never mind.</summary>
internal static class BookerLetters
{
    public static Letter Of(string key, Booking booking, CommunityEvent what, Occurrence date, string link, WhatsOnOptions practice, DateTimeOffset now)
    {
        var when = $"{what.Title}\n{InWords.LongMoment(date.StartsAt, now)}\n{what.OneLine}";
        var (subject, words) = key.Split('-')[0] switch
        {
            "confirm" => ("Please confirm your place", $"Somebody, we hope you, asked for a place here:\n\n{when}\n\nPlease open this page and press the button, within {practice.ConfirmHours} hours. Before that the place is not yours:\n\n{link}\n\nWas it not you? Then do nothing. We forget your address by ourselves."),
            "placed" => ("You have a place", $"You have a place:\n\n{when}\n\nCan’t come after all? Please tell us here, so that somebody else can:\n\n{link}"),
            "waiting" => ("You are on the waiting list", $"It is full at the moment, and you are on the list:\n\n{when}\n\nWhen a place becomes free we write to you, in the order in which people asked. Here you see where you stand, and can take yourself off the list:\n\n{link}"),
            "offered" => ("A place is free for you", $"A place has become free, and you are next:\n\n{when}\n\nPlease take it, or say no, by {InWords.LongMoment(booking.AnswerBy ?? now, now)}. After that we ask the next person:\n\n{link}"),
            "lapsed" => ("The place went to the next person", $"We did not hear from you in time, so we asked the next person:\n\n{when}\n\nIf you would still like to come, you can ask for a place again:\n\n{link}"),
            "reminder" => ("A reminder of your place", $"See you soon:\n\n{when}\n\nCan’t come after all? Please tell us here, so that somebody else can:\n\n{link}"),
            "cancelled" => ("It is not happening", $"We are sorry. This is not happening:\n\n{when}\n\n{date.CancelledWhy ?? what.CancelledWhy}\n\nYou need to do nothing. Here is what we have of you:\n\n{link}"),
            "restored" => ("It is happening after all", $"Good news. This is on again, and your place is still yours:\n\n{when}\n\n{link}"),
            _ => ("The time has changed", $"This is at another time now, and your place is still yours:\n\n{when}\n\nCan’t come then? Please tell us here, so that somebody else can:\n\n{link}"),
        };
        return new Letter(booking.Email!, subject, $"Hello {booking.Name},\n\n{words}\n\n{what.OrganisationName}", booking.Id);
    }
}
