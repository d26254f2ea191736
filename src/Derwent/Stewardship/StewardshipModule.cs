namespace Derwent.Stewardship;

/// <summary>Answering for lawful use: who looked at what. It has no tables: the audit is part of the ground, and row-level security says who reads it.</summary>
internal static class StewardshipModule
{
    public static IServiceCollection AddStewardship(this IServiceCollection services) => services.AddScoped<AuditReading>();
}
