using System.Security.Claims;
using Derwent.Accounts;
using Derwent.FrontDoor;
using Derwent.Shared.Database;
using Derwent.Shared.Security;
using Derwent.Support;

namespace Derwent.World;

/// <summary>The clock of the seed: it stands where the story is.</summary>
internal sealed class StoryClock : TimeProvider
{
    private DateTimeOffset now = DateTimeOffset.UnixEpoch;

    public override DateTimeOffset GetUtcNow() => now;

    public void Stand(DateTimeOffset at) => now = at;
}

/// <summary>What one person does in one transaction: who they are and what they can reach.</summary>
internal sealed class Scene(Stage stage, IServiceProvider services, Who who, DateTimeOffset now, StoryClock clock)
{
    private FrontDoorContext? door;
    private SupportContext? support;

    public Who Who { get; } = who;
    public DateTimeOffset Now => clock.GetUtcNow();
    public Stage Stage => stage;
    public FrontDoorContext Door => door ??= Get<FrontDoorContext>();
    public SupportContext Support => support ??= Get<SupportContext>();
    public T Get<T>() where T : notnull => services.GetRequiredService<T>();

    /// <summary>Within one sitting: so many minutes before its end.</summary>
    public void Stand(int minutes) => clock.Stand(now.AddMinutes(minutes));

    public async Task Save()
    {
        if (door is not null) await door.SaveChangesAsync();
        if (support is not null) await support.SaveChangesAsync();
    }
}

/// <summary>Lets the people of the demo act: each in a transaction of the app role, entered with their own session or private link, at the story's time.</summary>
internal sealed class Stage(IServiceProvider services, StoryClock clock)
{
    private readonly Dictionary<StaffSaid, (Person Person, string Token)> seats = [];

    public IServiceProvider Services => services;

    /// <summary>The account of somebody who signs in.</summary>
    public Person this[StaffSaid staff] => seats[staff].Person;

    /// <summary>Signs somebody in for the time of the seed.</summary>
    public void Seat(StaffSaid staff, Person person, string token) => seats[staff] = (person, token);

    /// <summary>Does something as that person.</summary>
    public async Task As(StaffSaid staff, DateTimeOffset at, Func<Scene, Task> act)
    {
        var (person, token) = seats[staff];
        await Play(DatabaseRole.App, Chair(person), token, null, at, new Who(person.Id, person.Name, person.OrganisationId), act);
    }

    /// <summary>Does something with a private link and no account; without a token as anybody.</summary>
    public Task ByLink(string? token, Who who, DateTimeOffset at, Func<Scene, Task> act) => Play(DatabaseRole.App, new DefaultHttpContext(), null, token, at, who, act);

    /// <summary>Does something at the gate: accounts and sessions.</summary>
    public Task AtTheGate(DateTimeOffset at, Func<Scene, Task> act) => Play(DatabaseRole.Gate, new DefaultHttpContext(), null, null, at, Who.Derwent, act);

    /// <summary>What happens by itself.</summary>
    public Task AsWorker(DateTimeOffset at, Func<Scene, Task> act) => Play(DatabaseRole.Worker, new DefaultHttpContext(), null, null, at, Who.Derwent, act);

    private async Task Play(DatabaseRole role, HttpContext seat, string? session, string? link, DateTimeOffset at, Who who, Func<Scene, Task> act)
    {
        clock.Stand(at);
        await using var scope = services.CreateAsyncScope();
        var accessor = scope.ServiceProvider.GetRequiredService<IHttpContextAccessor>();
        accessor.HttpContext = seat;
        try
        {
            var database = scope.ServiceProvider.GetRequiredService<RequestDatabase>().As(role);
            await database.BeginAsync(session, link, default);
            await act(new Scene(this, scope.ServiceProvider, who, at, clock));
            await database.CommitAsync(default);
        }
        finally { accessor.HttpContext = null; }
    }

    private static DefaultHttpContext Chair(Person person)
    {
        List<Claim> claims = [new(SessionClaims.Person, person.Id.ToString()), new(SessionClaims.Name, person.Name), new(SessionClaims.SecondFactor, "yes")];
        if (person.OrganisationId is { } organisation) claims.Add(new(SessionClaims.Organisation, organisation.ToString()));
        claims.AddRange(person.Roles.Select(role => new Claim(SessionClaims.Role, role)));
        return new DefaultHttpContext { User = new ClaimsPrincipal(new ClaimsIdentity(claims, "demo")) };
    }
}
