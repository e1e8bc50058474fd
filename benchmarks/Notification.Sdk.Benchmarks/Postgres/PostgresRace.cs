using System.Diagnostics;
using System.Globalization;
using Notification.Sdk.Stores;
using Npgsql;

namespace Notification.Sdk.Benchmarks.Postgres;

/// <summary>The PostgreSQL store beside the raw ceiling of its own statements, in turns over short rounds; and claims over a log of so many ended
/// rows beside claims over an empty one.</summary>
internal static class PostgresRace
{
    private const int Publishers = 100;
    private const int PerEndpoint = 32;
    private const int Batch = Publishers;

    /// <returns>Whether claims over the full log are within one and a half times those over the empty one.</returns>
    public static async Task<bool> RunAsync(string connectionString, long ended, int rounds, int events)
    {
        await using NpgsqlDataSource source = NpgsqlDataSource.Create(connectionString);
        await using PostgresRig rig = new(source);
        await rig.Notifier.ExplainAsync(rig.Next());
        await using NpgsqlConnection connection = await source.OpenConnectionAsync();
        var raw = new RawStatements(rig, connection);
        await RaceAsync(rig, raw, rounds, events);
        return await CompareClaimsAsync(rig, raw, ended);
    }

    private static async Task RaceAsync(PostgresRig rig, RawStatements raw, int rounds, int events)
    {
        List<double> appends = [];
        List<double> claims = [];
        for (int round = -1; round < rounds; round++)
        {
            double rawAppend = await MeasureAsync(events, async () =>
            {
                for (int done = 0; done < events; done += Batch)
                {
                    await raw.AdmitAsync(Batch);
                }
            });
            double rawClaim = await MeasureAsync(events, async () =>
            {
                while (await raw.ClaimAndSettleAsync(PerEndpoint) > 0)
                {
                }
            });
            double append = await MeasureAsync(events, () => Task.WhenAll(Enumerable.Range(0, Publishers).Select(async _ =>
            {
                await Task.Yield();
                for (int i = 0; i < events / Publishers; i++)
                {
                    await rig.Notifier.PublishAsync(rig.Next());
                }
            })));
            double claim = await MeasureAsync(events, async () =>
            {
                while (await ClaimAndSettleAsync(rig) > 0)
                {
                }
            });
            if (round >= 0)
            {
                appends.Add(append / rawAppend);
                claims.Add(claim / rawClaim);
                Write($"round {round,2}: append {append,8:f0}/s of {rawAppend,8:f0}/s = {appends[^1]:p0}; claim and settle {claim,8:f0}/s of {rawClaim,8:f0}/s = {claims[^1]:p0}");
            }
        }

        Write($"median: append {Median(appends):p0} of the ceiling with 100 awaiting, claim and settle {Median(claims):p0}");
    }

    private static async Task<bool> CompareClaimsAsync(PostgresRig rig, RawStatements raw, long ended)
    {
        await rig.ExecuteAsync("TRUNCATE {schema}.legs, {schema}.deliveries, {schema}.dedup, {schema}.count_changes");
        double empty = await ClaimTimeAsync(raw);
        await rig.ExecuteAsync($$"""
            INSERT INTO {schema}.legs(
                no, id, tenant, endpoint, topic, kind, event_id, ordinal, accepted_at, state, turn, outcome, ended_at, delivery_id, attempts,
                may_be_duplicate, code)
            SELECT -n, 'old-' || n, '', 'ops-' || n % {{PostgresRig.Endpoints}}, 'alerts', 0, 'old-' || n, 0, 1, 2, -n, 1, 1, 'd-' || n, 1, false, '200'
            FROM generate_series(1, {{ended.ToString(CultureInfo.InvariantCulture)}}) AS s(n)
            """);
        await rig.ExecuteAsync("VACUUM ANALYZE {schema}.legs");
        await rig.ExecuteAsync("CHECKPOINT");
        double full = await ClaimTimeAsync(raw);
        Write($"a claim and settlement of {PerEndpoint * PostgresRig.Endpoints} deliveries: {empty:f2} ms over an empty log, {full:f2} ms over {ended:n0} ended rows = {full / empty:f2} times");
        return full <= 1.5 * empty;
    }

    private static async Task<double> ClaimTimeAsync(RawStatements raw)
    {
        List<double> times = [];
        for (int i = 0; i < 60; i++)
        {
            await raw.AdmitAsync(PerEndpoint * PostgresRig.Endpoints);
            long start = Stopwatch.GetTimestamp();
            await raw.ClaimAndSettleAsync(PerEndpoint);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        return Median([.. times.Skip(10)]);
    }

    private static async Task<int> ClaimAndSettleAsync(PostgresRig rig)
    {
        DateTimeOffset now = TimeProvider.System.GetUtcNow();
        IReadOnlyList<Claim> claims = await rig.Outbox.ClaimAsync(new ClaimRequest(now, now.AddHours(1), PerEndpoint, []), default);
        await rig.Outbox.SettleAsync(
            [.. claims.Select(claim => Settlement.Ended(claim, now, Outcome.Delivered, DeliveryReceipt.Delivered("200")))], default);
        return claims.Count;
    }

    private static async Task<double> MeasureAsync(int events, Func<Task> act)
    {
        long start = Stopwatch.GetTimestamp();
        await act();
        return events / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    private static void Write(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
