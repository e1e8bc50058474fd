using System.Data.Common;
using Notification.Sdk.Stores;

namespace Notification.Sdk.Tests.Gate;

/// <summary>The store in memory, and how often it was asked about an event.</summary>
internal sealed class CountingStore(IOutbox memory) : IAdmissionStore
{
    private readonly IAdmissionStore _inner = (IAdmissionStore)memory;
    private int _asked;

    public int Asked => _asked;

    public ValueTask<AdmissionResult> AdmitAsync(AdmissionRequest request, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _asked);
        return _inner.AdmitAsync(request, cancellationToken);
    }

    public ValueTask CountAsync(
        IReadOnlyList<OverflowCount> counts, DbTransaction? transaction, CancellationToken cancellationToken) =>
        _inner.CountAsync(counts, transaction, cancellationToken);
}
