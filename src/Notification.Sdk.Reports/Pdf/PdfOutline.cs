using System.Globalization;

namespace Notification.Sdk.Reports.Pdf;

/// <summary>The outline of a document (ISO 32000-1, 12.3.3): items that are linked to their parent and neighbours.</summary>
internal static class PdfOutline
{
    /// <returns>The number of the outline.</returns>
    public static int Write(PdfWriter writer, IReadOnlyList<PdfBookmark> bookmarks)
    {
        int root = writer.Reserve();
        int[] ids = [.. bookmarks.Select(_ => writer.Reserve())];
        int[] parents = new int[ids.Length];
        int last = root;
        for (int i = 0; i < ids.Length; i++)
        {
            bool isTop = bookmarks[i].Level == 1;
            parents[i] = isTop ? root : last;
            last = isTop ? ids[i] : last;
        }

        var families = Enumerable.Range(0, ids.Length)
            .GroupBy(i => parents[i])
            .ToDictionary(family => family.Key, family => family.ToArray());
        writer.Write(root, $"<< /Type /Outlines{Children(root, sign: 1)} >>");
        foreach ((int parent, int[] family) in families)
        {
            for (int place = 0; place < family.Length; place++)
            {
                int i = family[place];
                writer.Write(
                    ids[i],
                    $"<< /Title {PdfSyntax.Text(bookmarks[i].Title)} /Parent {PdfSyntax.Reference(parent)} "
                    + $"/Dest {bookmarks[i].Destination}"
                    + (place > 0 ? $" /Prev {PdfSyntax.Reference(ids[family[place - 1]])}" : "")
                    + (place < family.Length - 1 ? $" /Next {PdfSyntax.Reference(ids[family[place + 1]])}" : "")
                    + Children(ids[i], sign: -1) + " >>");
            }
        }

        return root;

        // A count below zero shows the children only when the reader asks for them.
        string Children(int id, int sign) => families.TryGetValue(id, out int[]? family)
            ? string.Create(
                CultureInfo.InvariantCulture,
                $" /First {ids[family[0]]} 0 R /Last {ids[family[^1]]} 0 R /Count {sign * family.Length}")
            : "";
    }
}
