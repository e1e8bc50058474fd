using System.Data.Common;
using Notification.Sdk.Storage.Sqlite.Writing;
using Notification.Sdk.Stores;

namespace Notification.Sdk.Storage.Sqlite.Admission;

/// <summary>The way in, over the file.</summary>
internal sealed class AdmissionStore(StoreFile file) : IAdmissionStore
{
    public ValueTask<AdmissionResult> AdmitAsync(AdmissionRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        cancellationToken.ThrowIfCancellationRequested();
        if (request.IsDryRun && request.Transaction is null)
        {
            return file.ReadAsync(database => AdmissionDecision.Of(request, new AdmissionState(database)).Result, cancellationToken);
        }

        byte[][] bodies = Bodies(request);
        return request.Transaction is { } transaction
            ? ValueTask.FromResult(Joining.Run(file, transaction, session => AdmissionWriter.Admit(session, request, bodies)))
            : file.WriteAsync(session => AdmissionWriter.Admit(session, request, bodies), cancellationToken);
    }

    public async ValueTask<IReadOnlyList<AdmissionResult>> AdmitAllAsync(
        IReadOnlyList<AdmissionRequest> requests, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(requests);
        if (requests.Any(request => request.Transaction is not null || request.IsDryRun))
        {
            var results = new AdmissionResult[requests.Count];
            for (int i = 0; i < results.Length; i++)
            {
                results[i] = await AdmitAsync(requests[i], cancellationToken).ConfigureAwait(false);
            }

            return results;
        }

        byte[][][] bodies = [.. requests.Select(Bodies)];
        return await file.WriteAsync<IReadOnlyList<AdmissionResult>>(
            session => [.. requests.Select((request, i) => AdmissionWriter.Admit(session, request, bodies[i]))],
            cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask CountAsync(
        IReadOnlyList<OverflowCount> counts, DbTransaction? transaction, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(counts);
        cancellationToken.ThrowIfCancellationRequested();
        if (transaction is not null)
        {
            Joining.Run(file, transaction, session => Tally(session, counts));
            return;
        }

        await file.WriteAsync(session => Tally(session, counts), cancellationToken).ConfigureAwait(false);
    }

    private static bool Tally(Session session, IReadOnlyList<OverflowCount> counts)
    {
        foreach (OverflowCount count in counts)
        {
            AdmissionWriter.Tally(session, count);
        }

        return true;
    }

    private static byte[][] Bodies(AdmissionRequest request) => [.. request.Legs.Select(draft => LegJson.ToUtf8(draft.Leg))];
}
