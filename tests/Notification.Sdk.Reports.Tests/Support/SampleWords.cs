namespace Notification.Sdk.Reports.Tests.Support;

/// <summary>The words of <see cref="SampleReport"/> in one language.</summary>
internal sealed record SampleWords
{
    public required string Title { get; init; }

    public required string Period { get; init; }

    public required string[] Facts { get; init; }

    public required string[] Figures { get; init; }

    public required string Summary { get; init; }

    public required string Opinion { get; init; }

    public required string ByDay { get; init; }

    public required string[] Severities { get; init; }

    public required string ByPriority { get; init; }

    public required string[] Priorities { get; init; }

    public required string Assets { get; init; }

    public required string Vulnerabilities { get; init; }

    public required string Note { get; init; }

    public required string[] Columns { get; init; }

    public required string Fix { get; init; }

    public required string HeldBack { get; init; }

    public required string Empty { get; init; }

    public static SampleWords English { get; } = new()
    {
        Title = "Cloud security: weekly report",
        Period = "2 to 8 March 2026",
        Facts = ["Tenant", "Time zone", "Made"],
        Figures = ["Open vulnerabilities", "New alerts", "Handled", "Notifications sent"],
        Summary = "Summary",
        Opinion = "Two servers need action first: both can be taken over from the internet, and updates have been out for three weeks. "
            + "The number of open vulnerabilities fell for the second week in a row.",
        ByDay = "Events by day and severity",
        Severities = ["Critical", "High", "Medium", "Low"],
        ByPriority = "Findings by priority",
        Priorities = ["Urgent", "Soon", "Later"],
        Assets = "Most affected assets",
        Vulnerabilities = "Unhandled vulnerabilities",
        Note = "Times are those of the zone on the first page. An event counts on the day on which it happened.",
        Columns = ["Priority", "Asset", "Vulnerability", "Seen", "Suggested fix"],
        Fix = "Update the package to 3.0.13 or later and restart the services that use it.",
        HeldBack = "Held back",
        Empty = "Nothing was held back.",
    };

    public static SampleWords Chinese { get; } = new()
    {
        Title = "云安全周报",
        Period = "2026年3月2日至3月8日",
        Facts = ["租户", "时区", "生成时间"],
        Figures = ["未处理漏洞", "新增告警", "已处理", "已发送通知"],
        Summary = "概要",
        Opinion = "两台服务器需要优先处理：二者均可从互联网被接管，修复补丁已发布三周。未处理漏洞的数量连续第二周下降。",
        ByDay = "按日期和严重程度统计的事件",
        Severities = ["严重", "高危", "中危", "低危"],
        ByPriority = "按优先级统计的风险",
        Priorities = ["紧急", "尽快", "稍后"],
        Assets = "受影响最多的资产",
        Vulnerabilities = "未处理漏洞",
        Note = "时间均以首页所列时区为准。事件按其发生的日期统计。",
        Columns = ["优先级", "资产", "漏洞", "次数", "修复建议"],
        Fix = "将软件包升级到 3.0.13 或更高版本，并重启使用该软件包的服务（例如“nginx”）。",
        HeldBack = "被抑制的事件",
        Empty = "没有被抑制的事件。",
    };

    public static SampleWords Japanese { get; } = new()
    {
        Title = "クラウドセキュリティ週報",
        Period = "2026年3月2日～3月8日",
        Facts = ["テナント", "タイムゾーン", "作成日時"],
        Figures = ["未対応の脆弱性", "新しいアラート", "対応済み", "送信した通知"],
        Summary = "概要",
        Opinion = "2 台のサーバーは優先して対応が必要です。どちらもインターネットから乗っ取られるおそれがあり、修正は 3 週間前に公開されています。"
            + "未対応の脆弱性の数は 2 週連続で減少しました。",
        ByDay = "日別・重大度別のイベント",
        Severities = ["緊急", "高", "中", "低"],
        ByPriority = "優先度別の検出事項",
        Priorities = ["至急", "早め", "後日"],
        Assets = "影響の大きい資産",
        Vulnerabilities = "未対応の脆弱性",
        Note = "時刻は先頭ページのタイムゾーンのものです。イベントは発生した日に数えます。",
        Columns = ["優先度", "資産", "脆弱性", "件数", "推奨される対処"],
        Fix = "パッケージを 3.0.13 以降に更新し、それを使用するサービス（「nginx」など）を再起動してください。",
        HeldBack = "抑止されたイベント",
        Empty = "抑止されたイベントはありません。",
    };
}
