namespace Notification.Sdk.Reports.Fonts;

/// <summary>The fonts of the machine.</summary>
internal static class SystemFonts
{
    // Sans-serif fonts with TrueType outlines that systems bring along: Latin, then East Asian, then what has a bit of all.
    private static readonly string[] Preferred =
    [
        "NotoSans-Regular.ttf", "NotoSans-Bold.ttf", "OpenSans-Regular.ttf", "OpenSans-Bold.ttf", "segoeui.ttf", "segoeuib.ttf",
        "Arial.ttf", "arial.ttf", "arialbd.ttf", "LiberationSans-Regular.ttf", "LiberationSans-Bold.ttf",
        "NotoSansSC-Regular.ttf", "NotoSansSC-Bold.ttf", "msyh.ttc", "msyhbd.ttc", "wqy-microhei.ttc", "wqy-zenhei.ttc",
        "STHeiti Light.ttc", "simhei.ttf", "NotoSansJP-Regular.ttf", "YuGothR.ttc", "meiryo.ttc", "ipaexg.ttf", "ipag.ttf",
        "Arial Unicode.ttf", "DroidSansFallbackFull.ttf", "DroidSansFallback.ttf", "DejaVuSans.ttf", "DejaVuSans-Bold.ttf",
    ];

    private static readonly string[] OfHome = [".fonts", ".local/share/fonts", "Library/Fonts"];

    public static IEnumerable<string> Folders()
    {
        string home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        string[] folders =
        [
            Environment.GetFolderPath(Environment.SpecialFolder.Fonts),
            "/usr/share/fonts", "/usr/local/share/fonts", "/Library/Fonts", "/System/Library/Fonts",
            .. OfHome.Where(_ => home.Length > 0).Select(name => Path.Combine(home, name)),
        ];
        return folders.Where(folder => folder.Length > 0).Distinct(StringComparer.Ordinal);
    }

    /// <summary>The files that are asked first, and those that are left.</summary>
    public static (IReadOnlyList<string> Preferred, IReadOnlyList<string> Others) Files(IEnumerable<string> folders)
    {
        ILookup<bool, string> files = folders
            .SelectMany(FontFolder.Files)
            .ToLookup(file => Preferred.Contains(Path.GetFileName(file), StringComparer.Ordinal));
        return (
            [.. files[true].OrderBy(file => Array.IndexOf(Preferred, Path.GetFileName(file)))],
            [.. files[false]]);
    }
}
