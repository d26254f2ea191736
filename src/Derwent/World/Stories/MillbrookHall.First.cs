using Derwent.FrontDoor;
using Derwent.Support;
using static Derwent.World.Staff;

namespace Derwent.World;

/// <summary>The young people who are expected at the drop-in in Millbrook Hall this afternoon.</summary>
internal static partial class MillbrookHall
{
    public static void Tell(Telling w)
    {
        First(w);
        Second(w);
    }

    private static void First(Telling w)
    {
        w.Young("Amara", "Osei", "17 Jan 2013", "Alvaston", school: "Rivermead Academy")
            .Refer("14 Sep 9:20", From.Parent("Grace Osei", "mum"),
                "We moved from Leicester in August and left her whole life there. She is top of the class and eats with the dinner ladies.",
                "alone:2 nowhere-to-go:1 +attends:3 +asks:2 +they-talk:3", theirs: "I want one person who saves me a seat.", agree: Agree.Yes)
            .Accept("14 Sep 14:10", Ada, "One seat saved. The drop-in, and the long way round to football.")
            .Met("16 Sep 15:30", JoMarsh)
            .Package("18 Sep 11:30", Ada, JoMarsh, "“Is there anyone my age?”", "millbrook-drop-in: alone nowhere-to-go = 29 Sep", "girls-football: alone = 30 Sep")
            .Yes("18 Sep 15:00", "millbrook-drop-in").Later("21 Sep 9:30", "girls-football", "28 Oct", "Full until half-term.").TakeLater("21 Sep 11:00", Ada, "girls-football")
            .Goal("29 Sep 18:15", JoMarsh, "Have somebody to text.", "1@29 Sep 3@20 Oct 7@17 Nov")
            .Sessions("millbrook-drop-in", "-hhhhhh", remark: "Six in a row")
            .Note("17 Nov 18:20", JoMarsh, StepKind.Contact, "Two names", "Isla and Lola. They have a group chat called Soup.");

        w.Young("Danny", "Rowe", "4 Nov 2013", "Alvaston", school: "Rivermead Academy", safe: "Goes home with his sister only. Ring her if she is late.")
            .Refer("12 Oct 15:45", From.School("Helen Bell", "pastoral lead", "Rivermead Academy"),
                "Danny was stopped in the underpass and made to turn his pockets out. He has come to my door at ten past three every day since, with a question he does not need the answer to.",
                "unsafe-place:3 anxiety:2 +relative-near:3 +attends:3", theirs: "I’m not scared. I just don’t want to.", agree: Agree.Yes)
            .Accept("13 Oct 10:00", Ada, "Somebody beside him at 15:20 tomorrow.", Urgency.Soon)
            .Met("13 Oct 15:20", Bea)
            .Package("13 Oct 16:40", Ada, Bea, "“If they walk in front. Not next to me.”", "walk-home: unsafe-place = 14 Oct", "millbrook-drop-in: anxiety = 20 Oct")
            .Yes("13 Oct 16:55", "walk-home", by: "Tom Adeyemi", from: AnsweredFrom.Email, start: "14 Oct").Yes("14 Oct 9:10", "millbrook-drop-in")
            .Heed("14 Oct 9:30", Bea, "Leaves with his sister Keira only. Nobody else collects him.", "15 Dec", true)
            .Goal("20 Oct 18:10", Bea, "Go home the short way.", "0@20 Oct 2@3 Nov 5@17 Nov")
            .Sessions("millbrook-drop-in", "hhhhh", remark: "Goes home with his sister only");

        w.Young("Faisal", "Khan", "25 Aug 2012", "Sinfin", school: "Larkfield School")
            .Refer("17 Jun 13:10", From.School("Mr Bassett", "form tutor", "Larkfield School"),
                "Three fights this month, all three with boys who said something about his brother. He cried in the third one and hid it by starting a fourth.",
                "group-conflict:2 low-mood:2 home-conflict:1 +sport:3 +asks:1", agree: Agree.Yes)
            .Accept("18 Jun 9:40", Ben, "He is grieving a brother who is in prison. Hit a bag, then talk.")
            .Met("22 Jun 15:30", Dev)
            .Package("24 Jun 13:30", Ben, Dev, "“Boxing, yes. Talking, dunno.”", "gloves-on: low-mood group-conflict = 30 Jun", "millbrook-drop-in: home-conflict = 7 Jul")
            .Yes("24 Jun 16:00", "gloves-on").Yes("25 Jun 9:00", "millbrook-drop-in")
            .Goal("30 Jun 18:40", Dev, "Count to ten before I swing.", "2@30 Jun 4@4 Aug 5@1 Sep 7@6 Oct 6@10 Nov")
            .Sessions("gloves-on", "hhhahhhhhhlhhhhaahhh")
            .Sessions("millbrook-drop-in", "hhahhhhahhhhhhhhaaa", remark: "Back after three weeks. Say hello")
            .Note("6 Oct 18:45", Dev, StepKind.Contact, "He wrote to his brother", "Two pages. I posted it with him. He stood at the box for a bit.");

        w.Young("Gracie", "Tunnicliffe", "9 Dec 2012", "Alvaston", school: "Rivermead Academy")
            .Refer("2 Sep 12:20", From.Parent("Beth Tunnicliffe", "mum"),
                "She has Crohn’s and misses one day in four. The days she is well she has nobody to be well with.",
                "alone:2 school:1 anxiety:1 +they-talk:3 +music:2", theirs: "Don’t call me brave.", agree: Agree.Yes)
            .Accept("2 Sep 16:10", Nadia, "Company on the well days, and nobody says brave.")
            .Met("7 Sep 16:00", JoMarsh)
            .Package("9 Sep 14:30", Nadia, JoMarsh, "“OK. Where are the toilets.”", "millbrook-drop-in: alone = 15 Sep", "beats-and-bars: alone = 24 Sep")
            .Yes("9 Sep 16:45", "millbrook-drop-in").Yes("10 Sep 12:00", "beats-and-bars")
            .Heed("15 Sep 18:40", JoMarsh, "Knows where the toilets are; never ask her why she goes.", "15 Dec", true)
            .Goal("15 Sep 18:30", JoMarsh, "Do a normal thing on a normal day.", "3@15 Sep 5@13 Oct 8@10 Nov")
            .Sessions("millbrook-drop-in", "hhahhhahhh", remark: "Text from mum: ill today")
            .Sessions("beats-and-bars", "hhahhhhah");
    }
}
