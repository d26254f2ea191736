using Derwent.Shared.Jobs;
using Derwent.Shared.Mail;
using Derwent.Shared.Security;
using Derwent.Shared.Ui;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Derwent.Newsletters.Jobs;

/// <summary>Somebody typed an address: the address itself is asked, by letter. The page said the same to everybody long before.</summary>
internal sealed record AnswerSignUp(Guid SignUpId) : IJob;

internal sealed class AnswerSignUpHandler(NewslettersContext newsletters, Masking masking, Links links, Outbox outbox, IOptions<AllianceOptions> alliance, TimeProvider clock) : IJobHandler<AnswerSignUp>
{
    /// <summary>So many letters a day to one address, whoever asks for them.</summary>
    public const int LettersADay = 3;

    /// <summary>So many letters an hour that one network address can cause; a school sits behind one.</summary>
    public const int LettersAnHour = 100;

    public async Task Run(AnswerSignUp job, CancellationToken stop)
    {
        if (await newsletters.SignUps.SingleOrDefaultAsync(one => one.Id == job.SignUpId, stop) is not { AnsweredAt: null } asked) return;
        var known = await newsletters.Subscribers.Include(one => one.Subscriptions).SingleOrDefaultAsync(one => one.AddressKey == asked.AddressKey, stop);
        if (await IsFlood(asked, stop) || asked.Lists.Length == 0 && known is null)
        {
            asked.Answered(null, clock.GetUtcNow());
            await newsletters.SaveChangesAsync(stop);
            return;
        }
        if (known is null) newsletters.Subscribers.Add(known = Subscriber.Of(new LetterAddress(asked.Address, asked.AddressKey), await masking.Of(asked.AddressKey, stop), clock.GetUtcNow()));
        asked.Answered(known.Id, clock.GetUtcNow());
        await newsletters.SaveChangesAsync(stop);
        var asksForMore = asked.Lists.Any(list => known.Running.All(one => one.ListId != list))
            || asked.Topics.Any(topic => known.Running.All(one => !one.Topics.Contains(topic)) && known.Running.All(one => one.Topics.Length > 0));
        await outbox.Send(asked.Lists.Length > 0 && asksForMore ? await Confirm(asked, known, stop) : await Page(known, stop));
    }

    private async Task<bool> IsFlood(SignUp asked, CancellationToken stop)
    {
        var (day, hour) = (asked.AskedAt.AddDays(-1), asked.AskedAt.AddHours(-1));
        return await newsletters.SignUps.CountAsync(one => one.AddressKey == asked.AddressKey && one.AskedAt > day && one.SubscriberId != null, stop) >= LettersADay
            || await newsletters.SignUps.CountAsync(one => one.Source == asked.Source && one.AskedAt > hour && one.SubscriberId != null, stop) >= LettersAnHour;
    }

    private async Task<Letter> Confirm(SignUp asked, Subscriber known, CancellationToken stop)
    {
        var names = await newsletters.Lists.Where(list => asked.Lists.Contains(list.Id)).OrderBy(list => list.Name).Select(list => list.Name).ToListAsync(stop);
        var link = outbox.Address("/l/" + await links.IssueNewsletter(known.Id, SignUps.Life, stop));
        return new Letter(known.Address, "Please confirm your newsletter",
            $"Somebody, probably you, asked {alliance.Value.Name} to send {InWords.List([.. names.Select(name => $"“{name}”")])} to this address.\n\n"
            + $"Is that right? Open this page and press the button there:\n\n{link}\n\n"
            + "If it was not you, do nothing. Without the button nothing is sent, and in seven days we forget this address.", asked.Id);
    }

    private async Task<Letter> Page(Subscriber known, CancellationToken stop)
    {
        var link = outbox.Address("/l/" + await links.IssueNewsletter(known.Id, TimeSpan.FromDays(7), stop));
        return new Letter(known.Address, "Your newsletters", $"Here is your own page. You see what you get, and can change or stop it:\n\n{link}\n\nThe link works for seven days. If you did not ask for it, do nothing: nothing has changed.", known.Id);
    }
}

/// <summary>What was asked is kept for seven days; an address that never said yes goes with it.</summary>
internal sealed record ForgetSignUp(Guid SignUpId) : IJob;

internal sealed class ForgetSignUpHandler(NewslettersContext newsletters) : IJobHandler<ForgetSignUp>
{
    public async Task Run(ForgetSignUp job, CancellationToken stop)
    {
        if (await newsletters.SignUps.SingleOrDefaultAsync(one => one.Id == job.SignUpId, stop) is not { } old) return;
        newsletters.SignUps.Remove(old);
        await newsletters.SaveChangesAsync(stop);
        await newsletters.Subscribers.Where(one => one.Id == old.SubscriberId && !one.Subscriptions.Any() && !newsletters.SignUps.Any(other => other.SubscriberId == one.Id)).ExecuteDeleteAsync(stop);
    }
}

/// <summary>What signing up has in common wherever it is done.</summary>
internal static class SignUps
{
    public static readonly TimeSpan Life = TimeSpan.FromDays(7);

    /// <summary>Takes a wish in: a row, its answer and its forgetting, in one transaction.</summary>
    public static async Task Take(SignUp asked, NewslettersContext newsletters, Outbox outbox, CancellationToken stop)
    {
        newsletters.SignUps.Add(asked);
        await newsletters.SaveChangesAsync(stop);
        await outbox.Later(new AnswerSignUp(asked.Id));
        await outbox.Later(new ForgetSignUp(asked.Id), asked.AskedAt + Life);
    }
}
