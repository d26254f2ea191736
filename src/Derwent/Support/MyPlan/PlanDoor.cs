using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Derwent.Shared.Security;

namespace Derwent.Support;

/// <summary>The second thing a young person knows before their plan is shown: their birthday, or a word agreed with their worker. Only a hash is kept.</summary>
internal sealed class PlanDoor
{
    private const int Rounds = 120_000;

    private PlanDoor()
    {
    }

    public Guid CaseId { get; private set; }

    /// <summary>True when the answer is day and month of birth.</summary>
    public bool AsksBirthday { get; private set; }
    public byte[] Salt { get; private set; } = [];
    public byte[] Hash { get; private set; } = [];

    /// <summary>Counted by PostgreSQL; after the fifth nothing is right any more until the worker makes a new link.</summary>
    public int WrongTries { get; private set; }
    public DateTimeOffset MadeAt { get; private set; }
    public Who MadeBy { get; private set; } = null!;

    public static PlanDoor Make(Guid caseId, Who by, DateTimeOffset now) => new() { CaseId = caseId, MadeBy = by, MadeAt = now };

    /// <summary>Asks for day and month of birth.</summary>
    public void AskBirthday(DateOnly birth, Who by, DateTimeOffset now) => Ask(Birthday(birth.Day, birth.Month), true, by, now);

    /// <summary>Asks for a word they chose.</summary>
    public void AskWord(string word, Who by, DateTimeOffset now) => Ask(word, false, by, now);

    public static string Birthday(int day, int month) => string.Create(CultureInfo.InvariantCulture, $"{day}/{month}");

    private void Ask(string answer, bool birthday, Who by, DateTimeOffset now)
    {
        (Salt, AsksBirthday, WrongTries, MadeBy, MadeAt) = (RandomNumberGenerator.GetBytes(16), birthday, 0, by, now);
        Hash = Derive(answer, Salt);
    }

    /// <summary>What is compared with the kept hash.</summary>
    public static byte[] Derive(string answer, byte[] salt) =>
        Rfc2898DeriveBytes.Pbkdf2(Encoding.UTF8.GetBytes(answer.Trim().ToUpperInvariant().Normalize()), salt, Rounds, HashAlgorithmName.SHA256, 32);
}

/// <summary>“This is not what I want”, from the young person's own page. It goes to the partnership team, not to the workers it may be about.</summary>
internal sealed class PlanMessage
{
    private PlanMessage()
    {
    }

    public Guid Id { get; private set; }
    public Guid CaseId { get; private set; }
    public string What { get; private set; } = "";
    public string? Words { get; private set; }
    public DateTimeOffset At { get; private set; }
    public DateTimeOffset? AnsweredAt { get; private set; }
    public Who? AnsweredBy { get; private set; }

    public static PlanMessage Of(Guid caseId, string what, string? words, DateTimeOffset now) =>
        new() { Id = Guid.CreateVersion7(now), CaseId = caseId, What = what, Words = words, At = now };

    public void Answer(Who by, DateTimeOffset now)
    {
        if (AnsweredAt is null) (AnsweredBy, AnsweredAt) = (by, now);
    }
}
