using System.Globalization;

namespace Notification.Sdk.Benchmarks.Scale;

/// <summary>Prints how many shards a load needs, from one tenant to a thousand of a thousand events a second each.</summary>
internal static class ScaleCommand
{
    private const int CoresOfAShard = 8;

    private static readonly (int Tenants, double EventsPerSecond)[] Sizes = [(1, 10), (1, 1_000), (10, 1_000), (100, 1_000), (1_000, 100), (1_000, 1_000)];

    public static void Run()
    {
        Print("Budgets let through 100 events a day of a tenant", rate => Load.Capped(100, rate));
        Print("No budgets, 99.9 % duplicates", _ => 0.001);
        Print("No budgets, 95 % duplicates", _ => 0.05);
    }

    private static void Print(string title, Func<double, double> admitted)
    {
        Write($"{title}; two endpoints for each, a peak of 3 times the average, shards of {CoresOfAShard} cores and one database");
        foreach ((int tenants, double rate) in Sizes)
        {
            var load = new Load(tenants, rate, admitted(rate), Endpoints: 2, Peak: 3);
            Work whole = load.WorkOf(1, Costs.Measured);
            string shards = Plan.Shards(load, Costs.Measured, CoresOfAShard) is { } number
                ? $"{number} shards"
                : "the largest tenant fills more than a shard";
            Write($"  {tenants,5:n0} tenants, {rate,5:n0} events/s each: {whole.Cores,8:n2} cores, {whole.Databases,8:n3} databases: {shards}");
        }
    }

    private static void Write(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
