using Microsoft.AspNetCore.Authorization;

namespace Derwent.Shared.Security;

/// <summary>Private links, by what they open.</summary>
public enum LinkKind
{
    /// <summary>A referral that is still being written.</summary>
    Draft,
    /// <summary>The referrer's page about a referral that was sent.</summary>
    Referral,
    /// <summary>One offer to one organisation, answered from its e-mail.</summary>
    Offer,
    /// <summary>A young person's own view of their plan.</summary>
    Plan,
    /// <summary>An organisation's own pages in the directory, from the letter that asks whether they are right.</summary>
    Listing,
    /// <summary>One place on one date of the calendar, held by somebody without an account.</summary>
    Booking,
    /// <summary>A subscriber's own page: which newsletters they get.</summary>
    Newsletter,
}

/// <summary>A private link that is open in this request.</summary>
/// <param name="Kind">What it opens.</param>
/// <param name="RecordId">The record: draft, referral, offer or package.</param>
/// <param name="WithinId">The wider record, for example the case of an offer.</param>
/// <param name="IsShut">A question is still to be answered: the database shows nothing of the record until then.</param>
public sealed record OpenLink(LinkKind Kind, Guid RecordId, Guid? WithinId, bool IsShut = false);

/// <summary>Anybody may open this page. Every page says so or says who may: a test fails on a page that says nothing.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class OpenAttribute : Attribute, IAllowAnonymous;

/// <summary>Signed-in people with a second factor, and of those only the ones who hold one of the roles.
/// A signed-in person without the role is told 404: what is not yours is not there.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class DeskAttribute(params string[] roles) : AuthorizeAttribute(PolicyName)
{
    internal const string PolicyName = "desk";

    /// <summary>Any of these opens the page; none named means every signed-in person.</summary>
    public IReadOnlyList<string> AnyOf { get; } = roles;

    /// <summary>The page where a second factor is set up must be reachable before there is one.</summary>
    public bool BeforeSecondFactor { get; init; }
}

/// <summary>Opened by a private link of this kind. Also allowed without an account.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class ByLinkAttribute(LinkKind kind) : Attribute, IAllowAnonymous
{
    /// <summary>What the link must open.</summary>
    public LinkKind Kind { get; } = kind;

    /// <summary>False where the page also works before there is a link, as the first page of a referral does.</summary>
    public bool Required { get; init; } = true;

    /// <summary>True for the page that asks the second thing: it is also shown while the link is shut. The others lead to it.</summary>
    public bool Asks { get; init; }
}

/// <summary>Pages of accounts and sign-in: they speak to PostgreSQL as the role that may read credentials and begin sessions.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class GateAttribute : Attribute;

/// <summary>Other websites may put this page into a frame. It must show only what is public, take no form and set no cookie.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class MayBeFramedAttribute : Attribute;

/// <summary>This page shows a page of ours that may be framed in a frame of its own.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class FramesOwnAttribute : Attribute;

/// <summary>Pages that must work while the database is away.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class WithoutDatabaseAttribute : Attribute;

/// <summary>A page whose GET only reads what everybody may see. A stranger is answered over a connection that cannot write and never knew anybody, statement by
/// statement; whoever is signed in gets a transaction as everywhere.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class OnlyReadsAttribute : Attribute;
