namespace Derwent.Shared.Security;

/// <summary>Who did something, as it is written beside every change of state.</summary>
/// <param name="PersonId">The signed-in person, or null when somebody acted through a private link or the system did.</param>
/// <param name="Name">The name as it stood at that moment.</param>
/// <param name="OrganisationId">The organisation they acted for, if any.</param>
public sealed record Who(Guid? PersonId, string Name, Guid? OrganisationId)
{
    /// <summary>Derwent itself, for what happens by the clock.</summary>
    public static Who Derwent { get; } = new(null, "Derwent", null);
}
