using Notification.Sdk.Events;

namespace Notification.Sdk.Tests.Rendering;

/// <summary>What each kind of delivery says, as a reader sees it.</summary>
public sealed class KindTests
{
    [Fact]
    public void An_event_says_what_where_when_and_what_was_seen()
    {
        RenderedMessage message = RenderingSamples.Delivery(DeliveryKind.Event, RenderingSamples.Miner()).Render(MessageFormat.Text);

        Assert.Equal("[High] web-1: Suspicious process xmrig", message.Title);
        Assert.Equal(
            """
            [High] web-1: Suspicious process xmrig

            Asset: web-1
            Public address: 203.0.113.7
            Time: 2026-05-04 18:22:31 +08:00 (Asia/Shanghai)

            > A miner runs. End it.

            == Evidence ==
            - Process: xmrig
            - Process path: /tmp/xmrig
            - Started: 2026-05-04 18:22:31 +08:00 (Asia/Shanghai)
            - Process ID: 4711

            -- Sent to ops. Times are in Asia/Shanghai.
            """,
            message.Body);
        Assert.False(message.Truncated);
    }

    [Fact]
    public void An_event_in_Markdown_uses_headings_quotes_and_lists()
    {
        Delivery delivery = RenderingSamples.Delivery(DeliveryKind.Event, RenderingSamples.Miner())
            .With(RenderingSamples.Target("zh-CN", "Asia/Shanghai"));

        Assert.Equal(
            """
            ### 高危 · web-1：Suspicious process xmrig

            - **资产**：web-1
            - **公网地址**：203.0.113.7
            - **时间**：2026-05-04 18:22:31 +08:00 \(Asia/Shanghai\)

            > A miner runs. End it.

            #### 证据

            - **进程**：xmrig
            - **进程路径**：/tmp/xmrig
            - **启动时间**：2026-05-04 18:22:31 +08:00 \(Asia/Shanghai\)
            - **进程 ID**：4711

            *发送至 ops。时间按 Asia/Shanghai 时区显示。*
            """,
            delivery.Render(MessageFormat.Markdown).Body);
    }

    [Fact]
    public void A_digest_has_the_worst_first_then_the_oldest_and_counts_each_severity()
    {
        RenderedMessage message = RenderingSamples.Delivery(
            DeliveryKind.Digest,
            RenderingSamples.Simple("db-1", "first", Severity.Low, 0),
            RenderingSamples.Simple("web-1", "late", Severity.High, 9),
            RenderingSamples.Simple("web-1", "early", Severity.High, 1)).Render(MessageFormat.Text);

        Assert.Equal("[High] 3 events on 2 assets", message.Title);
        Assert.Equal(
            """
            [High] 3 events on 2 assets

            High 2, Low 1

            - [High] web-1: early
              2026-05-04 18:23:31 +08:00
            - [High] web-1: late
              2026-05-04 18:31:31 +08:00
            - [Low] db-1: first
              2026-05-04 18:22:31 +08:00

            -- Sent to ops. Times are in Asia/Shanghai.
            """,
            message.Body);
    }

    [Fact]
    public void A_digest_about_one_asset_names_it_in_the_title()
    {
        SecurityEvent one = RenderingSamples.Simple("web-1", "x", Severity.High, 0);

        Assert.Equal("[High] web-1: 2 events", RenderingSamples.Delivery(DeliveryKind.Digest, one, one).Render(MessageFormat.Text).Title);
    }

    [Fact]
    public void A_summary_says_how_much_was_held_back_by_which_rule_and_where()
    {
        var summary = new OverflowSummary(
            ["per-day"],
            1_240,
            RenderingSamples.At.AddHours(-2),
            RenderingSamples.At,
            [new(Severity.Critical, 40), new(Severity.High, 1_200)],
            [new("web-1", 1_000), new("db-1", 1)],
            15);
        RenderedMessage message = RenderingSamples.Delivery(DeliveryKind.Summary).With(summary: summary).Render(MessageFormat.Text);

        Assert.Equal("[High] 1,240 events held back on 17 assets", message.Title);
        Assert.Equal(
            """
            [High] 1,240 events held back on 17 assets

            Critical 40, High 1,200

            These events were not sent one by one because the notification budget was used up. None of them is lost.

            Rule: per-day
            Topic: Security alerts
            First event: 2026-05-04 16:22:31 +08:00 (Asia/Shanghai)
            Last event: 2026-05-04 18:22:31 +08:00 (Asia/Shanghai)

            == Most affected assets ==
            - web-1: 1,000 events
            - db-1: 1 event
            … and 15 more

            -- Sent to ops. Times are in Asia/Shanghai.
            """,
            message.Body);
        Assert.False(message.Truncated);
    }

