namespace Notification.Sdk.Reports;

/// <summary>A font that a package brings along, asked after the fonts of <see cref="PdfReportOptions.Fonts"/> and before those of
/// the machine. Thread-safe.</summary>
public interface IReportFonts
{
    /// <summary>Its name, for error messages.</summary>
    string Name { get; }

    /// <summary>Opens the font file: TrueType outlines, one face or a collection. Called once.</summary>
    Stream Open();
}
