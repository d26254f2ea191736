using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;

namespace Derwent.Shared.Security;

internal sealed class DeskRequirement : IAuthorizationRequirement;

/// <summary>Signed in; with a second factor; with one of the roles that the page names.</summary>
internal sealed class DeskPolicy(IHttpContextAccessor accessor) : AuthorizationHandler<DeskRequirement>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, DeskRequirement requirement)
    {
        if (context.User.Identity?.IsAuthenticated != true) return Task.CompletedTask;
        var asked = accessor.HttpContext?.GetEndpoint()?.Metadata.GetOrderedMetadata<DeskAttribute>() ?? [];
        var proven = context.User.HasClaim(claim => claim.Type == SessionClaims.SecondFactor);
        var allowed = asked.Count > 0 && asked.All(desk =>
            (proven || desk.BeforeSecondFactor) && (desk.AnyOf.Count == 0 || desk.AnyOf.Any(role => context.User.HasClaim(SessionClaims.Role, role))));
        if (allowed) context.Succeed(requirement);
        return Task.CompletedTask;
    }
}

/// <summary>A person without a second factor is led to where one is set up; a wrong person is told that there is nothing here.</summary>
internal sealed class DeskAnswer : IAuthorizationMiddlewareResultHandler
{
    private readonly AuthorizationMiddlewareResultHandler usual = new();

    public Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult result)
    {
        var needsFactor = result.Forbidden && context.User.Identity?.IsAuthenticated == true
            && !context.User.HasClaim(claim => claim.Type == SessionClaims.SecondFactor);
        if (!needsFactor) return usual.HandleAsync(next, context, policy, result);
        context.Response.Redirect("/desk/security/second-factor");
        return Task.CompletedTask;
    }
}
