using System.Globalization;
using System.Text;
using Notification.Sdk.Reports.Content;

namespace Notification.Sdk.Reports.Html;

/// <summary>How a tone fills an area: by colour, by lightness and by pattern, so that no reader needs all three.</summary>
internal static class SvgPatterns
{
    public const string Edge = "#1b1f24";

    /// <summary>Defines the fills that a chart uses.</summary>
    public static void Define(StringBuilder html, string id, IEnumerable<Tone> tones)
    {
        html.Append("<defs>");
        foreach (Tone tone in tones.Distinct())
        {
            html.Append(CultureInfo.InvariantCulture, $"<pattern id=\"{id}-{HtmlTable.ToneClass(tone)}\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\">");
            html.Append(CultureInfo.InvariantCulture, $"<rect width=\"6\" height=\"6\" fill=\"{Color(tone)}\"/>{Marks(tone)}</pattern>");
        }

        html.Append("</defs>\n");
    }

    public static string Fill(string id, Tone tone) => $"url(#{id}-{HtmlTable.ToneClass(tone)})";

    private static string Color(Tone tone) => tone switch
    {
        Tone.Critical => "#4a0d12",
        Tone.High => "#b8402c",
        Tone.Medium => "#e39a2d",
        Tone.Low => "#f6e0a0",
        Tone.Informational => "#eef1f4",
        Tone.Good => "#7fbf95",
        _ => "#5c7d9c",
    };

    private static string Marks(Tone tone) => tone switch
    {
        Tone.High => "<path d=\"M0 6 6 0\" stroke=\"#ffffff\" stroke-width=\"1\"/>",
        Tone.Medium => "<circle cx=\"3\" cy=\"3\" r=\"1\" fill=\"#1b1f24\"/>",
        Tone.Low => "<path d=\"M0 3 H6\" stroke=\"#8a6d1d\" stroke-width=\".7\"/>",
        _ => "",
    };
}
