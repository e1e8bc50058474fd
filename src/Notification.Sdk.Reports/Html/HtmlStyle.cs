namespace Notification.Sdk.Reports.Html;

/// <summary>How the page looks, on the screen and on paper. Every tone differs in lightness, so that a grey print tells them apart.</summary>
internal static class HtmlStyle
{
    public const string Css = """
        :root { color-scheme: light; --ink: #1b1f24; --soft: #57606a; --line: #d0d7de; --paper: #ffffff; --band: #f6f8fa; }
        * { box-sizing: border-box; }
        body { margin: 0; background: var(--band); color: var(--ink); font: 15px/1.5 system-ui, "Segoe UI", "Noto Sans", "Noto Sans CJK SC", "WenQuanYi Micro Hei", sans-serif; }
        main { max-width: 60rem; margin: 0 auto; padding: 2rem; background: var(--paper); }
        header { border-bottom: 3px solid var(--ink); margin-bottom: 1.5rem; padding-bottom: 1rem; }
        h1 { font-size: 1.9rem; line-height: 1.2; margin: 0 0 .25rem; }
        h2 { font-size: 1.3rem; margin: 2.2rem 0 .6rem; }
        h3 { font-size: 1.05rem; margin: 1.4rem 0 .4rem; }
        p { margin: .6rem 0; max-width: 46rem; }
        .note { color: var(--soft); }
        dl.facts { display: grid; grid-template-columns: max-content 1fr; gap: .1rem 1rem; margin: .8rem 0 0; }
        dl.facts dt { color: var(--soft); }
        dl.facts dd { margin: 0; overflow-wrap: anywhere; }
        ul.figures { display: flex; flex-wrap: wrap; gap: .6rem; list-style: none; margin: .8rem 0; padding: 0; }
        ul.figures li { border: 1px solid var(--line); border-top: 4px solid var(--tone, var(--soft)); padding: .5rem .8rem; min-width: 7.5rem; }
        ul.figures .label { display: block; color: var(--soft); font-size: .85rem; }
        ul.figures .value { font-size: 1.6rem; font-weight: 700; font-variant-numeric: tabular-nums; }
        ul.figures .change { color: var(--soft); margin-left: .4rem; font-variant-numeric: tabular-nums; }
        .scroll { overflow-x: auto; }
        table { border-collapse: collapse; width: 100%; margin: .6rem 0; font-size: .9rem; table-layout: fixed; }
        th, td { border-bottom: 1px solid var(--line); padding: .35rem .5rem; text-align: start; vertical-align: top; overflow-wrap: anywhere; }
        thead th { border-bottom: 2px solid var(--ink); background: var(--band); }
        .number { text-align: end; font-variant-numeric: tabular-nums; white-space: nowrap; }
        td.tone { font-weight: 600; border-inline-start: 6px solid var(--tone, var(--soft)); }
        .critical { --tone: #4a0d12; } .high { --tone: #a5301f; } .medium { --tone: #d98b1f; }
        .low { --tone: #e8c765; } .informational { --tone: #c3ccd6; } .good { --tone: #2c7a4b; }
        figure { margin: 1.2rem 0; }
        figcaption { font-weight: 600; margin-bottom: .3rem; }
        figure svg { display: block; width: 100%; height: auto; }
        svg text { font: 12px system-ui, "Segoe UI", "Noto Sans", "Noto Sans CJK SC", "WenQuanYi Micro Hei", sans-serif; fill: #1b1f24; }
        summary { color: var(--soft); cursor: pointer; }
        a { color: #0b57a4; }
        @media print {
            @page { size: A4; margin: 16mm 14mm; }
            body { background: none; font-size: 10pt; }
            main { max-width: none; padding: 0; }
            * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
            h2, h3, figcaption { break-after: avoid; }
            figure, ul.figures li, tr { break-inside: avoid; }
            table { font-size: 8.5pt; }
            thead { display: table-header-group; }
            .scroll { overflow: visible; }
            details { display: none; }
        }
        """;
}
