namespace Derwent.Tests.Fitness;

/// <summary>Answers that nobody can get from a page or form, each with its reason. One that somebody got after all fails the run, so that the list stays short.</summary>
internal static class Untried
{
    private const string ErrorPage = "An error page: what it answers is the error.";

    // Nothing is typed into it, and pressing it again does the same: it has nothing to say no to.
    private static readonly string[] AlwaysDone =
    [
        "/sign-out", "/desk/security?handler=ENDOTHERS", "/desk/security?handler=CODES", "/desk/front-door/new", "/desk/front-door/{reference}?handler=READ",
        "/refer/check", "/refer/done?handler=LINK", "/refer?handler=ANEW", "/find", "/find/my-list", "/services/{slug}", "/our-pages", "/our-pages/{slug}?handler=CLOSE",
        "/desk/listings/feeds/{id:guid}?handler=PAUSE", "/desk/listings/service/{slug}?handler=RIGHT",
        "/newsletter/unsubscribe/{token}", "/newsletter/mine?handler=REACH", "/whats-on/booking?handler=CANCEL",
        "/desk/newsletters/{id:guid}/preview?handler=TRY", "/desk/newsletters/{id:guid}/send?handler=COPY", "/desk/newsletters/{id:guid}/send?handler=COUNT",
        "/desk/community/posts/{id:guid}?handler=PREVIEW", "/desk/community/texts/{key}?handler=PREVIEW", "/desk/community/pictures/{id:guid}?handler=TAKEDOWN",
    ];

    // It is pressed beside a row, and nothing is typed: a row that is not there is not found.
    private static readonly string[] NotFoundInstead =
    [
        "/desk/people?handler=WITHDRAW", "/desk/security?handler=ENDSESSION", "/desk/security?handler=REMOVEPASSKEY", "/desk/organisation/{slug?}",
        "/desk/front-door/same?handler=APART", "/desk/front-door/same?handler=UNSURE", "/desk/front-door/known/{id:guid}?handler=UNDO",
        "/desk/front-door/{reference}?handler=APART", "/desk/front-door/{reference}?handler=FAMILY",
        "/desk/listings/duplicates/{id:guid}?handler=TWO", "/desk/listings/service/{slug}?handler=RESTORE",
        "/desk/listings/service/{slug}/photos/{id:guid}?handler=FORGET", "/desk/organisation/{slug}/about?handler=RESTORE",
        "/desk/newsletters", "/desk/newsletters/lists?handler=RETIRE", "/desk/newsletters/lists?handler=CLOSE", "/desk/newsletters/subscribers?handler=END",
        "/desk/newsletters/bounces?handler=LIFT", "/desk/newsletters/{id:guid}?handler=TAKE", "/desk/newsletters/{letter:guid}/picture/{block:guid}?handler=TAKE", "/newsletter/mine?handler=TOPICS", "/newsletter/mine?handler=STOP",
        "/desk/community/posts/{id:guid}?handler=RESTORE", "/desk/community/texts/{key}?handler=RESTORE",
        "/desk/whats-on/calendars?handler=STOP", "/desk/whats-on/{id:guid}/door/{date:guid}?handler=GIVEBACK",
    ];

    public static IReadOnlyDictionary<(string Form, Answer Answer), string> Because { get; } = new Dictionary<(string, Answer), string>
    {
        [("GET /status/{code:int}", Answer.Done)] = ErrorPage,
        [("POST /status/{code:int}", Answer.Done)] = ErrorPage,
        [("POST /status/{code:int}", Answer.Refused)] = ErrorPage,
        [("GET /newsletter/pictures/{id:guid}", Answer.Done)] = "It leads on to the library.",
        [("POST /desk/front-door", Answer.Refused)] = "It works on what was ticked, and says above the list what it left as it was.",
        [("POST /newsletter/mine?handler=CONFIRM", Answer.Refused)] = "Whoever says yes twice is thanked twice.",
    }
    .Concat(AlwaysDone.Select(form => KeyValuePair.Create(("POST " + form, Answer.Refused), "It has nothing to say no to.")))
    .Concat(NotFoundInstead.Select(form => KeyValuePair.Create(("POST " + form, Answer.Refused), "What is not there is not found.")))
    .ToDictionary();
}
