using System.Text;
using Notification.Sdk.Reports.Content;
using Notification.Sdk.Reports.Tests.Support;

namespace Notification.Sdk.Reports.Tests.Pdf;

[Collection(nameof(PdfGroup))]
public sealed class HostileTextTests(PdfTools tools)
{
    private static readonly string[] Weapons =
    [
        "=HYPERLINK(\"http://evil.example\")", ") Tj ET Q endstream endobj", "<</S/JavaScript/JS(app.alert(1))>>",
        "%%EOF\n%PDF-1.4", "\\", "\\)", "((((", "))))", "\u202Eexe.gpj", "\u2066\u2069", "\uD800", "\uDC00\uD83D",
        "\0\u0001\u001B[2J", "\uFFFE\uFFFF", "\u200B\u00AD\uFEFF", "a\u0300\u0301\u0302\u0303\u0304\u0305\u0306\u0307\u0308",
        "\U0001F600", "\U0002F800", "\U000E0041", "\r\nstream\r\n", "𝒜", "ｱｶﾞ", "한국어",
        "עברית", "العربية", "<script>", "&amp;", "1 0 obj", "/F1 99999 Tf", "\u2028\u2029", "trailer<</Root 1 0 R>>",
    ];

    [Fact]
    public async Task Ten_thousand_hostile_texts_leave_a_sound_document()
    {
        var random = new Random(20260310);
        for (int document = 0; document < 100; document++)
        {
            string[] texts = [.. Enumerable.Range(0, 100).Select(_ => Hostile(random))];
            byte[] pdf = Pdfs.Write(Everywhere(texts));
            PdfShape.Check(pdf);
            if (document % 12 == 0)
            {
                await tools.CheckAsync(pdf);
                await tools.TextAsync(pdf);
            }
        }
    }

    [Fact]
    public async Task Operators_in_a_text_are_text()
    {
        byte[] pdf = Pdfs.Write(Pdfs.Report(new Paragraph(") Tj ET Q endstream endobj %%EOF \\( <</S/JavaScript>>")));
        Assert.Contains(") Tj ET Q endstream endobj %%EOF \\( <</S/JavaScript>>", await tools.TextAsync(pdf), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_turns_text_around_or_cannot_be_seen_is_dropped_and_half_a_character_is_shown_as_such()
    {
        byte[] pdf = Pdfs.Write(Pdfs.Report(new Paragraph("invoice\u202Efdp.exe a\u200Bb c\u0007d e\uD800f")));
        string text = await tools.TextAsync(pdf);
        Assert.Contains("invoicefdp.exe ab c", text, StringComparison.Ordinal);
        Assert.Matches("e(\uFFFD|\\[U\\+FFFD\\])f", text);
    }

    [Fact]
    public async Task A_cell_of_a_megabyte_is_cut_with_an_ellipsis()
    {
        string huge = string.Concat(Enumerable.Repeat("0123456789", 100_000));
        byte[] pdf = Pdfs.Write(Pdfs.Report(Pdfs.Table([[new("P1"), new(huge), new("1")], [new("P2"), new("next"), new("2")]])));
        string text = await tools.TextAsync(pdf);
        Assert.Contains("…", text, StringComparison.Ordinal);
        Assert.Contains("next", text, StringComparison.Ordinal);
        Assert.InRange(text.Length, 2000, 20_000);
    }

    [Fact]
    public async Task Only_web_addresses_become_links()
    {
        Uri[] targets =
        [
            new("https://example.com/a(b)?c=\\%29"), new("javascript:alert(1)"), new("file:///etc/passwd"),
            new("relative", UriKind.Relative),
        ];
        Cell[][] rows = [.. targets.Select(target => (Cell[])[new("P1"), new("x", Link: target), new("1")])];
        byte[] pdf = Pdfs.Write(Pdfs.Report(Pdfs.Table(rows)));
        string urls = await tools.InfoAsync(pdf, "-url");
        Assert.Contains("https://example.com/a(b)", urls, StringComparison.Ordinal);
        Assert.DoesNotContain("javascript", urls, StringComparison.Ordinal);
        Assert.DoesNotContain("passwd", urls, StringComparison.Ordinal);
    }

    private static string Hostile(Random random)
    {
        var text = new StringBuilder();
        for (int i = random.Next(12); i >= 0; i--)
        {
            _ = random.Next(3) switch
            {
                0 => text.Append(Weapons[random.Next(Weapons.Length)]),
                1 => text.Append((char)random.Next(0x10000), random.Next(1, 4)),
                _ => text.Append("word "),
            };
        }

        return text.ToString();
    }

    private static ReportDocument Everywhere(string[] texts)
    {
        string Text(int i) => texts[i % texts.Length];
        return Pdfs.Report(
            new Cover(Text(0), Text(1), [new(Text(2), Text(3))]),
            new Heading(1, Text(4)),
            new KeyFigures([new(Text(5), Text(6), Text(7))]),
            new Paragraph(Text(8)),
            new Note(Text(9)),
            new Chart(
                ChartKind.Columns, Text(10), [Text(11)],
                [new(Text(12), Tone.High, [long.MaxValue]), new(Text(13), Tone.Low, [-1])]),
            new Chart(ChartKind.Bars, Text(14), [Text(15)], [new(Text(16), Tone.Low, [3])]),
            new Heading(2, Text(17)),
            new Table(
                [new(Text(18), 1), new(Text(19), 2)],
                texts.Skip(20).Chunk(2).Select<string[], IReadOnlyList<Cell>>(pair => [new(pair[0], Tone.High), new(pair[^1])]),
                Text(20))) with
        {
            Title = Text(21),
            Author = Text(22),
        };
    }
}
