using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using Notification.Sdk.Events;

namespace Notification.Sdk.Tests.Rendering;

public sealed partial class LengthTests
{
    [Fact]
    public void Every_limit_is_kept_whatever_the_text() => Prop.ForAll(
        Texts.Any,
        Gen.Choose(0, 9_000).ToArbitrary(),
        (text, limit) =>
        {
            foreach (DeliveryKind kind in Enum.GetValues<DeliveryKind>())
            {
                Delivery delivery = RenderingSamples.Filled(kind, text, RenderingSamples.Cultures[limit % 3]);
                foreach (MessageFormat format in Enum.GetValues<MessageFormat>())
                {
                    Closed.Within(delivery.Render(format, limit).Body, format, limit);
                }
            }
        }).Holds();

    [Fact]
    public void Nothing_is_left_out_without_being_counted() => Prop.ForAll(
        Gen.Choose(1, 400).ToArbitrary(),
        Gen.Choose(60, 20_000).ToArbitrary(),
        (count, limit) =>
        {
            RenderedMessage message = Digest(count).Render(MessageFormat.Text, limit);
            int shown = Item().Count(message.Body);
            Match more = More().Match(message.Body);
            int missing = more.Success ? int.Parse(more.Groups[1].Value, CultureInfo.InvariantCulture) : 0;

            // With no room for a single item, only the title is left, which says how many there are.
            bool isTitle = message.Body.StartsWith(message.Title, StringComparison.Ordinal) && !message.Body.Contains('\n');
            Assert.True(isTitle || shown + missing == count, $"{shown} and {missing} are not {count}:\n{message.Body}");
            Assert.Equal(missing > 0 || shown < count, message.Truncated && (missing > 0 || isTitle));
        }).Holds();

    [Fact]
    public void A_longer_limit_never_shows_less()
    {
        Delivery delivery = Digest(20);
        int before = 0;
        for (int limit = 0; limit < 2_000; limit++)
        {
            int shown = Item().Count(delivery.Render(MessageFormat.Text, limit).Body);
            Assert.True(shown >= before, $"{limit} bytes show {shown}, fewer than {before}.");
            before = shown;
        }

        Assert.Equal(20, before);
    }

    [Theory]
    [InlineData(MessageFormat.Text, 64 * 1024)]
    [InlineData(MessageFormat.Markdown, 64 * 1024)]
    [InlineData(MessageFormat.Html, 100_000)]
    [InlineData(MessageFormat.Sms, 480)]
    public void A_thousand_huge_events_make_one_bounded_message_with_little_work(MessageFormat format, int ceiling)
    {
        string huge = new('x', 1_000_000);
        SecurityEvent one = RenderingSamples.Simple("web-1", huge, Severity.High, 0) with
        {
            Summary = huge,
            Evidence = [new ProcessEvidence(huge) { Parameters = huge }],
        };
        SecurityEvent[] events = [.. Enumerable.Range(0, 1_000).Select(i => one with { Asset = new Asset($"{i}") { Name = huge } })];
        foreach (DeliveryKind kind in new[] { DeliveryKind.Digest, DeliveryKind.Report })
        {
            Delivery delivery = RenderingSamples.Delivery(kind, events);
            long before = GC.GetAllocatedBytesForCurrentThread();
            RenderedMessage message = delivery.Render(format);

            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 64_000_000);
            Assert.InRange(Encoding.UTF8.GetByteCount(message.Body), 1, ceiling);
        }
    }

    [Fact]
    public void At_most_two_hundred_events_are_listed_and_the_rest_is_counted()
    {
        RenderedMessage message = Digest(1_000).Render(MessageFormat.Text);

        Assert.Equal(200, Item().Count(message.Body));
        Assert.Contains("\n… and 800 more\n", message.Body, StringComparison.Ordinal);
        Assert.True(message.Truncated);
    }

    [Fact]
    public void No_heading_stands_over_nothing()
    {
        SecurityEvent[] events = [.. Enumerable.Range(0, 9).Select(i => RenderingSamples.Simple($"web-{i}", "t", Severity.Low, i))];
        Delivery delivery = RenderingSamples.Delivery(DeliveryKind.Report, events);
        for (int limit = 0; limit < 1_200; limit++)
        {
            Assert.DoesNotMatch(@"==\n(…|\z)|==\z", delivery.Render(MessageFormat.Text, limit).Body);
        }
    }

    [Fact]
    public void With_no_room_for_the_headline_and_more_there_is_the_title_and_then_a_part_of_it()
    {
        Delivery delivery = RenderingSamples.Delivery(DeliveryKind.Event, RenderingSamples.Miner());

        Assert.Equal("[High] web-1: Suspicious process xmrig", delivery.Render(MessageFormat.Text, 38).Body);
        Assert.Equal("[High] web-1: Sus…", delivery.Render(MessageFormat.Text, 20).Body);
        Assert.Equal("[High] web-1: Sus…", delivery.Render(MessageFormat.Html, 20).Body);
        Assert.Equal(@"\[High\] web-1: S…", delivery.Render(MessageFormat.Markdown, 20).Body);
        Assert.Equal("", delivery.Render(MessageFormat.Text, 0).Body);
    }

    private static Delivery Digest(int count) => RenderingSamples.Delivery(
        DeliveryKind.Digest,
        [.. Enumerable.Range(0, count).Select(i => RenderingSamples.Simple("web-1", $"event {i}", Severity.Low, i))]);

    [GeneratedRegex(@"^- \[", RegexOptions.Multiline)]
    private static partial Regex Item();

    [GeneratedRegex("and ([0-9]+) more")]
    private static partial Regex More();
}
