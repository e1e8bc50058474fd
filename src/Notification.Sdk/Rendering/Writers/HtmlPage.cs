namespace Notification.Sdk.Rendering.Writers;

/// <summary>The frame of a mail: 600 pixels wide, fluid on phones, light and dark. Loads nothing from
/// anywhere.</summary>
internal static class HtmlPage
{
    public const string Close = """
        <tr><td class="end"></td></tr>
        </table></td></tr></table></div></body></html>

        """;

    private const string Style = """
        body,td,h1,h2{font-family:-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,"PingFang SC","Hiragino Sans",
        "Microsoft YaHei","Yu Gothic UI","Noto Sans CJK SC",sans-serif}
        td{font-size:15px;line-height:1.5;overflow-wrap:anywhere;word-break:break-word}
        .card{background-color:#ffffff;color:#18212f;border:1px solid #dce2ea;border-radius:10px}
        .band{height:5px;font-size:0;line-height:0;border-radius:9px 9px 0 0}
        .kind{padding:22px 28px 0;font-size:13px;color:#556173}
        .head{padding:10px 28px 14px}
        h1{margin:10px 0 0;font-size:22px;line-height:1.3;font-weight:650;color:#18212f}
        .tally{padding:0 28px 12px;line-height:2}
        .text{padding:8px 28px 14px}
        .section{padding:20px 28px 10px}
        h2{margin:0;font-size:15px;line-height:1.4;font-weight:650;color:#18212f}
        .line{padding:0 28px}
        .key,.mark,.value{padding:9px 0;border-top:1px solid #e9edf2;vertical-align:top}
        .key{width:32%;padding-right:16px;font-size:14px;color:#556173}
        .mark{width:112px;padding-right:12px}
        .more{font-size:13px;color:#556173}
        .pill{display:inline-block;padding:1px 10px;border-radius:11px;font-size:13px;line-height:20px;font-weight:600;
        white-space:nowrap}
        .quote{padding:10px 14px;border-left:4px solid #c3ccd8;background-color:#f4f6f9;border-radius:0 6px 6px 0}
        .code{padding:14px;border-radius:8px;background-color:#f4f6f9;font-size:26px;text-align:center;
        letter-spacing:4px;font-family:ui-monospace,Menlo,Consolas,monospace}
        .note{padding:12px 28px 4px;font-size:14px;color:#556173}
        .foot{padding:24px 28px 0;font-size:13px;color:#556173}
        .end{height:24px;font-size:0;line-height:0}
        .critical{background-color:#a3123c}
        .high{background-color:#b8400c}
        .medium{background-color:#856000}
        .low{background-color:#1f5fa8}
        .plain{background-color:#4b5768}
        @media (max-width:480px){
        .page{padding:0 !important}
        .card{border:0;border-radius:0}.band{border-radius:0}
        .kind,.head,.tally,.text,.section,.line,.note,.foot{padding-left:18px;padding-right:18px}
        h1{font-size:20px}
        .key,.mark,.value{display:block;width:auto;padding-right:0}
        .key,.mark{padding-bottom:0}.value{padding-top:2px;border-top:0}
        }
        @media (prefers-color-scheme:dark){
        body,.page{background-color:#10151c !important}
        .card{background-color:#1a212c !important;border-color:#2c3644;color:#e7ecf3}
        h1,h2{color:#f2f5f9}
        .kind,.key,.more,.note,.foot{color:#a9b5c5}
        .key,.mark,.value{border-color:#2c3644}
        .quote,.code{background-color:#232c39;border-color:#4a586b}
        }
        """;

    /// <summary>Everything before the first row.</summary>
    /// <param name="language">The language of the words.</param>
    /// <param name="title">The title, encoded.</param>
    /// <param name="preview">What a list of mails shows behind the subject, encoded.</param>
    /// <param name="kind">What kind of message it is, encoded.</param>
    /// <param name="band">The class of the coloured band.</param>
    public static string Open(string language, string title, string preview, string kind, string band) =>
        $"""
        <!doctype html>
        <html lang="{language}" dir="ltr">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width,initial-scale=1">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
        <meta name="color-scheme" content="light dark">
        <meta name="supported-color-schemes" content="light dark">
        <meta name="format-detection" content="telephone=no,date=no,address=no,email=no,url=no">
        <meta name="x-apple-disable-message-reformatting">
        <title>{title}</title>
        <style>
        :root{"{"}color-scheme:light dark;supported-color-schemes:light dark{"}"}
        {Style}
        </style>
        </head>
        <body style="margin:0;padding:0;background-color:#edf0f4">
        <div style="display:none;max-height:0;max-width:0;overflow:hidden;opacity:0;font-size:1px">{preview}</div>
        <div role="article" aria-roledescription="email" lang="{language}" dir="ltr">
        <table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0"><tr>
        <td class="page" align="center" style="padding:24px 12px">
        <table role="presentation" class="card" width="600" cellpadding="0" cellspacing="0" border="0"
        style="width:100%;max-width:600px;text-align:left">
        <tr><td class="band {band}"></td></tr>
        <tr><td class="kind">{kind}</td></tr>

        """;
}
