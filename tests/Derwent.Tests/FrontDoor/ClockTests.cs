using Derwent.FrontDoor;
using Derwent.FrontDoor.Clocks;
using static Derwent.Tests.FrontDoor.SomeReferral;

namespace Derwent.Tests.FrontDoor;

public sealed class ClockTests
{
    private static readonly FrontDoorOptions Promises = new();

    [Fact]
    public void Triage_IsDueAtTheSameTimeOnTheNextWorkingDay() =>
        Assert.Equal(At(2026, 11, 24, 11, 40), Triage(Submitted()).Due);

    [Fact]
    public void Triage_OfAnEveningReferral_IsDueAtTheEndOfTheNextWorkingDay() =>
        Assert.Equal(At(2026, 11, 24, 17), Triage(Submitted(at: At(2026, 11, 23, 20))).Due);

    [Fact]
    public void Triage_OfASaturdayReferral_IsDueOnMondayEvening() =>
        Assert.Equal(At(2026, 11, 23, 17), Triage(Submitted(at: At(2026, 11, 21, 10))).Due);

    [Fact]
    public void Triage_OverChristmas_StepsOverTheHolidays() =>
        // Friday 25 December and the substitute for Saturday 26 (Monday 28) are bank holidays.
        Assert.Equal(At(2026, 12, 29, 15), Triage(Submitted(at: At(2026, 12, 24, 15))).Due);

    [Fact]
    public void Triage_OverEaster_StepsOverGoodFridayAndEasterMonday() =>
        Assert.Equal(At(2027, 3, 30, 10), Triage(Submitted(at: At(2027, 3, 25, 10))).Due);

    [Fact]
    public void Clocks_WhenTheHourChanges_KeepTheTimeOfDay() =>
        // The clocks go forward on Sunday 28 March 2027.
        Assert.Equal(At(2027, 4, 6, 10), WorkingTime.AddDays(At(2027, 3, 24, 10), 7));

    [Fact]
    public void UrgentTriage_IsDueWithinTwoWorkingHours() =>
        Assert.Equal(At(2026, 11, 23, 13, 40), Triage(Submitted(Said() with { Danger = Danger.Yes })).Due);

    [Fact]
    public void Promises_FollowTheReceiptOfTheThirdOfNovember()
    {
        var clocks = ReferralClocks.All(Submitted(at: At(2026, 11, 3, 16, 41)), Promises);
        Assert.Equal(
            [At(2026, 11, 3, 17, 41), At(2026, 11, 4, 16, 41), At(2026, 11, 10, 16, 41), At(2026, 11, 17, 16, 41)],
            clocks.Select(clock => clock.Due));
    }

    [Fact]
    public void OpenQuestion_PausesTheClock_AndTheAnswerLetsItRunWhereItStopped()
    {
        var referral = Submitted(at: At(2026, 11, 20, 11)); // Friday; due Monday 11:00
        referral.AskReferrer("Which evening?", Urgency.Usual, Team, At(2026, 11, 20, 16));
        Assert.Equal(ClockState.Paused, Triage(referral).At(At(2026, 12, 1, 9)));
        referral.ReferrerAnswered("Thursday.", Teacher, At(2026, 11, 23, 10));
        Assert.Equal(At(2026, 11, 23, 13), Triage(referral).Due); // two working hours of pause
    }

    [Theory]
    [InlineData(9, 0, nameof(ClockState.Soon))]
    [InlineData(11, 40, nameof(ClockState.Soon))]
    [InlineData(11, 41, nameof(ClockState.Late))]
    public void State_GoesFromSoonToLate(int hour, int minute, string state) =>
        Assert.Equal(state, Triage(Submitted()).At(At(2026, 11, 24, hour, minute)).ToString());

    [Fact]
    public void Council_HasOneWorkingDayToAnswer()
    {
        var referral = Submitted();
        referral.EscalateToCouncil("Harm.", Team, At(2026, 11, 27, 15)); // a Friday
        var clock = ReferralClocks.Present(referral, Promises)!;
        Assert.Equal((ClockKind.Council, At(2026, 11, 30, 15)), (clock.Kind, clock.Due));
    }

    [Fact]
    public void Accepted_RunsTowardsThePackage_FromTheSending()
    {
        var referral = Recognised();
        referral.Accept("Yes.", Urgency.Usual, Team, Monday.AddDays(1));
        Assert.Equal(At(2026, 12, 7, 11, 40), ReferralClocks.Present(referral, Promises)!.Due);
    }

    [Fact]
    public void Stale_AfterFourteenDaysWithoutMovement_UntilSomethingMoves()
    {
        var referral = Submitted();
        Assert.False(ReferralClocks.IsStale(referral, Monday.AddDays(14), Promises));
        Assert.True(ReferralClocks.IsStale(referral, Monday.AddDays(14).AddMinutes(1), Promises));
        referral.AddFromReferrer("Any news?", Teacher, Monday.AddDays(14));
        Assert.False(ReferralClocks.IsStale(referral, Monday.AddDays(15), Promises));
    }

    [Fact]
    public void WorkingTime_BetweenIsWhatAddAdds()
    {
        var starts = Enumerable.Range(0, 60).Select(hours => At(2026, 12, 22, 0).AddHours(hours * 5));
        foreach (var start in starts)
        {
            var end = WorkingTime.Add(start, TimeSpan.FromHours(13));
            Assert.Equal(TimeSpan.FromHours(13), WorkingTime.Between(start, end));
        }
    }

    private static Clock Triage(Referral referral) => ReferralClocks.Present(referral, Promises)!;
}
