using Notification.Sdk.Reports.Fonts;

namespace Notification.Sdk.Reports.Tests.Support;

/// <summary>Small fonts, made of the font of the tests.</summary>
internal static class SmallFonts
{
    public static IEnumerable<int> Latin => Enumerable.Range(' ', '~' - ' ' + 1).Append('…').Append('–');

    public static byte[] LatinFile { get; } = With(Latin);

    public static byte[] With(IEnumerable<int> characters) => FontExtract.Write(FontFolder.Read(PdfTools.Font)[0], characters);

    public static FontFace Read(byte[] file) => FontFile.Read("small.ttf", file)[0];

    public static FontBook LatinBook() => new([Read(LatinFile)], () => []);

    /// <summary>A font file with one of its tables replaced.</summary>
    public static byte[] Replace(byte[] file, string tag, Func<byte[], byte[]> change)
    {
        FontFace face = Read(file);
        return SfntWriter.Write(((string[])["OS/2", "cmap", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "name", "post"])
            .Select(name => (name, name == tag ? change(face.Tables[name].Bytes.ToArray()) : face.Tables[name].Bytes.ToArray())));
    }
}
