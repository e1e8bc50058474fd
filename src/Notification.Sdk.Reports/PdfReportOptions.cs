namespace Notification.Sdk.Reports;

/// <summary>PDF reports. Checked at start; read once.</summary>
public sealed class PdfReportOptions
{
    /// <summary>Font files (<c>.ttf</c>, <c>.ttc</c>) and folders of them, the preferred ones first; none by default. The first
    /// font that has a character shows it. Only fonts with TrueType outlines can be used, and only those whose makers allow a part
    /// of them to be embedded. A file that cannot be used is a fault at start; within a folder, it is passed over.</summary>
    public IList<string> Fonts { get; } = [];

    /// <summary>Whether the fonts of the machine are asked after <see cref="Fonts"/> and the fonts of packages; true by
    /// default. The same report has the same bytes only where the same fonts are found.</summary>
    public bool UseSystemFonts { get; set; } = true;

    /// <summary>Where the options came from, for error messages.</summary>
    internal string Key { get; set; } = nameof(PdfReportOptions);
}
