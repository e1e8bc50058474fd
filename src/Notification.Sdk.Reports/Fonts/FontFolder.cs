namespace Notification.Sdk.Reports.Fonts;

/// <summary>Reads font files from disk.</summary>
internal static class FontFolder
{
    private const long LargestFile = 64 * 1024 * 1024;

    private static readonly EnumerationOptions Deep = new()
    {
        RecurseSubdirectories = true,
        MaxRecursionDepth = 8,
        IgnoreInaccessible = true,
    };

    /// <summary>The font files below a folder, in the order of their paths.</summary>
    public static IEnumerable<string> Files(string folder) => Directory.Exists(folder)
        ? Directory.EnumerateFiles(folder, "*", Deep)
            .Where(file => Path.GetExtension(file).ToUpperInvariant() is ".TTF" or ".TTC" or ".OTF")
            .Order(StringComparer.Ordinal)
        : [];

    /// <exception cref="FontFileException">The file cannot be read or used.</exception>
    public static IReadOnlyList<FontFace> Read(string file)
    {
        try
        {
            long length = new FileInfo(file).Length;
            return length <= LargestFile
                ? FontFile.Read(file, File.ReadAllBytes(file))
                : throw new FontFileException($"The font file '{file}' has {length} bytes, more than {LargestFile}.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new FontFileException($"The font file '{file}' cannot be read: give the path of a .ttf or .ttc file that exists and may be read, or take it out.");
        }
    }
}
