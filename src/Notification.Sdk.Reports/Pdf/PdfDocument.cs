using System.Globalization;
using Notification.Sdk.Reports.Fonts;

namespace Notification.Sdk.Reports.Pdf;

/// <summary>A document that is written page by page: a finished page is kept no longer (ISO 32000-1, 7.7). The same calls give
/// the same bytes. Not thread-safe.</summary>
internal sealed class PdfDocument : IDisposable
{
    /// <summary>The name of what is drawn by <see cref="PdfCanvas.Form"/> and given to <see cref="Finish"/>.</summary>
    public static ReadOnlySpan<byte> Deferred => "Later"u8;

    private readonly PdfWriter _writer;
    private readonly PdfInfo _info;
    private readonly int _tree;
    private readonly int _resources;
    private readonly int _deferred;
    private readonly List<int> _pages = [];
    private readonly List<PdfFont> _fonts = [];
    private readonly List<PdfBookmark> _bookmarks = [];

    public PdfDocument(Stream target, PdfInfo info)
    {
        _info = info;
        _writer = new PdfWriter(target);
        _tree = _writer.Reserve();
        _resources = _writer.Reserve();
        _deferred = _writer.Reserve();
    }

    public int Pages => _pages.Count;

    public IReadOnlyList<PdfFont> Fonts => _fonts;

    public PdfFont AddFont(FontFace face)
    {
        var font = new PdfFont(_writer.Reserve(), face);
        _fonts.Add(font);
        return font;
    }

    public PdfPage AddPage(double width, double height)
    {
        var page = new PdfPage(_writer.Reserve(), width, height);
        _pages.Add(page.Id);
        return page;
    }

    /// <summary>Writes a page. Pages may be written in any order, each once.</summary>
    public void Write(PdfPage page) => page.Write(_writer, _tree, _resources);

    public void AddBookmark(int level, string title, string destination) =>
        _bookmarks.Add(new PdfBookmark(_bookmarks.Count == 0 ? 1 : level, title, destination));

    /// <summary>Writes what belongs to the whole document.</summary>
    /// <param name="deferred">What the pages draw by <see cref="Deferred"/>, known only now: drawn on a canvas of height
    /// 0.</param>
    /// <param name="width">How wide it is at most.</param>
    /// <param name="height">How far it reaches above and below its origin.</param>
    public void Finish(PdfCanvas deferred, double width, double height)
    {
        string box = string.Join(' ', new[] { 0, -height, width, height }.Select(PdfSyntax.Number));
        _writer.WriteStream(
            _deferred,
            $"/Type /XObject /Subtype /Form /BBox [{box}] /Resources {PdfSyntax.Reference(_resources)}",
            deferred.Content);
        foreach (PdfFont font in _fonts)
        {
            font.Write(_writer);
        }

        IEnumerable<string> fonts = _fonts.Select((font, place) => $"/F{place} {PdfSyntax.Reference(font.Id)}");
        _writer.Write(
            _resources,
            $"<< /Font << {string.Join(' ', fonts)} >> /XObject << /Later {PdfSyntax.Reference(_deferred)} >> >>");
        _writer.Write(
            _tree,
            $"<< /Type /Pages /Count {PdfSyntax.Number(_pages.Count)} /Kids {PdfSyntax.References(_pages)} >>");
        int metadata = _writer.Reserve();
        _writer.WriteRaw(metadata, "/Type /Metadata /Subtype /XML", PdfMetadata.Write(_info));
        int outline = PdfOutline.Write(_writer, _bookmarks);
        int catalog = _writer.Add(
            $"<< /Type /Catalog /Pages {PdfSyntax.Reference(_tree)} /Outlines {PdfSyntax.Reference(outline)} "
            + $"/Metadata {PdfSyntax.Reference(metadata)} /Lang {PdfSyntax.Text(_info.Language)} "
            + $"/PageMode {(_bookmarks.Count == 0 ? "/UseNone" : "/UseOutlines")} "
            + "/ViewerPreferences << /DisplayDocTitle true >> >>");
        string date = PdfSyntax.Date(_info.Created);
        int info = _writer.Add(
            $"<< /Title {PdfSyntax.Text(_info.Title)} /CreationDate {date} /ModDate {date}"
            + (_info.Author.Length > 0 ? $" /Author {PdfSyntax.Text(_info.Author)}" : "") + " >>");
        _writer.Finish(catalog, info);
    }

    public void Dispose() => _writer.Dispose();
}
