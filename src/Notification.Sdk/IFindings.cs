using Notification.Sdk.Events;

namespace Notification.Sdk;

/// <summary>Findings, for the product's pages: list, count, resolve, ignore, reopen. Who may do what is for the product to decide.
/// Thread-safe. While a product's own <see cref="IFindingSource"/> stands in, the changing methods throw.</summary>
public interface IFindings
{
    /// <summary>Lists findings.</summary>
    /// <param name="query">Which ones.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    /// <exception cref="ArgumentOutOfRangeException">Limit or skip is out of range.</exception>
    ValueTask<IReadOnlyList<Finding>> QueryAsync(FindingQuery query, CancellationToken cancellationToken = default);

    /// <summary>Counts findings by topic, state and severity.</summary>
    /// <param name="query">Which ones.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    ValueTask<IReadOnlyList<FindingCount>> CountAsync(FindingQuery query, CancellationToken cancellationToken = default);

    /// <summary>Closes a finding: it is not repeated any more, and what waits for it alone does not leave.</summary>
    /// <param name="id">The finding.</param>
    /// <param name="resolvedBy">Who closes it: a person, or a scanner that no longer sees it.</param>
    /// <param name="tenant">Whose; the one tenant by default.</param>
    /// <param name="cancellationToken">Cancels before anything is changed.</param>
    /// <returns>Whether it was there and not resolved before.</returns>
    /// <exception cref="InvalidOperationException">The findings belong to the product's own source.</exception>
    ValueTask<bool> ResolveAsync(
        string id, string resolvedBy, string tenant = "", CancellationToken cancellationToken = default);

    /// <summary>Closes the finding behind an event: one of the same fingerprint. Severity, title and id do not matter.</summary>
    /// <param name="sameThing">An event as it would be published.</param>
    /// <param name="resolvedBy">Who closes it.</param>
    /// <param name="cancellationToken">Cancels before anything is changed.</param>
    /// <returns>Whether it was there and not resolved before.</returns>
    /// <exception cref="InvalidOperationException">The findings belong to the product's own source.</exception>
    ValueTask<bool> ResolveAsync(
        SecurityEvent sameThing, string resolvedBy, CancellationToken cancellationToken = default);

    /// <summary>Leaves a finding as it is until a time, at which it is open again.</summary>
    /// <param name="id">The finding.</param>
    /// <param name="owner">Who answers for it.</param>
    /// <param name="reason">Why.</param>
    /// <param name="until">The first instant at which it is open again; in the future.</param>
    /// <param name="tenant">Whose; the one tenant by default.</param>
    /// <param name="cancellationToken">Cancels before anything is changed.</param>
    /// <returns>Whether it was there.</returns>
    /// <exception cref="ArgumentException">Owner or reason is empty, or the end is not in the future.</exception>
    /// <exception cref="InvalidOperationException">The findings belong to the product's own source.</exception>
    ValueTask<bool> IgnoreAsync(
        string id,
        string owner,
        string reason,
        DateTimeOffset until,
        string tenant = "",
        CancellationToken cancellationToken = default);

    /// <summary>Opens a finding that was resolved or ignored.</summary>
    /// <param name="id">The finding.</param>
    /// <param name="tenant">Whose; the one tenant by default.</param>
    /// <param name="cancellationToken">Cancels before anything is changed.</param>
    /// <returns>Whether it was there and not open.</returns>
    /// <exception cref="InvalidOperationException">The findings belong to the product's own source.</exception>
    ValueTask<bool> ReopenAsync(string id, string tenant = "", CancellationToken cancellationToken = default);
}
