namespace Notification.Sdk.Settings.Keys;

/// <summary>Which name somebody meant who wrote it a little differently.</summary>
internal static class NearName
{
    private const int MostSlips = 2;

    /// <summary>The name that takes the fewest letters put in, left out or changed, at most two and fewer than half; null for none.</summary>
    public static string? Of(string written, IEnumerable<string> names) =>
        names.Select(name => (Name: name, Slips: Slips(written.ToUpperInvariant(), name.ToUpperInvariant())))
            .Where(pair => pair.Slips <= MostSlips && pair.Slips * 2 < pair.Name.Length)
            .OrderBy(pair => pair.Slips).Select(pair => pair.Name).FirstOrDefault();

    // Levenshtein's distance, a row at a time.
    private static int Slips(string from, string to)
    {
        int[] row = [.. Enumerable.Range(0, to.Length + 1)];
        for (int i = 1; i <= from.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.Length; j++)
            {
                int above = row[j];
                row[j] = Math.Min(Math.Min(above, row[j - 1]) + 1, diagonal + (from[i - 1] == to[j - 1] ? 0 : 1));
                diagonal = above;
            }
        }

        return row[^1];
    }
}
