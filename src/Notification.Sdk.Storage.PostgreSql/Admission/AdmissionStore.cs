using System.Data.Common;
using Notification.Sdk.Storage.PostgreSql.Data;
using Notification.Sdk.Storage.PostgreSql.Nodes;
using Notification.Sdk.Stores;
using Npgsql;

namespace Notification.Sdk.Storage.PostgreSql.Admission;

/// <summary>The way in, over the database.</summary>
internal sealed class AdmissionStore(
    Database database, Joining joining, AdmissionPump pump, Tallying tallying, Listener listener) : IAdmissionStore
{
    private const int MostTries = 64;

    public async ValueTask<AdmissionResult> AdmitAsync(AdmissionRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        cancellationToken.ThrowIfCancellationRequested();
        listener.Start();
        if (request.Transaction is { } transaction)
        {
            return await joining.RunAsync(transaction, connection => JoinAsync(connection, request), cancellationToken)
                .ConfigureAwait(false);
        }

        return request.IsDryRun
            ? await database.RunAsync(connection => ProbeAsync(connection, request), cancellationToken).ConfigureAwait(false)
            : (await pump.AdmitAsync([request], cancellationToken).ConfigureAwait(false))[0];
    }

    public async ValueTask<IReadOnlyList<AdmissionResult>> AdmitAllAsync(
        IReadOnlyList<AdmissionRequest> requests, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(requests);
        cancellationToken.ThrowIfCancellationRequested();
        if (requests.Any(request => request.Transaction is not null || request.IsDryRun))
        {
            var results = new AdmissionResult[requests.Count];
            for (int i = 0; i < results.Length; i++)
            {
                results[i] = await AdmitAsync(requests[i], cancellationToken).ConfigureAwait(false);
            }

            return results;
        }

        return requests.Count == 0 ? [] : await pump.AdmitAsync(requests, cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask CountAsync(
        IReadOnlyList<OverflowCount> counts, DbTransaction? transaction, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(counts);
        cancellationToken.ThrowIfCancellationRequested();
        if (counts.Count > 0)
        {
            await tallying.CountAsync(counts, transaction, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Decides upon what the tables hold, and keeps nothing.</summary>
    private async ValueTask<AdmissionResult> ProbeAsync(NpgsqlConnection connection, AdmissionRequest request)
    {
        var beliefs = new Beliefs();
        HashSet<(string, string)> known = [];
        (int, int, int) asked = default;
        while (true)
        {
            // What is asked for next depends on what was answered before.
            var trial = new Trial(beliefs, known, trusts: false);
            AdmissionResult result = trial.Decide(request);
            (int, int, int) asks = (trial.Events.Count + known.Count, trial.Things.Count, trial.Counters.Count);
            if (asks == asked)
            {
                return result;
            }

            asked = asks;
            await AdmissionRows.RecallAsync(database, connection, trial, beliefs, known).ConfigureAwait(false);
        }
    }

    /// <summary>The same, and keeps it in the caller's transaction. It sees what others do not see yet, so what the node believes is left out of it.</summary>
    private async ValueTask<AdmissionResult> JoinAsync(NpgsqlConnection connection, AdmissionRequest request)
    {
        if (request.IsDryRun)
        {
            return await ProbeAsync(connection, request).ConfigureAwait(false);
        }

        var beliefs = new Beliefs();
        HashSet<(string, string)> known = [];
        for (int tries = 0; tries < MostTries; tries++)
        {
            var trial = new Trial(beliefs, known, trusts: false);
            AdmissionResult result = trial.Decide(request);
            if (await AdmissionRows.KeepAsync(database, connection, trial, Guid.Empty, beliefs, known).ConfigureAwait(false))
            {
                return result;
            }
        }

        throw new StoreException(
            $"Other transactions changed the same counters {MostTries} times in a row, or this one cannot see their changes (REPEATABLE READ). Publish "
            + "in a transaction of its own.",
            isTransient: true);
    }
}
