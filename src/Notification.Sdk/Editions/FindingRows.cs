using Notification.Sdk.Events;

namespace Notification.Sdk.Editions;

/// <summary>Findings read page by page: all are counted, the first ones are kept.</summary>
internal sealed class FindingRows
{
    private const int Kept = 10_000;
    private const int Page = 1_000;
    private const int LongestRead = 200_000;
    private const int ShownAssets = 10;

    private readonly Dictionary<Severity, long> _bySeverity = [];
    private readonly Dictionary<FixPriority, long> _byPriority = [];
    private readonly Dictionary<string, long> _assets = new(StringComparer.Ordinal);
    private readonly List<Finding> _rows = [];

    public IReadOnlyList<Finding> Rows => _rows;

    public long Count { get; private set; }

    /// <summary>How many were opened in the period.</summary>
    public long Opened { get; private set; }

    public IReadOnlyDictionary<Severity, long> BySeverity => _bySeverity;

    public IReadOnlyDictionary<FixPriority, long> ByPriority => _byPriority;

    public IReadOnlyList<KeyValuePair<string, long>> TopAssets =>
    [
        .. _assets.OrderByDescending(asset => asset.Value).ThenBy(asset => asset.Key, StringComparer.Ordinal).Take(ShownAssets),
    ];

    public static async ValueTask<FindingRows> ReadAsync(
        IFindingSource source, FindingQuery query, EditionOrder order, CancellationToken cancellationToken)
    {
        var rows = new FindingRows();
        IReadOnlyList<Finding> page;
        int skip = 0;
        do
        {
            page = await source.QueryAsync(query with { Skip = skip, Limit = Page }, order.MadeAt, cancellationToken)
                .ConfigureAwait(false);
            foreach (Finding finding in page.Where(finding => order.Filter?.Invoke(finding.Event) != false))
            {
                rows.Add(finding, order);
            }

            skip += page.Count;
        }
        while (page.Count == Page && skip < LongestRead);

        return rows;
    }

    private void Add(Finding finding, EditionOrder order)
    {
        Count++;
        Opened += finding.OpenedAt >= order.From && finding.OpenedAt < order.To ? 1 : 0;
        _bySeverity[finding.Event.Severity] = _bySeverity.GetValueOrDefault(finding.Event.Severity) + 1;
        _byPriority[finding.Priority] = _byPriority.GetValueOrDefault(finding.Priority) + 1;
        if (finding.Event.Asset is { } asset)
        {
            string name = asset.Name ?? asset.Id;
            _assets[name] = _assets.GetValueOrDefault(name) + 1;
        }

        if (_rows.Count < Kept)
        {
            _rows.Add(finding);
        }
    }
}
