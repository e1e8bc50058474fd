using Notification.Sdk.Events;
using Notification.Sdk.Policies;
using Notification.Sdk.Stores;
using Notification.Sdk.Tests.Findings;
using Notification.Sdk.Tests.Support;

namespace Notification.Sdk.Tests.Editions;

public sealed class EditionTests
{
    private const string Topic = "overview";

    [Theory]
    [InlineData("Europe/Berlin", ReportFrequency.Daily, "02:30", 1826)]
    [InlineData("Asia/Shanghai", ReportFrequency.Weekly, "08:00", 261)]
    [InlineData("America/New_York", ReportFrequency.Monthly, "23:59", 60)]
    public async Task Over_five_years_there_is_exactly_one_edition_for_each_period(
        string zone, ReportFrequency frequency, string at, int expected)
    {
        DateTimeOffset start = new(2025, 1, 1, 12, 0, 0, TimeSpan.Zero);
        await using var rig = new Rig(
            options => options.Topics[Topic] = Scheduled(frequency, rule =>
            {
                rule.At = at;
                rule.TimeZone = zone;
                rule.DayOfMonth = 31;
                rule.WhenEmpty = EmptyEdition.Send;
            }),
            start: start);
        await rig.RunUntilAsync(start.AddYears(5));

        ReportEdition[] editions = [.. rig.Sent.Select(sent => sent.Delivery.Edition!)];
        Assert.Equal(expected, editions.Length);
        Assert.All(editions.Zip(editions.Skip(1)), pair => Assert.Equal(pair.First.To, pair.Second.From));
        Assert.All(rig.Sent, sent => Assert.Equal(sent.Delivery.Edition!.To, sent.At));
        Assert.Equal(editions.Length, await rig.CountAsync(Outcome.Folded));
    }

    [Fact]
    public async Task Without_a_frequency_none_is_sent_and_the_events_say_why()
    {
        await using var rig = new Rig(options => options.Topics[Topic] = new TopicPolicy { Mode = TopicMode.Report });
        PublishResult result = await rig.PublishAsync(Rig.Alert(topic: Topic));
        Assert.Equal((PublishStatus.Suppressed, Rules.NoSchedule), (result.Status, result.Rule));
        await rig.RunForAsync(TimeSpan.FromDays(400));
        Assert.Empty(rig.Sent);
    }

