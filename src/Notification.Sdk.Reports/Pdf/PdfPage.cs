using System.Globalization;

namespace Notification.Sdk.Reports.Pdf;

/// <summary>A page (ISO 32000-1, 7.7.3.3) and its links (12.5.6.5).</summary>
internal sealed class PdfPage(int id, double width, double height)
{
    private readonly List<string> _links = [];

    public int Id => id;

    public PdfCanvas Canvas { get; } = new(height);

    /// <summary>Where to jump to see something at this height (12.3.2.2).</summary>
    public string Destination(double y) => string.Create(
        CultureInfo.InvariantCulture, $"[{id} 0 R /XYZ null {PdfSyntax.Number(height - y)} null]");

    public void Link(double x, double y, double width1, double height1, Uri target)
    {
        // 12.6.4.7; only what a browser opens.
        if (target.IsAbsoluteUri && (target.Scheme == Uri.UriSchemeHttps || target.Scheme == Uri.UriSchemeHttp))
        {
            Link(x, y, width1, height1, $"/A << /S /URI /URI {PdfSyntax.Ascii(target.AbsoluteUri)} >>");
        }
    }

    public void Link(double x, double y, double width1, double height1, string destination)
    {
        string area = string.Join(' ', new[] { x, height - y - height1, x + width1, height - y }.Select(PdfSyntax.Number));
        string target = destination.StartsWith('[') ? $"/Dest {destination}" : destination;
        _links.Add($"<< /Type /Annot /Subtype /Link /Border [0 0 0] /F 4 /Rect [{area}] {target} >>");
    }

    public void Write(PdfWriter writer, int parent, int resources)
    {
        int content = writer.Reserve();
        writer.WriteStream(content, "", Canvas.Content);
        int[] links = [.. _links.Select(writer.Add)];
        writer.Write(
            id,
            $"<< /Type /Page /Parent {PdfSyntax.Reference(parent)} "
            + $"/MediaBox [0 0 {PdfSyntax.Number(width)} {PdfSyntax.Number(height)}] "
            + $"/Resources {PdfSyntax.Reference(resources)} /Contents {PdfSyntax.Reference(content)}"
            + (links.Length == 0 ? "" : $" /Annots {PdfSyntax.References(links)}") + " >>");
    }
}
