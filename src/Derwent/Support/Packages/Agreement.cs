using Derwent.Shared.Security;

namespace Derwent.Support;

/// <summary>How somebody was shown the package.</summary>
internal enum HowTold
{
    InPerson,
    ByPhone,
    ByTheirLink,
    InWriting,
}

/// <summary>Somebody was shown the package and said yes or no to it.</summary>
internal sealed class Agreement
{
    private Agreement()
    {
    }

    public Guid Id { get; private set; }
    public Guid PackageId { get; private set; }
    public Guid CaseId { get; private set; }

    /// <summary>Whose answer it is: “Theo”, “Mum”.</summary>
    public string Whose { get; private set; } = "";

    /// <summary>True for the young person, or for the family or its grown-up; false for others who were asked.</summary>
    public bool IsTheirs { get; private set; }
    public bool Agrees { get; private set; }
    public HowTold How { get; private set; }
    public string? Words { get; private set; }
    public DateTimeOffset At { get; private set; }
    public Who By { get; private set; } = null!;

    public static Agreement Of(Guid packageId, Guid caseId, AgreementSaid said, Who by, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now), PackageId = packageId, CaseId = caseId, Whose = said.Whose, IsTheirs = said.IsTheirs, Agrees = said.Agrees,
        How = said.How, Words = said.Words, By = by, At = now,
    };
}

/// <summary>What the form says about an agreement.</summary>
internal sealed record AgreementSaid(string Whose, bool IsTheirs, bool Agrees, HowTold How, string? Words);

/// <summary>A need that no service could meet when the offers went out. Counted, so that gaps are seen.</summary>
internal sealed class Gap
{
    private Gap()
    {
    }

    public Guid Id { get; private set; }
    public Guid PackageId { get; private set; }
    public Guid CaseId { get; private set; }
    public string Code { get; private set; } = "";
    public string Because { get; private set; } = "";
    public DateTimeOffset At { get; private set; }

    public static Gap Of(Package package, string code, string because, DateTimeOffset now) =>
        new() { Id = Guid.CreateVersion7(now), PackageId = package.Id, CaseId = package.CaseId, Code = code, Because = because, At = now };
}
