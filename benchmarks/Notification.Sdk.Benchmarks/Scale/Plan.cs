namespace Notification.Sdk.Benchmarks.Scale;

/// <summary>How many shards a load needs: a shard is a database and the nodes on it, and has its tenants whole. Tenants are of unequal size, the k-th as large
/// as a k-th of the first, and a hash says where each one lives.</summary>
internal static class Plan
{
    /// <summary>How full the fullest may be: the rest is for a node that fails and a minute that is worse.</summary>
    public const double Fullest = 0.7;

    private const int MostShards = 4_096;

    /// <summary>The least number of shards of so many cores each of which none is too full; null when no number will do, because one tenant alone fills
    /// more than a shard.</summary>
    public static int? Shards(Load load, Costs costs, int cores)
    {
        Work[] tenants = Tenants(load, costs);
        if (tenants.Max(work => Fill(work, cores)) > Fullest)
        {
            return null;
        }

        int shards = 1;
        while (Busiest(tenants, shards, cores) > Fullest && shards <= MostShards)
        {
            shards++;
        }

        return shards <= MostShards ? shards : null;
    }

    /// <summary>How full the fullest of so many shards is.</summary>
    public static double Busiest(IReadOnlyList<Work> tenants, int shards, int cores)
    {
        var sums = new Work[shards];
        for (int tenant = 0; tenant < tenants.Count; tenant++)
        {
            ref Work sum = ref sums[ShardOf(tenant, shards)];
            sum = new Work(sum.Cores + tenants[tenant].Cores, sum.Databases + tenants[tenant].Databases);
        }

        return sums.Max(work => Fill(work, cores));
    }

    public static Work[] Tenants(Load load, Costs costs)
    {
        double all = Enumerable.Range(1, load.Tenants).Sum(rank => 1.0 / rank);
        return [.. Enumerable.Range(1, load.Tenants).Select(rank => load.WorkOf(1 / (rank * all), costs))];
    }

    private static double Fill(Work work, int cores) => Math.Max(work.Cores / cores, work.Databases);

    // The shard with the highest number for the tenant: a further shard takes only its own part from each of the others.
    private static int ShardOf(int tenant, int shards)
    {
        (int best, ulong highest) = (0, 0);
        for (int shard = 0; shard < shards; shard++)
        {
            ulong number = Mix(((ulong)(uint)tenant << 32) | (uint)shard);
            (best, highest) = number > highest ? (shard, number) : (best, highest);
        }

        return best;
    }

    // The finish of SplitMix64 (Steele, Lea, Flood, 2014): every bit of the input moves every bit of the output.
    private static ulong Mix(ulong number)
    {
        number += 0x9E3779B97F4A7C15;
        number = (number ^ (number >> 30)) * 0xBF58476D1CE4E5B9;
        number = (number ^ (number >> 27)) * 0x94D049BB133111EB;
        return number ^ (number >> 31);
    }
}
