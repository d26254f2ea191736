using Derwent.Shared.Audit;
using Derwent.Shared.Database;
using Derwent.Shared.Security;
using Derwent.Shared.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Derwent.Accounts;

/// <summary>The last step of every way in: a new session, a line in the audit, and on to where the person was going, with what they had filled in.</summary>
internal sealed class Arrival(Sessions sessions, RequestDatabase database, AuditTrail audit, KeptForms kept)
{
    /// <summary>Signs the person in and says where to go.</summary>
    /// <param name="http">The request; its browser gets the session.</param>
    /// <param name="person">Who has proved who they are.</param>
    /// <param name="how">In a few words, for the audit.</param>
    /// <param name="proven">With a second factor.</param>
    /// <param name="back">Where they were going, on this site.</param>
    /// <param name="sealedForm">What they had filled in, if anything.</param>
    public async Task<IActionResult> Arrive(HttpContext http, Person person, string how, bool proven, string? back, string? sealedForm)
    {
        person.Arrive();
        if (SessionAuthentication.Token(http.Request) is { } old) await sessions.EndThat(old, "signed in again");
        var token = await sessions.Begin(person, proven, http.Request.Headers.UserAgent);
        SessionAuthentication.Keep(http, token);
        SecondStep.Forget(http);
        await database.EnterAsync(token, null, http.RequestAborted);
        audit.Wrote("person", person.Id, $"signed in with {how}");
        if (!proven) return new LocalRedirectResult("/desk/security/second-factor");
        if (kept.Open(sealedForm, person.Id) is not { } form) return new LocalRedirectResult(SecondStep.SafeBack(back));
        http.User = SessionAuthentication.Principal(person.Id);
        return new ViewResult
        {
            ViewName = "/Accounts/Pages/GoOn.cshtml",
            ViewData = new ViewDataDictionary<SendAgain>(new EmptyModelMetadataProvider(), new ModelStateDictionary()) { Model = form },
        };
    }
}
