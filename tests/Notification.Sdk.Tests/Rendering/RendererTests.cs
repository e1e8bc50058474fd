using System.Globalization;
using Notification.Sdk.Events;

namespace Notification.Sdk.Tests.Rendering;

public sealed class RendererTests
{
    [Theory]
    [InlineData("en-US")]
    [InlineData("ar-SA")]
    [InlineData("th-TH")]
    [InlineData("fa-IR")]
    [InlineData("de-DE")]
    [InlineData("tr-TR")]
    public void The_culture_of_the_process_changes_nothing(string culture)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo beforeWords = CultureInfo.CurrentUICulture;
        string[] expected = Bodies();
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
            Assert.Equal(expected, Bodies());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
            CultureInfo.CurrentUICulture = beforeWords;
        }
    }

    [Fact]
    public void Times_are_in_the_zone_of_the_target_and_say_so()
    {
        SecurityEvent winter = RenderingSamples.Simple("a", "t", Severity.Low, 0) with
        {
            OccurredAt = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.FromHours(9)),
        };
        Delivery delivery = RenderingSamples.Delivery(DeliveryKind.Event, winter)
            .With(RenderingSamples.Target("en", "America/New_York"));

        Assert.Contains("2025-12-31 10:00:00 -05:00 (America/New_York)", delivery.Render(MessageFormat.Text).Body, StringComparison.Ordinal);
    }

    [Fact]
    public void The_first_and_the_last_instant_can_be_written()
    {
        foreach (DateTimeOffset at in new[] { DateTimeOffset.MinValue, DateTimeOffset.MaxValue })
        {
            foreach (string zone in new[] { "America/New_York", "Asia/Tokyo", "UTC" })
            {
                SecurityEvent edge = RenderingSamples.Simple("a", "t", Severity.Low, 0) with { OccurredAt = at };
                Delivery delivery = RenderingSamples.Delivery(DeliveryKind.Event, edge).With(RenderingSamples.Target("en", zone));
                Assert.Contains("Time: ", delivery.Render(MessageFormat.Text).Body, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void A_mail_is_one_document_in_the_language_of_its_words_that_loads_nothing()
    {
        string mail = RenderingSamples.Delivery(DeliveryKind.Event, RenderingSamples.Miner())
            .With(RenderingSamples.Target("zh-CN", "Asia/Shanghai"))
            .Render(MessageFormat.Html).Body;

        Assert.StartsWith("<!doctype html>\n<html lang=\"zh-Hans\" dir=\"ltr\">", mail, StringComparison.Ordinal);
        Assert.EndsWith("</html>\n", mail, StringComparison.Ordinal);
        Assert.Contains("<meta name=\"color-scheme\" content=\"light dark\">", mail, StringComparison.Ordinal);
        Assert.Contains("@media (prefers-color-scheme:dark)", mail, StringComparison.Ordinal);
        foreach (string loads in new[] { "<img", "<link", "<script", "src=", "href=", "url(", "@import", "http:", "https:" })
        {
            Assert.DoesNotContain(loads, mail, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public void The_address_of_the_target_stands_in_no_message()
    {
        foreach (DeliveryKind kind in Enum.GetValues<DeliveryKind>())
        {
            Delivery delivery = RenderingSamples.Filled(kind, "x", "en");
            Assert.All(
                Enum.GetValues<MessageFormat>(),
                format => Assert.DoesNotContain(delivery.Target.Address, delivery.Render(format).Body, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Nonsense_gets_an_error_that_names_it()
    {
        Delivery delivery = RenderingSamples.Delivery(DeliveryKind.Event, RenderingSamples.Miner());
        Assert.Equal("format", Assert.Throws<ArgumentOutOfRangeException>(() => delivery.Render((MessageFormat)9)).ParamName);
        Assert.Equal("maxLength", Assert.Throws<ArgumentOutOfRangeException>(() => delivery.Render(MessageFormat.Text, -1)).ParamName);
        Assert.Contains(
            "Summary is null",
            Assert.Throws<ArgumentException>(() => RenderingSamples.Delivery(DeliveryKind.Summary).Render(MessageFormat.Text)).Message,
            StringComparison.Ordinal);
        Assert.Contains(
            "VerificationCode is null",
            Assert.Throws<ArgumentException>(() => RenderingSamples.Delivery(DeliveryKind.Verification).Render(MessageFormat.Text)).Message,
            StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(
            () => RenderingSamples.Delivery((DeliveryKind)99, RenderingSamples.Miner()).Render(MessageFormat.Text));
    }

    [Fact]
    public void A_title_keeps_to_its_length_between_two_characters()
    {
        SecurityEvent family = RenderingSamples.Simple("web-1", string.Concat(Enumerable.Repeat("é👍🏽", 100)), Severity.High, 0);
        string title = RenderingSamples.Delivery(DeliveryKind.Event, family).Render(MessageFormat.Text).Title;

        Assert.InRange(title.Length, 115, 120);
        Assert.Matches("(👍🏽|é)…$", title);
    }

    private static string[] Bodies() =>
    [
        .. from kind in Enum.GetValues<DeliveryKind>()
           from format in Enum.GetValues<MessageFormat>()
           from language in RenderingSamples.Cultures
           let message = RenderingSamples.Filled(kind, "I i 12,5", language).Render(format)
           select message.Title + message.Body,
    ];
}
