namespace Notification.Sdk.Gate;

/// <summary>A count with a cell for each processor.</summary>
internal sealed class StripedCount
{
    private const int CellsPerLine = 64 / sizeof(long);

    private readonly long[] _cells = new long[(Processors.Copies + 1) * CellsPerLine];

    public void Add(long by = 1) => Interlocked.Add(ref _cells[(Processors.Mine + 1) * CellsPerLine], by);

    /// <summary>Takes all away.</summary>
    public long Take()
    {
        long taken = 0;
        for (int i = CellsPerLine; i < _cells.Length; i += CellsPerLine)
        {
            taken += Interlocked.Exchange(ref _cells[i], 0);
        }

        return taken;
    }
}
