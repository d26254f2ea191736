namespace Derwent.Shared.Security;

/// <summary>Who did something: kept beside every record, so that a history can be read without asking another room.</summary>
/// <param name="PersonId">The person who was signed in, or null for a public visitor, a private link or Derwent itself.</param>
/// <param name="Name">The name as it was at that moment.</param>
/// <param name="OrganisationId">The organisation they acted for, when they did.</param>
public sealed record Who(Guid? PersonId, string Name, Guid? OrganisationId);
