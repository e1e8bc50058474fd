using System.Data.Common;
using Notification.Sdk.Stores;

namespace Notification.Sdk.Tests.Support;

/// <summary>A way in that fails when the test says so.</summary>
internal sealed class AdmissionDouble(IAdmissionStore inner) : IAdmissionStore
{
    private int _asked;

    /// <summary>Why calls fail; null when they do not.</summary>
    public StoreException? Fault { get; set; }

    /// <summary>How often it was asked about an event.</summary>
    public int Asked => _asked;

    public ValueTask<AdmissionResult> AdmitAsync(AdmissionRequest request, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _asked);
        return Fault is null ? inner.AdmitAsync(request, cancellationToken) : throw Fault;
    }

    public ValueTask CountAsync(IReadOnlyList<OverflowCount> counts, DbTransaction? transaction, CancellationToken cancellationToken) =>
        Fault is null ? inner.CountAsync(counts, transaction, cancellationToken) : throw Fault;
}
