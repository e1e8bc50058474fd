namespace Notification.Sdk.Benchmarks.Scale;

/// <summary>What comes in.</summary>
/// <param name="Tenants">How many.</param>
/// <param name="EventsPerSecond">Of a tenant on average.</param>
/// <param name="Admitted">The part of the events that is neither a duplicate nor beyond a budget.</param>
/// <param name="Endpoints">How many endpoints an admitted event goes to.</param>
/// <param name="Peak">How many times the average the busiest minutes are.</param>
internal sealed record Load(int Tenants, double EventsPerSecond, double Admitted, double Endpoints, double Peak)
{
    /// <summary>The part that is admitted when budgets let through so many events a day of each tenant.</summary>
    public static double Capped(double aDay, double eventsPerSecond) => Math.Min(1, aDay / (eventsPerSecond * 86_400));

    /// <summary>What of it falls on a tenant with this part of all events, at the peak.</summary>
    public Work WorkOf(double part, Costs costs)
    {
        double events = Tenants * EventsPerSecond * Peak * part;
        double admitted = events * Admitted;
        double deliveries = admitted * Endpoints;
        return new Work(
            ((events - admitted) * costs.KnownRefusal + admitted * costs.Admission + deliveries * costs.Delivery) / 1_000_000,
            admitted / costs.Appends + deliveries / costs.Settlements);
    }
}

/// <summary>What work fills: cores of nodes, and databases.</summary>
internal readonly record struct Work(double Cores, double Databases);
