namespace Notification.Sdk.Tests.Extending;

/// <summary>A product's own database of vulnerabilities, as the page about findings assumes it.</summary>
public sealed class ScannerDatabase(params IReadOnlyList<ScannerRow> rows)
{
    public Task<IReadOnlyList<ScannerRow>> FindAsync(
        string? tenant, IReadOnlyList<FindingState> states, int skip, int limit, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(states);
        cancellationToken.ThrowIfCancellationRequested();
        bool Wanted(ScannerRow row) => states.Count == 0
            || states.Contains(row.IsFixed ? FindingState.Resolved : FindingState.Open);
        return Task.FromResult<IReadOnlyList<ScannerRow>>(
            [.. rows.Where(row => tenant is null or "" && Wanted(row)).Skip(skip).Take(limit)]);
    }
}