    [Fact]
    public void A_reminder_says_how_often_and_since_when()
    {
        RenderedMessage message = RenderingSamples.Delivery(DeliveryKind.Reminder, RenderingSamples.Miner())
            .With(repeatCount: 12, repeatSince: RenderingSamples.At.AddDays(-1))
            .Render(MessageFormat.Text);

        Assert.Equal("[High] web-1: Still happening, ×12: Suspicious process xmrig", message.Title);
        Assert.Contains("\nStill happening, ×12 since 2026-05-03 18:22:31 +08:00 (Asia/Shanghai).\n", message.Body, StringComparison.Ordinal);
    }

    [Fact]
    public void A_report_goes_by_asset_the_worst_first_and_says_what_to_do()
    {
        Asset web = new("web-1");
        RenderedMessage message = RenderingSamples.Delivery(
            DeliveryKind.Report,
            SecurityEvents.Vulnerability(new Asset("db-1"), new VulnerabilityEvidence("CVE-1"), Severity.Low),
            SecurityEvents.Vulnerability(web, new VulnerabilityEvidence("CVE-2") { Fix = "Upgrade nginx", Priority = "later" }),
            SecurityEvents.Vulnerability(web, new VulnerabilityEvidence("CVE-3") { Cves = ["CVE-3", "CVE-4"] }, Severity.Critical))
            .With(attachments: new Report("week.pdf", "application/pdf", default))
            .Render(MessageFormat.Text);

        Assert.Equal("[Critical] Vulnerabilities report, 3 open findings on 2 assets", message.Title);
        Assert.Equal(
            """
            [Critical] Vulnerabilities report, 3 open findings on 2 assets

            Critical 1, Medium 1, Low 1

            Attached: week.pdf

            == web-1 · 2 open findings ==
            - [Critical] CVE-3
              CVE: CVE-3, CVE-4
            - [Medium] CVE-2
              Priority: Can be fixed later
              Fix: Upgrade nginx

            == db-1 · 1 open finding ==
            - [Low] CVE-1

            -- Sent to ops. Times are in Asia/Shanghai.
            """,
            message.Body);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("zh-Hans")]
    [InlineData("ja")]
    public void A_test_begins_with_its_mark_in_every_language_and_names_the_endpoint(string culture)
    {
        foreach (MessageFormat format in Enum.GetValues<MessageFormat>())
        {
            RenderedMessage message = RenderingSamples.Delivery(DeliveryKind.Test)
                .With(RenderingSamples.Target(culture, "UTC", "ops-robot"))
                .Render(format);

            Assert.StartsWith("[Test message] ops-robot", message.Title, StringComparison.Ordinal);
            Assert.Contains("ops-robot", message.Body, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("en")]
    [InlineData("zh-Hans")]
    [InlineData("ja")]
    public void A_verification_holds_the_code_in_every_form_and_keeps_it_out_of_subjects(string culture)
    {
        Delivery delivery = RenderingSamples.Delivery(DeliveryKind.Verification)
            .With(RenderingSamples.Target(culture, "UTC"), code: "482913");

        Assert.All(Enum.GetValues<MessageFormat>(), format => Assert.Contains("482913", delivery.Render(format).Body, StringComparison.Ordinal));
        Assert.DoesNotContain("482913", delivery.Render(MessageFormat.Html).Title, StringComparison.Ordinal);
    }

    [Fact]
    public void An_event_without_an_asset_a_title_or_a_time_still_says_something()
    {
        SecurityEvent bare = new() { Topic = Topics.AccessKeyLeak, Severity = Severity.Critical, Title = " " };

        Assert.Equal(
            "[Critical] Access key leaks",
            RenderingSamples.Delivery(DeliveryKind.Event, bare).Render(MessageFormat.Text).Title);
    }

    [Fact]
    public void A_verdict_is_told_when_it_is_not_the_usual_one()
    {
        SecurityEvent suspected = RenderingSamples.Miner() with { Verdict = Verdict.Suspected };

        Assert.Contains(
            "\nVerdict: Suspected\n",
            RenderingSamples.Delivery(DeliveryKind.Event, suspected).Render(MessageFormat.Text).Body,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Facts_without_a_word_are_shown_as_they_are()
    {
        var evidence = new OtherEvidence("probe") { Details = new Dictionary<string, string> { ["colour *"] = "{0} blue" } };
        SecurityEvent other = RenderingSamples.Simple("web-1", "t", Severity.Low, 0) with { Evidence = [evidence] };
        Delivery delivery = RenderingSamples.Delivery(DeliveryKind.Event, other);

        Assert.Contains("\n- colour *: {0} blue\n", delivery.Render(MessageFormat.Text).Body, StringComparison.Ordinal);
        Assert.Contains(@"- **colour \***: \{0\} blue", delivery.Render(MessageFormat.Markdown).Body, StringComparison.Ordinal);
    }
}
