using Derwent.FrontDoor.Clocks;
using Derwent.Shared.Mail;
using Derwent.Shared.Time;
using Derwent.Shared.Ui;

namespace Derwent.FrontDoor.Jobs;

/// <summary>The front door's letters. No name, nothing about anybody: a reference, a date, a link.</summary>
internal static class Letters
{
    private const string Danger = "Is somebody in danger now? Don’t wait for us. Ring 999.";

    public static Letter Receipt(Referral referral, string to, string link, IReadOnlyList<Clock> clocks, DateTimeOffset now) => new(
        to,
        $"We have it. Your reference is {Reference.Grouped(referral.Reference)}",
        $"""
        Thank you. We have what you sent.

        Your reference: {Reference.Grouped(referral.Reference)}

        A person reads it by {Day(clocks[1].Due, now)}. If we need to ask you something, we are in touch.

        On your own page you can see how it is going and add something:

        {link}

        The page asks for one more thing that you told us, so that nobody else can open it: a postcode, a birthday, or your own phone number or e-mail address. Keep the link to yourself all the same.

        {Danger}
        """, referral.Id);

    public static Letter Urgent(Referral referral, string to, string desk) => new(
        to,
        $"Urgent at the front door: {Reference.Grouped(referral.Reference)}",
        $"""
        A referral marked urgent has come in. Somebody may be in danger.

        {desk}
        """, referral.Id);

    public static Letter Question(Referral referral, string to, string link, bool again) => new(
        to,
        $"{(again ? "We still have" : "We have")} a question. Your reference is {Reference.Grouped(referral.Reference)}",
        $"""
        {(again ? "We asked you something a few days ago and have no answer yet." : "We read what you sent and would like to ask you something.")} We cannot go on before we know.

        Please read the question and answer it on your own page:

        {link}

        If you can’t be the contact any more, you can say so there.

        {Danger}
        """, referral.Id);

    public static Letter Decided(Referral referral, string to, string link) => new(
        to,
        $"There is news. Your reference is {Reference.Grouped(referral.Reference)}",
        $"""
        A person has read what you sent and decided what happens next.

        You can read it on your own page:

        {link}

        {Danger}
        """, referral.Id);

    public static Letter News(Referral referral, string to, string desk) => new(
        to,
        $"New words from a referrer: {Reference.Grouped(referral.Reference)}",
        $"""
        A referrer has added something. Please read it today or on the next working day.

        {desk}
        """, referral.Id);

    public static Letter Late(Referral referral, string to, string desk, string what) => new(
        to,
        $"Past its clock at the front door: {Reference.Grouped(referral.Reference)}",
        $"""
        {what}

        {desk}
        """, referral.Id);

    private static string Day(DateTimeOffset due, DateTimeOffset now) => InWords.LongDay(UkTime.DateOf(due), UkTime.DateOf(now)) + ", 5pm";
}
