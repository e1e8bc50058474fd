using System.Text.Json;
using Notification.Sdk.Webhook.Tests.Support;

namespace Notification.Sdk.Webhook.Tests;

/// <summary>Against the reference libraries, over the wire.</summary>
public sealed class ReceiverTests(NodeReceiver receiver) : IClassFixture<NodeReceiver>
{
    private const string OldSecret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private const string NewSecret = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oDazfgh9bOjr0=";
    private const string OtherSecret = "whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

    [Theory]
    [InlineData(OldSecret)]
    [InlineData(NewSecret)]
    public async Task During_a_rotation_a_receiver_with_either_secret_verifies(string known)
    {
        JsonElement verdict = await SendAsync(
            Deliveries.Digest, ("secrets", $"{NewSecret} {OldSecret}"), ("header:X-Secret", known));

        Assert.Equal("verified", verdict.GetProperty("standardwebhooks").GetString());
        Assert.Equal("verified", verdict.GetProperty("svix").GetString());
    }

    [Fact]
    public async Task Every_format_of_every_kind_verifies()
    {
        foreach (string format in new[] { "standard", "cloudevents", "cloudevents-binary", "cloudevents-batch", "json", "ndjson" })
        {
            foreach (Delivery delivery in Deliveries.All)
            {
                JsonElement verdict = await SendAsync(
                    delivery, ("format", format), ("secret", NewSecret), ("header:X-Secret", NewSecret));

                // The libraries then parse the body as one JSON text, which several lines are not: the signature was right.
                string expected = format == "ndjson" && delivery.Events.Count > 1 ? "SyntaxError" : "verified";
                Assert.StartsWith(expected, verdict.GetProperty("standardwebhooks").GetString(), StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public async Task A_stranger_and_a_changed_body_are_refused()
    {
        JsonElement stranger = await SendAsync(Deliveries.Event, ("secret", NewSecret), ("header:X-Secret", OtherSecret));
        JsonElement changed = await SendAsync(
            Deliveries.Event, ("secret", NewSecret), ("header:X-Secret", NewSecret), ("header:X-Spoil", "1"));

        foreach (JsonElement verdict in new[] { stranger, changed })
        {
            foreach (string library in new[] { "standardwebhooks", "svix" })
            {
                string? said = verdict.GetProperty(library).GetString();
                Assert.StartsWith("WebhookVerificationError", said, StringComparison.Ordinal);
            }
        }
    }

    [Theory]
    [InlineData("cloudevents")]
    [InlineData("cloudevents-binary")]
    public async Task The_CloudEvents_library_reads_both_modes_alike(string format)
    {
        JsonElement verdict = await SendAsync(
            Deliveries.Event, ("format", format), ("source", "urn:acme:soc"), ("header:X-CloudEvents", "1"));

        JsonElement read = Assert.Single(verdict.GetProperty("events").EnumerateArray());
        Assert.True(read.GetProperty("valid").GetBoolean());
        Assert.Equal(Deliveries.Id, read.GetProperty("id").GetString());
        Assert.Equal("urn:acme:soc", read.GetProperty("source").GetString());
        Assert.Equal("notification.event", read.GetProperty("type").GetString());
        Assert.Equal("alerts/i-0abc", read.GetProperty("subject").GetString());
        Assert.Equal(Deliveries.Logon.OccurredAt, read.GetProperty("time").GetDateTimeOffset());
        Assert.Equal(1, read.GetProperty("data").GetProperty("version").GetInt32());
        Assert.Equal("evt:1", read.GetProperty("data").GetProperty("events")[0].GetProperty("id").GetString());
    }

    [Fact]
    public async Task A_digest_is_one_CloudEvent_with_the_list_and_a_batch_only_when_asked_for()
    {
        JsonElement one = await SendAsync(Deliveries.Digest, ("format", "cloudevents"), ("header:X-CloudEvents", "1"));
        JsonElement batch = await SendAsync(
            Deliveries.Digest, ("format", "cloudevents-batch"), ("header:X-CloudEvents", "1"));

        JsonElement digest = Assert.Single(one.GetProperty("events").EnumerateArray());
        Assert.Equal(2, digest.GetProperty("data").GetProperty("events").GetArrayLength());
        Assert.Equal(
            [$"{Deliveries.Id}.1", $"{Deliveries.Id}.2"],
            batch.GetProperty("events").EnumerateArray().Select(read => read.GetProperty("id").GetString()));
    }

    [Theory]
    [InlineData("standard", "standard")]
    [InlineData("cloudevents", "cloudEvent")]
    [InlineData("cloudevents-binary", "delivery")]
    [InlineData("cloudevents-batch", "cloudEvents")]
    [InlineData("json", "notices")]
    [InlineData("json", "root")]
    public async Task Every_kind_conforms_to_the_schema(string format, string part)
    {
        foreach (Delivery delivery in Deliveries.All)
        {
            JsonElement verdict = await SendAsync(delivery, ("format", format), ("header:X-Schema", part));

            Assert.Equal((delivery.Kind, "valid"), (delivery.Kind, verdict.GetProperty("schema").GetString()));
        }
    }

    [Fact]
    public async Task The_schema_refuses_what_does_not_conform()
    {
        JsonElement verdict = await SendAsync(Deliveries.Event, ("header:X-Schema", "standard"), ("header:X-Spoil", "1"));

        Assert.Contains("version", verdict.GetProperty("schema").GetString(), StringComparison.Ordinal);
    }

    private async Task<JsonElement> SendAsync(Delivery delivery, params (string Name, string Value)[] settings)
    {
        // The libraries compare the timestamp with their own clock.
        using var hook = new Hook();
        hook.UseRealTime();
        DeliveryReceipt receipt = await hook.SendAsync(
            Deliveries.To(Hook.Target($"http://127.0.0.1:{receiver.Port}/", settings), delivery));
        Assert.Equal(ReceiptStatus.Delivered, receipt.Status);
        return await receiver.VerdictAsync();
    }
}