    [Fact]
    public async Task An_edition_stands_without_events_while_findings_are_open_and_ends_when_they_are_handled()
    {
        await using var rig = new Rig();
        await rig.PublishAsync(Vulnerability("v1"));
        await rig.RunUntilAsync(At(9, 12));
        Assert.Equal(1, Assert.Single(rig.Sent).Delivery.Edition!.Figures.Open);

        await rig.RunUntilAsync(At(16, 12));
        ReportEdition second = rig.Sent[1].Delivery.Edition!;
        Assert.Empty(rig.Sent[1].Delivery.Events);
        Assert.Equal((1L, 0L), (second.Figures.Open, second.Figures.Opened));

        await rig.Get<IFindings>().ResolveAsync(Vulnerability("v1"), "ann");
        await rig.RunUntilAsync(At(30, 12));
        Assert.Equal(3, rig.Sent.Count);
        Assert.Equal((0L, 1L), (rig.Sent[2].Delivery.Edition!.Figures.Open, rig.Sent[2].Delivery.Edition!.Figures.Resolved));
        Assert.Contains("Resolved in the period", rig.Sent[2].Delivery.Render(MessageFormat.Text).Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(7, 1)]
    [InlineData(-1, 0)]
    public async Task A_report_up_to_now_counts_what_came_a_minute_ago(int endsAfterMinutes, int expected)
    {
        await using var rig = new Rig();
        rig.Time.Advance(TimeSpan.FromMinutes(6));
        await rig.PublishAsync(Vulnerability("v1"));
        var order = new ReportOrder(Topic, Rig.Noon.AddDays(-7), Rig.Noon.AddMinutes(endsAfterMinutes)) { Topics = [] };
        Assert.Equal(expected, (await rig.Get<IReports>().GenerateAsync(order)).Figures.Events);
    }

    [Fact]
    public async Task An_empty_edition_says_so_where_that_is_wanted_and_is_skipped_elsewhere()
    {
        await using var rig = new Rig(options =>
            options.Topics[Topic] = Scheduled(ReportFrequency.Daily, rule => rule.WhenEmpty = EmptyEdition.Send));
        await rig.RunForAsync(TimeSpan.FromDays(1));
        Assert.Contains("nothing to report", Assert.Single(rig.Sent).Delivery.Render(MessageFormat.Text).Title, StringComparison.Ordinal);

        await using var quiet = new Rig(options => options.Topics[Topic] = Scheduled(ReportFrequency.Daily));
        await quiet.RunForAsync(TimeSpan.FromDays(30));
        Assert.Empty(quiet.Sent);
    }

    [Theory]
    [InlineData(MissedEditions.One, "03-23..04-06+1")]
    [InlineData(MissedEditions.All, "03-23..03-30+0 03-30..04-06+0")]
    [InlineData(MissedEditions.None, "")]
    public async Task What_was_missed_while_nothing_ran_is_one_edition_or_all_or_none(MissedEditions missed, string expected)
    {
        await using var rig = new Rig(options => options.Topics[Topic] = Scheduled(
            ReportFrequency.Weekly,
            rule =>
            {
                rule.Missed = missed;
                rule.WhenEmpty = EmptyEdition.Send;
            }));
        await rig.RunUntilAsync(At(23, 12));
        int before = rig.Sent.Count;
        Assert.Equal(3, before);
        rig.Time.AdvanceTo(new DateTimeOffset(2026, 4, 8, 0, 0, 0, TimeSpan.Zero));
        await rig.DispatchAsync();
        await rig.DispatchAsync();

        Assert.Equal(
            expected,
            string.Join(' ', rig.Sent.Skip(before).Select(sent => sent.Delivery.Edition!).OrderBy(edition => edition.To)
                .Select(edition => $"{edition.From:MM-dd}..{edition.To:MM-dd}+{edition.MissedEditions}")));
        Assert.Equal(missed == MissedEditions.None ? 1 : 0, await rig.CountAsync(Outcome.Suppressed, Rules.Missed));

        await rig.RunUntilAsync(new DateTimeOffset(2026, 4, 13, 12, 0, 0, TimeSpan.Zero));
        Assert.Equal(new DateTimeOffset(2026, 4, 6, 8, 0, 0, TimeSpan.Zero), rig.Sent[^1].Delivery.Edition!.From);
    }

    [Fact]
    public async Task The_next_edition_waits_in_the_outbox_once_whoever_plans_it()
    {
        await using var rig = new Rig(options =>
            options.Topics[Topic] = Scheduled(ReportFrequency.Weekly, rule => rule.WhenEmpty = EmptyEdition.Send));
        await rig.DispatchAsync();
        var restarted = new Sdk.Editions.EditionPlan(rig.Get<IFindingSource>(), rig.Get<IOutbox>());
        await restarted.RunAsync(
            await rig.Get<Settings.PolicyProvider>().CurrentAsync(default), rig.Time.GetUtcNow(), default);
        Assert.Equal(1, await rig.CountAsync(Outcome.Waiting));
    }

    [Fact]
    public async Task An_edition_keeps_to_the_topics_window()
    {
        await using var rig = new Rig(options =>
        {
            TopicPolicy policy = Scheduled(ReportFrequency.Daily, rule => rule.WhenEmpty = EmptyEdition.Send);
            policy.Report!.At = "03:00";
            policy.Window = new WindowRule { Hours = "09:00-17:00", Days = [DayOfWeek.Monday] };
            options.Topics[Topic] = policy;
        });
        await rig.RunForAsync(TimeSpan.FromDays(15));
        Assert.Equal([At(9, 9), At(16, 9)], rig.Sent.Select(sent => sent.At));
        Assert.Equal(At(16, 3), rig.Sent[1].Delivery.Edition!.To);
    }

    [Fact]
    public async Task A_retry_carries_the_same_documents_and_each_edition_is_kept_up_to_the_number()
    {
        await using var rig = new Rig(
            options =>
            {
                options.EditionsKept = 2;
                options.Topics[Topic] = Scheduled(ReportFrequency.Daily, rule => rule.WhenEmpty = EmptyEdition.Send);
            },
            builder => builder.AddReportGenerator<Counting>());
        rig.Channel.Answer = (delivery, _) => ValueTask.FromResult(delivery.Attempt == 1
            ? DeliveryReceipt.Deferred("busy", "")
            : DeliveryReceipt.Delivered("ok"));
        await rig.RunForAsync(TimeSpan.FromDays(5));

        Assert.Equal(10, rig.Sent.Count);
        Assert.All(
            rig.Sent.GroupBy(sent => sent.Delivery.Id),
            attempts => Assert.Single(attempts.Select(sent => sent.Delivery.Attachments.Single().Content.Span[0]).Distinct()));
        Assert.Equal(2, (await rig.Get<IReports>().ListAsync(new ReportQuery { Topic = Topic })).Count);
    }

    [Fact]
    public async Task A_generator_that_fails_is_recorded_retried_and_told_once()
    {
        await using var rig = new Rig(
            options => options.Topics[Topic] = Scheduled(ReportFrequency.Daily, rule => rule.WhenEmpty = EmptyEdition.Send),
            builder => builder.AddReportGenerator<FailingTwice>());
        await rig.RunUntilAsync(At(3, 7));
        await rig.RunUntilAsync(At(3, 9));

        Assert.Single(rig.Sent, sent => sent.Delivery.Kind == DeliveryKind.Report);
        Assert.Equal("report-failed", Assert.Single(rig.Sent, sent => sent.Delivery.Topic == Topics.System).Delivery.Events[0].Kind);
        DeliveryLogEntry entry = (await rig.Log.QueryAsync(new DeliveryLogQuery { Outcome = Outcome.Folded })).Single();
        Assert.Equal(3, entry.Attempts);
        Assert.Null(Assert.Single(await rig.Get<IReports>().ListAsync(new ReportQuery { Topic = Topic })).Fault);
    }

    [Fact]
    public async Task An_endpoint_sees_only_the_findings_of_its_subscription()
    {
        await using var rig = new Rig(options =>
        {
            options.Subscriptions.Clear();
            options.Subscriptions["db"] = new Subscription
            {
                Endpoints = ["ops"],
                Assets = ["db-*"],
                Topics = [Topics.Vulnerabilities],
                Sections = [ReportSection.Vulnerabilities],
            };
        });
        await rig.PublishAsync(Vulnerability("v1", "web-1"));
        await rig.PublishAsync(Vulnerability("v2", "db-1"));
        await rig.RunForAsync(TimeSpan.FromDays(8));
        ReportEdition edition = Assert.Single(rig.Sent).Delivery.Edition!;
        Assert.Equal(1, edition.Figures.Open);
        Assert.Equal("db-1", Assert.Single(edition.First).Event.Asset!.Id);
    }

    [Fact]
    public async Task A_tenant_of_whom_the_settings_say_nothing_has_its_editions_too()
    {
        await using var rig = new Rig();
        await rig.PublishAsync(Vulnerability("v1") with { Tenant = "shop" });
        await rig.RunUntilAsync(At(16, 12));
        IReadOnlyList<ReportEdition> editions = await rig.Get<IReports>().ListAsync(new ReportQuery { Tenant = "shop" });
        Assert.Equal([At(16, 8), At(9, 8)], editions.Select(edition => edition.To));
        Assert.Equal(2, (await rig.Get<IInbox>().ListAsync(new InboxQuery { Tenant = "shop" })).Count);
        Assert.Empty(rig.Sent);
    }

    [Fact]
    public async Task Figures_of_one_edition_begin_where_those_before_ended()
    {
        await using var rig = new Rig(
            options =>
            {
                options.Topics[Topic] = Scheduled(ReportFrequency.Weekly, rule => rule.Topics = ["*"]);
                options.Topics[Topics.Alerts] = new TopicPolicy { Findings = new FindingRule { Keep = true } };
            },
            builder => builder.AddReportGenerator<Keeping>());
        for (int i = 0; i < 8; i++)
        {
            await rig.PublishAsync(Rig.Alert($"web-{i}"));
        }

        await rig.RunUntilAsync(At(9, 12));
        await rig.PublishAsync(Rig.Alert("late"));
        await rig.RunUntilAsync(At(16, 12));
        IReadOnlyList<ReportRequest> requests = rig.Get<IEnumerable<IReportGenerator>>().OfType<Keeping>().Single().Requests;

        Assert.Equal((8L, 8L, null), (requests[0].Figures.Events, requests[0].Figures.Open, requests[0].Previous));
        Assert.Equal(3, requests[0].Outcomes.Where(count => count.Rule == "throttle:5-a-day").Sum(count => count.Count));
        Assert.All(requests, request => Assert.Null(request.OutcomesOfLatest));
        Assert.Equal((1L, 9L, 8L), (requests[1].Figures.Events, requests[1].Figures.Open, requests[1].Previous!.Open));
        Assert.DoesNotContain(requests[1].Outcomes, count => count.Rule == "throttle:5-a-day");
        Assert.Equal(new DateOnly(2026, 3, 9), Assert.Single(requests[1].Days).Date);
    }

    [Fact]
    public async Task A_report_is_made_when_it_is_asked_for_and_tells_how_far_it_is()
    {
        await using var rig = new Rig(build: builder => builder.AddReportGenerator<Counting>());
        await rig.PublishAsync(Vulnerability("v1"));
        List<string> steps = [];
        var order = new ReportOrder(Topics.Vulnerabilities, Rig.Noon.AddDays(-7), Rig.Noon.AddDays(1));
        ReportEdition edition = await rig.Get<IReports>().GenerateAsync(order, new Told(steps));

        Assert.Equal(["1/2 gathered", "2/2 bin"], steps);
        Assert.Equal(1, edition.Figures.Open);
        Assert.Equal(edition.Id, Assert.Single(await rig.Get<IReports>().ListAsync(new ReportQuery { Endpoint = "" })).Id);
        var error = await Assert.ThrowsAsync<ArgumentException>(async () => await rig.Get<IReports>()
            .GenerateAsync(order with { To = order.From, Formats = ["doc"], TimeZone = "Mars" }));
        Assert.Equal(3, error.Message.Split(Environment.NewLine).Length);
    }

    [Theory]
    [InlineData(1_000, true)]
    [InlineData(0, false)]
    public async Task A_document_goes_along_under_the_size_and_is_linked_above(int largest, bool isAttached)
    {
        await using var rig = new Rig(
            options => options.LargestAttachment = largest,
            builder => builder.AddReportGenerator<Counting>().UseReportLinks<Shelf>());
        await rig.PublishAsync(Vulnerability("v1"));
        await rig.RunForAsync(TimeSpan.FromDays(8));
        Delivery delivery = Assert.Single(rig.Sent).Delivery;
        Assert.Equal(isAttached ? 1 : 0, delivery.Attachments.Count);
        Assert.Equal(
            !isAttached, delivery.Render(MessageFormat.Text).Body.Contains("https://example.org/r.bin", StringComparison.Ordinal));
    }

    private static SecurityEvent Vulnerability(string name, string asset = "web-1") =>
        FindingsTests.Vulnerability(name, "asap", Severity.High, asset);

    private static DateTimeOffset At(int day, int hour) => new(2026, 3, day, hour, 0, 0, TimeSpan.Zero);

    private static TopicPolicy Scheduled(ReportFrequency frequency, Action<ReportRule>? more = null)
    {
        var rule = new ReportRule { Frequency = frequency };
        more?.Invoke(rule);
        return new TopicPolicy { Mode = TopicMode.Report, Report = rule };
    }

    private sealed class Told(List<string> steps) : IProgress<ReportProgress>
    {
        public void Report(ReportProgress value) => steps.Add($"{value.Done}/{value.Of} {value.Step}");
    }

    private sealed class Counting : IReportGenerator
    {
        private byte _count;

        public string Format => "bin";

        public ValueTask<Report> GenerateAsync(ReportRequest request, CancellationToken cancellationToken) =>
            ValueTask.FromResult(new Report("r.bin", "application/octet-stream", new[] { ++_count }));
    }

    private sealed class FailingTwice : IReportGenerator
    {
        private int _calls;

        public string Format => "bin";

        public ValueTask<Report> GenerateAsync(ReportRequest request, CancellationToken cancellationToken) => ++_calls > 2
            ? ValueTask.FromResult(new Report("r.bin", "application/octet-stream", new byte[] { 1 }))
            : throw new InvalidOperationException("no paper");
    }

    private sealed class Keeping : IReportGenerator
    {
        private readonly List<ReportRequest> _requests = [];

        public IReadOnlyList<ReportRequest> Requests => _requests;

        public string Format => "none";

        public ValueTask<Report> GenerateAsync(ReportRequest request, CancellationToken cancellationToken)
        {
            if (request.Topic == Topic)
            {
                _requests.Add(request);
            }

            return ValueTask.FromResult(new Report("r.none", "text/plain", Array.Empty<byte>()));
        }
    }

    private sealed class Shelf : IReportLink
    {
        public ValueTask<Uri?> LinkAsync(ReportEdition edition, Report document, CancellationToken cancellationToken) =>
            ValueTask.FromResult<Uri?>(new Uri("https://example.org/" + document.FileName));
    }
}
