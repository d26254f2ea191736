namespace Derwent.Engine.Journeys;

/// <summary>Waits of a queue with Poisson arrivals, exponential stays and one line for several places (M/M/c). Source: Erlang 1917; the recursion for B is the usual stable one.</summary>
/// <param name="Places">c, 1 or more.</param>
/// <param name="Arrivals">λ, arrivals in a unit of time, more than 0.</param>
/// <param name="Rate">μ, how many one place finishes in a unit of time, more than 0.</param>
public readonly record struct ErlangC(int Places, double Arrivals, double Rate)
{
    /// <summary>ρ = λ/(cμ). From 1 on the queue grows without end.</summary>
    public double Load => Arrivals / (Places * Rate);

    /// <summary>C: probability that somebody has to wait. <c>B_0=1; B_k=aB_{k−1}/(k+aB_{k−1}); C=B_c/(1−ρ(1−B_c))</c>; 1 when ρ ≥ 1.</summary>
    public double ChanceOfWaiting
    {
        get
        {
            if (Load >= 1) return 1;
            var (a, blocked) = (Arrivals / Rate, 1.0);
            for (var k = 1; k <= Places; k++) blocked = a * blocked / (k + a * blocked);
            return blocked / (1 - Load * (1 - blocked));
        }
    }

    /// <summary>Wq = C/(cμ(1−ρ)), in units of time; infinite when ρ ≥ 1.</summary>
    public double MeanWait => Load >= 1 ? double.PositiveInfinity : ChanceOfWaiting / (Places * Rate * (1 - Load));

    /// <summary>Nine in ten wait no longer: ln(C/.1)/(cμ(1−ρ)), at least 0.</summary>
    public double NinetiethWait => Load >= 1 ? double.PositiveInfinity : Math.Max(0, Math.Log(ChanceOfWaiting / 0.1) / (Places * Rate * (1 - Load)));
}
