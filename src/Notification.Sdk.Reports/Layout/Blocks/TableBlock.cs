using Notification.Sdk.Reports.Content;

namespace Notification.Sdk.Reports.Layout.Blocks;

/// <summary>A table. Its headers stand again on each page; a row that is taller than a page goes on on the next.</summary>
internal static class TableBlock
{
    // A row is begun at the foot of a page only with as much of it as this.
    private const double LeastPart = 40;

    // How many rows decide about the widths of the columns.
    private const int Looked = 60;

    public static void Draw(PageFlow flow, Table table, CancellationToken cancellationToken)
    {
        using IEnumerator<IReadOnlyList<Cell>> rows = table.Rows.GetEnumerator();
        Queue<IReadOnlyList<Cell>> first = First(rows);
        TableColumn[] columns = TableColumn.Place(table.Columns, TableRow.Needs(flow.Typesetter, table.Columns, first));
        TableRow header = TableRow.Header(flow.Typesetter, table.Columns, columns);
        bool isEmpty = true;
        foreach (IReadOnlyList<Cell> cells in All(first, rows))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var row = TableRow.Of(flow.Typesetter, cells, columns);
            bool fits = row.Height <= flow.Room - (isEmpty ? header.Height : 0);
            bool isTall = row.Height > PageFlow.Most - header.Height;
            if (isEmpty || (!fits && (!isTall || flow.Room < LeastPart)))
            {
                Begin(flow, header, Math.Min(row.Height, LeastPart), turn: !isEmpty);
            }

            Draw(flow, row, header);
            isEmpty = false;
        }

        if (isEmpty)
        {
            TextBlock.Draw(flow, new Note(table.Empty));
        }

        flow.Space(14);
    }

    // The rows that tell how wide the columns are.
    private static Queue<IReadOnlyList<Cell>> First(IEnumerator<IReadOnlyList<Cell>> rows)
    {
        Queue<IReadOnlyList<Cell>> first = [];
        while (first.Count < Looked && rows.MoveNext())
        {
            first.Enqueue(rows.Current);
        }

        return first;
    }

    private static IEnumerable<IReadOnlyList<Cell>> All(Queue<IReadOnlyList<Cell>> first, IEnumerator<IReadOnlyList<Cell>> rows)
    {
        while (first.TryDequeue(out IReadOnlyList<Cell>? cells))
        {
            yield return cells;
        }

        while (rows.MoveNext())
        {
            yield return rows.Current;
        }
    }

    private static void Begin(PageFlow flow, TableRow header, double first, bool turn)
    {
        if (turn)
        {
            flow.Turn();
        }
        else
        {
            flow.Need(header.Height + first);
        }

        flow.Y += header.Draw(flow.Page, flow.Y, 0, header.Lines);
    }

    private static void Draw(PageFlow flow, TableRow row, TableRow header)
    {
        int drawn = 0;
        while (true)
        {
            int count = Math.Min(row.Lines - drawn, TableRow.Fitting(flow.Room));
            flow.Y += row.Draw(flow.Page, flow.Y, drawn, Math.Max(1, count));
            drawn += Math.Max(1, count);
            if (drawn >= row.Lines)
            {
                return;
            }

            Begin(flow, header, 0, turn: true);
        }
    }
}
