using System.Text;
using System.Text.Json;
using Notification.Sdk.Events;
using Notification.Sdk.Webhook.Payloads;
using Notification.Sdk.Webhook.Settings;
using Notification.Sdk.Webhook.Tests.Support;

namespace Notification.Sdk.Webhook.Tests;

public sealed class PayloadTests
{
    private const int Limit = 1024;

    [Fact]
    public void A_standard_body_has_type_time_of_the_event_and_data()
    {
        JsonElement body = Parse(Deliveries.Event, WebhookFormat.Standard);

        Assert.Equal("notification.event", body.GetProperty("type").GetString());
        Assert.Equal("2026-03-02T08:55:00.25Z", body.GetProperty("timestamp").GetString());
        JsonElement data = body.GetProperty("data");
        Assert.Equal(1, data.GetProperty("version").GetInt32());
        Assert.Equal("event", data.GetProperty("kind").GetString());
        Assert.Equal("A Event for soc-hook", data.GetProperty("message").GetProperty("title").GetString());
        Assert.Equal(
            Deliveries.Logon.Summary,
            SecurityEventJson.FromUtf8(Encoding.UTF8.GetBytes(data.GetProperty("events")[0].GetRawText())).Summary);
    }

    [Fact]
    public void Hostile_text_is_inert_in_every_format()
    {
        SecurityEvent logon = Deliveries.Logon with { Title = "\"}],</script>\r\nX: 1\u2028\0\ud800" };
        Delivery hostile = Deliveries.Of(DeliveryKind.Event, [logon]);

        foreach (WebhookFormat format in Enum.GetValues<WebhookFormat>())
        {
            string text = Encoding.UTF8.GetString(BodyWriter.Write(hostile, format, "urn:s", Limit).Content.Span);

            using var parsed = JsonDocument.Parse(text);
            Assert.DoesNotContain("</script>", text, StringComparison.Ordinal);
            Assert.DoesNotContain(text.TrimEnd('\n'), char.IsControl);
        }
    }

    [Fact]
    public void Every_attempt_has_the_same_bytes()
    {
        foreach (Delivery delivery in Deliveries.All)
        {
            foreach (WebhookFormat format in Enum.GetValues<WebhookFormat>())
            {
                Delivery retry = Deliveries.To(delivery.Target, delivery, attempt: 7);

                Assert.Equal(
                    BodyWriter.Write(delivery, format, "urn:s", Limit).Content.ToArray(),
                    BodyWriter.Write(retry, format, "urn:s", Limit).Content.ToArray());
            }
        }
    }

    [Fact]
    public void A_file_that_does_not_fit_is_named_and_left_out()
    {
        JsonElement files = Parse(Deliveries.Report, WebhookFormat.Standard).GetProperty("data").GetProperty("attachments");

        Assert.Equal("a,b\n1,2\n"u8.ToArray(), files[0].GetProperty("content").GetBytesFromBase64());
        Assert.Equal((2000, "too-large"), (files[1].GetProperty("size").GetInt32(), files[1].GetProperty("omitted").GetString()));
        Assert.False(files[1].TryGetProperty("content", out _));

        files = Parse(Deliveries.Report, WebhookFormat.Standard, 2007).GetProperty("data").GetProperty("attachments");
        Assert.True(files[1].TryGetProperty("omitted", out _));
        files = Parse(Deliveries.Report, WebhookFormat.Standard, 2008).GetProperty("data").GetProperty("attachments");
        Assert.Equal(2000, files[1].GetProperty("content").GetBytesFromBase64().Length);
    }

    [Fact]
    public void The_list_has_a_notice_for_each_event_in_the_manner_of_Wallarm()
    {
        JsonElement list = Parse(Deliveries.Digest, WebhookFormat.Json);

        Assert.Equal(2, list.GetArrayLength());
        Assert.Equal("Unusual logon of root from 198.51.100.7", list[0].GetProperty("summary").GetString());
        JsonElement details = list[0].GetProperty("details");
        Assert.Equal("unusual-logon", details.GetProperty("notification_type").GetString());
        Assert.Equal("acme", details.GetProperty("client_name").GetString());
        Assert.Equal("evt:1", details.GetProperty("event").GetProperty("id").GetString());
    }

    [Fact]
    public void A_report_in_the_list_has_one_more_notice_for_its_files()
    {
        JsonElement list = Parse(Deliveries.Report, WebhookFormat.Json);

        Assert.Equal(3, list.GetArrayLength());
        Assert.Equal("report", list[2].GetProperty("details").GetProperty("notification_type").GetString());
        Assert.Equal(2, list[2].GetProperty("details").GetProperty("attachments").GetArrayLength());
    }

    [Fact]
    public void Lines_are_the_items_of_the_list_but_a_test_is_always_a_list()
    {
        foreach (Delivery delivery in Deliveries.All)
        {
            WebhookBody lines = BodyWriter.Write(delivery, WebhookFormat.NdJson, "urn:s", Limit);
            string text = Encoding.UTF8.GetString(lines.Content.Span);
            string list = Encoding.UTF8.GetString(BodyWriter.Write(delivery, WebhookFormat.Json, "urn:s", Limit).Content.Span);

            bool isTest = delivery.Kind == DeliveryKind.Test;
            Assert.Equal(isTest ? "application/json" : "application/x-ndjson", lines.ContentType);
            Assert.Equal(list, isTest ? text : $"[{text.TrimEnd('\n').Replace('\n', ',')}]");
            Assert.Equal(!isTest, text.EndsWith('\n'));
        }
    }

    [Theory]
    [InlineData("Euro € 😀", "Euro%20%E2%82%AC%20%F0%9F%98%80")]
    [InlineData("100% \"sure\"", "100%25%20%22sure%22")]
    [InlineData("a\r\nX: 1", "a%0D%0AX:%201")]
    [InlineData("!#~", "!#~")]
    public void A_CloudEvents_header_is_percent_encoded(string text, string header) =>
        Assert.Equal(header, CloudEventText.ToHeader(text));

    [Fact]
    public void A_CloudEvents_text_holds_no_control_character_and_no_half_of_a_pair() =>
        Assert.Equal("a\uFFFDb\uFFFD😀", CloudEventText.Clean("a\nb\ud800😀"));

    private static JsonElement Parse(Delivery delivery, WebhookFormat format, int limit = Limit) =>
        JsonDocument.Parse(BodyWriter.Write(delivery, format, "urn:s", limit).Content).RootElement;
}
