namespace Notification.Sdk.Benchmarks.Scale;

/// <summary>What one piece of work costs, as measured.</summary>
/// <param name="KnownRefusal">Microseconds of one core: an event that the front gate answers.</param>
/// <param name="Admission">Microseconds of one core of a node: an event that the store is asked about.</param>
/// <param name="Delivery">Microseconds of one core of a node: a webhook, from the claim to the settlement.</param>
/// <param name="Appends">Admitted events a second that fill one database.</param>
/// <param name="Settlements">Deliveries a second, claimed and settled, that fill one database.</param>
internal sealed record Costs(double KnownRefusal, double Admission, double Delivery, double Appends, double Settlements)
{
    /// <summary>The figures of docs/benchmarks.md: a machine of two cores, database and client on it. Of an admission, what is not the database's is taken as two
    /// thirds.</summary>
    public static Costs Measured { get; } = new(KnownRefusal: 0.8, Admission: 60, Delivery: 100, Appends: 22_000, Settlements: 17_000);
}
