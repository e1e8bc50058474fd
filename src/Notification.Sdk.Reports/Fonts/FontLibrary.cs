using Microsoft.Extensions.Logging;

namespace Notification.Sdk.Reports.Fonts;

/// <summary>Finds the fonts: those named in the options, then those of packages, then those of the machine. Opens them once.
/// Thread-safe.</summary>
internal sealed class FontLibrary(IEnumerable<IReportFonts> packages, ILogger<FontLibrary> logger)
{
    // What is looked through for a character that no preferred font has.
    private const long MostOthers = 64 * 1024 * 1024;
    private readonly Lock _lock = new();
    private FontBook? _book;

    /// <exception cref="FontFileException">A font that is named cannot be used, or there is none with Latin letters.</exception>
    public FontBook Open(PdfReportOptions options)
    {
        lock (_lock)
        {
            return _book ??= Load(options);
        }
    }

    private FontBook Load(PdfReportOptions options)
    {
        (IReadOnlyList<string> preferred, IReadOnlyList<string> others) =
            options.UseSystemFonts ? SystemFonts.Files(SystemFonts.Folders()) : ([], []);
        var book = new FontBook(
            [.. options.Fonts.SelectMany(Named), .. packages.SelectMany(Packaged), .. preferred.SelectMany(Found)],
            () => Others(others));
        if (!book.HasEastAsian)
        {
            FontLog.NoEastAsian(logger);
        }

        return book;
    }

    private IEnumerable<FontFace> Named(string path)
    {
        if (!Directory.Exists(path))
        {
            return FontFolder.Read(path);
        }

        FontFace[] faces = [.. FontFolder.Files(path).SelectMany(Found)];
        return faces.Length > 0
            ? faces
            : throw new FontFileException($"The folder '{path}' holds no font that can be used: put a .ttf or .ttc there.");
    }

    private static IReadOnlyList<FontFace> Packaged(IReportFonts package)
    {
        using Stream stream = package.Open();
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return FontFile.Read(package.Name, bytes.ToArray());
    }

    private IReadOnlyList<FontFace> Found(string file)
    {
        try
        {
            return FontFolder.Read(file);
        }
        catch (FontFileException fault)
        {
            FontLog.PassedOver(logger, fault.Message);
            return [];
        }
    }

    private IEnumerable<FontFace> Others(IReadOnlyList<string> files)
    {
        long read = 0;
        foreach (string file in files)
        {
            var info = new FileInfo(file);
            if (info.Exists && read + info.Length <= MostOthers)
            {
                read += info.Length;
                foreach (FontFace face in Found(file))
                {
                    yield return face;
                }
            }
        }
    }
}
