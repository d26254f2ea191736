using System.Security.Claims;

namespace Derwent.Shared.Security;

/// <summary>Who is asking, in this request.</summary>
public sealed class Current(IHttpContextAccessor accessor)
{
    private ClaimsPrincipal? User => accessor.HttpContext?.User;

    /// <summary>True when somebody is signed in, with or without a second factor.</summary>
    public bool IsSignedIn => User?.Identity?.IsAuthenticated == true;

    /// <summary>True when this session has shown a second factor.</summary>
    public bool IsProven => User?.HasClaim(claim => claim.Type == SessionClaims.SecondFactor) == true;

    /// <summary>The signed-in person.</summary>
    public Guid? PersonId => Id(SessionClaims.Person);

    /// <summary>The organisation they act for.</summary>
    public Guid? OrganisationId => Id(SessionClaims.Organisation);

    /// <summary>The name of that organisation, for the page's frame.</summary>
    public string OrganisationName => User?.FindFirstValue(SessionClaims.OrganisationName) ?? "";

    /// <summary>The person's name, or empty.</summary>
    public string Name => User?.FindFirstValue(SessionClaims.Name) ?? "";

    /// <summary>The session, so that "sign out everywhere else" can leave this one.</summary>
    public Guid? SessionId => Id(SessionClaims.Session);

    /// <summary>The private link that opened this page, once the request's transaction has begun.</summary>
    public OpenLink? Link { get; internal set; }

    /// <summary>The name to write beside a change.</summary>
    /// <exception cref="InvalidOperationException">Nobody is signed in: pages by link say themselves who acts.</exception>
    public Who Who => PersonId is { } id
        ? new Who(id, Name, OrganisationId)
        : throw new InvalidOperationException("Nobody is signed in.");

    /// <summary>True when the person holds the role.</summary>
    public bool Is(string role) => User?.HasClaim(SessionClaims.Role, role) == true;

    /// <summary>Every role held, in words.</summary>
    public IReadOnlyList<string> Roles => User?.FindAll(SessionClaims.Role).Select(claim => claim.Value).ToList() ?? [];

    private Guid? Id(string claim) => Guid.TryParse(User?.FindFirstValue(claim), out var id) ? id : null;
}

internal static class SessionClaims
{
    /// <summary>"sub" is also what a form's antiforgery token is bound to: it outlives the session, so a form that was open before signing in again still works.</summary>
    public const string Person = "sub";
    public const string Name = "name";
    public const string Organisation = "organisation";
    public const string OrganisationName = "organisation_name";
    public const string Role = "role";
    public const string Session = "session";
    public const string SecondFactor = "second_factor";
}
