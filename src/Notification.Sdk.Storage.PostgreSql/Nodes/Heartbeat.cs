using Notification.Sdk.Storage.PostgreSql.Data;
using Notification.Sdk.Stores;
using Npgsql;

namespace Notification.Sdk.Storage.PostgreSql.Nodes;

/// <summary>Says every few seconds that this node lives, and takes the claims of one that has said nothing for half a minute: nobody waits for its leases to
/// end. Whether it is silent, each node judges by its own ears: only while it hears itself, so that a database that was away makes nobody dead.</summary>
internal sealed class Heartbeat(Database database, NodeIdentity node, DueBoard board, IDispatchSignal signal, TimeProvider time)
    : BackgroundLoop(time, Pause)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestGap = 3 * Pause;
    private static readonly TimeSpan LongestSilence = 6 * Pause;

    private readonly TimeProvider _time = time;
    private readonly Lock _lock = new();
    private readonly Dictionary<Guid, (long Beat, long Since)> _heard = [];
    private long? _last;

    /// <summary>Begins, when it has not.</summary>
    public void Start() => Begin();

    /// <summary>One beat.</summary>
    public async Task BeatAsync(CancellationToken cancellationToken)
    {
        List<(Guid Id, long Beat)> beats = await database.RunAsync(BeatAsync, cancellationToken).ConfigureAwait(false);
        List<Guid> silent;
        lock (_lock)
        {
            silent = Judge(beats);
        }

        if (silent.Count > 0)
        {
            await database.RunAsync(connection => ReleaseAsync(connection, silent), cancellationToken).ConfigureAwait(false);
            board.Doubt();
            signal.Wake();
        }
    }

    protected override Task StepAsync(CancellationToken stopping) => BeatAsync(stopping);

    /// <summary>What is still claimed is free at once.</summary>
    protected override async Task EndAsync() =>
        await database.RunAsync(connection => ReleaseAsync(connection, [node.Id]), CancellationToken.None).ConfigureAwait(false);

    private List<Guid> Judge(List<(Guid Id, long Beat)> beats)
    {
        long now = _time.GetTimestamp();
        if (_last is not { } last || _time.GetElapsedTime(last, now) > LongestGap)
        {
            _heard.Clear();
        }

        _last = now;
        List<Guid> silent = [];
        foreach ((Guid id, long beat) in beats)
        {
            if (id == node.Id || !_heard.TryGetValue(id, out (long Beat, long Since) heard) || heard.Beat != beat)
            {
                _heard[id] = (beat, now);
            }
            else if (_time.GetElapsedTime(heard.Since, now) >= LongestSilence)
            {
                _heard.Remove(id);
                silent.Add(id);
            }
        }

        return silent;
    }

    private async ValueTask<List<(Guid Id, long Beat)>> BeatAsync(NpgsqlConnection connection)
    {
        using NpgsqlCommand beat = database.Use(connection, Sql.Beat).Bind(node.Id);
        return await beat.ReadAllAsync(row => (row.GetGuid(0), row.GetInt64(1))).ConfigureAwait(false);
    }

    private async ValueTask<int> ReleaseAsync(NpgsqlConnection connection, IEnumerable<Guid> nodes)
    {
        Guid[] ids = [.. nodes];
        using NpgsqlCommand release = database.Use(connection, Sql.Release).Bind(ids);
        using NpgsqlCommand forget = database.Use(connection, Sql.ForgetNodes).Bind(ids);
        return await Batches.RunAsync(connection, release, forget).ConfigureAwait(false);
    }
}
