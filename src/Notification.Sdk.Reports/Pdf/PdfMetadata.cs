using System.Globalization;
using System.Text;
using System.Xml.Linq;

namespace Notification.Sdk.Reports.Pdf;

/// <summary>The properties once more as XMP (ISO 32000-1, 14.3.2), where archives look for them.</summary>
internal static class PdfMetadata
{
    private static readonly XNamespace Rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
    private static readonly XNamespace Dublin = "http://purl.org/dc/elements/1.1/";
    private static readonly XNamespace Basic = "http://ns.adobe.com/xap/1.0/";

    public static byte[] Write(PdfInfo info)
    {
        var description = new XElement(
            Rdf + "Description",
            new XAttribute(Rdf + "about", ""),
            new XAttribute(XNamespace.Xmlns + "dc", Dublin),
            new XAttribute(XNamespace.Xmlns + "xmp", Basic),
            new XElement(
                Dublin + "title",
                new XElement(
                    Rdf + "Alt",
                    new XElement(Rdf + "li", new XAttribute(XNamespace.Xml + "lang", "x-default"), info.Title))),
            new XElement(Dublin + "language", new XElement(Rdf + "Bag", new XElement(Rdf + "li", info.Language))),
            new XElement(Basic + "CreateDate", info.Created.ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture)));
        if (info.Author.Length > 0)
        {
            description.Add(new XElement(Dublin + "creator", new XElement(Rdf + "Seq", new XElement(Rdf + "li", info.Author))));
        }

        XNamespace meta = "adobe:ns:meta/";
        var packet = new XElement(
            meta + "xmpmeta",
            new XAttribute(XNamespace.Xmlns + "x", meta),
            new XElement(Rdf + "RDF", new XAttribute(XNamespace.Xmlns + "rdf", Rdf), description));
        return Encoding.UTF8.GetBytes(
            $"<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n{packet}\n<?xpacket end=\"r\"?>");
    }
}
