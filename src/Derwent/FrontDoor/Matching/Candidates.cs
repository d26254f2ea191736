namespace Derwent.FrontDoor.Matching;

/// <summary>Somebody or somewhere this referral may be about: a subject we hold, or another referral that nobody has joined to one yet.</summary>
/// <param name="SubjectId">The subject, if there is one.</param>
/// <param name="Referrals">Referrals about it, newest first.</param>
/// <param name="Name">As we hold it.</param>
/// <param name="Age">In years, for a young person.</param>
/// <param name="Comparison">Field by field.</param>
/// <param name="SetApart">A person said already that it is somebody else.</param>
internal sealed record Candidate(Guid? SubjectId, IReadOnlyList<EarlierReferral> Referrals, string Name, int? Age, Comparison Comparison, bool SetApart)
{
    /// <summary>What a button sends: the subject, or the other referral.</summary>
    public Guid Id => SubjectId ?? Referrals[0].Id;
}

internal sealed record EarlierReferral(Guid Id, string Reference, DateTimeOffset SubmittedAt, Waiting WaitingFor, Station Station, Guid? SubjectId, SubjectDetails Stated, string? Email, string? Phone)
{
    public bool IsOpen => WaitingFor != Waiting.Nobody || Station is >= Station.Package and < Station.Resolved;
}

/// <summary>What recognition found.</summary>
/// <param name="Candidates">Likeliest first.</param>
/// <param name="Worked">False when recognition failed: somebody has to look by hand.</param>
internal sealed record Recognised(IReadOnlyList<Candidate> Candidates, bool Worked);
