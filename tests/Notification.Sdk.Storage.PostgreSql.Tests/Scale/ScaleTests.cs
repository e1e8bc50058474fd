using Notification.Sdk.Benchmarks.Scale;

namespace Notification.Sdk.Storage.PostgreSql.Tests.Scale;

/// <summary>The arithmetic behind the page about scaling, at points that were computed by hand.</summary>
public sealed class ScaleTests
{
    private static readonly Costs Round = new(KnownRefusal: 1, Admission: 100, Delivery: 200, Appends: 1_000, Settlements: 500);

    [Fact]
    public void A_load_fills_cores_and_databases()
    {
        // 1,000 events: 50 admitted at 100 µs, 100 deliveries at 200 µs, 950 refusals at 1 µs; 50 of 1,000 appends and 100 of 500 settlements.
        Work work = new Load(Tenants: 1, EventsPerSecond: 500, Admitted: 0.05, Endpoints: 2, Peak: 2).WorkOf(1, Round);
        Assert.Equal(0.02595, work.Cores, 1e-9);
        Assert.Equal(0.25, work.Databases, 1e-9);
    }

    [Fact]
    public void A_budget_of_a_day_bounds_what_is_admitted()
    {
        Assert.Equal(1 / 864_000.0, Load.Capped(aDay: 100, eventsPerSecond: 1_000), 1e-12);
        Assert.Equal(1, Load.Capped(aDay: 100, eventsPerSecond: 0.0001), 1e-12);
    }

    [Fact]
    public void Two_tenants_of_two_thirds_and_one_third_share_a_shard_while_it_has_room()
    {
        // Both fill 0.6 of a database, the larger one 0.4; then 0.9 and 0.6.
        Load small = new(Tenants: 2, EventsPerSecond: 300, Admitted: 1, Endpoints: 0, Peak: 1);
        Load large = small with { EventsPerSecond = 450 };
        Assert.Equal([0.4, 0.2], Plan.Tenants(small, Round).Select(work => Math.Round(work.Databases, 9)));
        Assert.Equal(0.9, Plan.Busiest(Plan.Tenants(large, Round), shards: 1, cores: 8), 1e-9);
        Assert.Equal(1, Plan.Shards(small, Round, cores: 8));
        Assert.True(Plan.Shards(large, Round, cores: 8) > 1);
    }

    [Fact]
    public void A_tenant_that_fills_more_than_a_shard_is_told() =>
        Assert.Null(Plan.Shards(new Load(Tenants: 1, EventsPerSecond: 800, Admitted: 1, Endpoints: 0, Peak: 1), Round, cores: 8));
}
