using Notification.Sdk.Email.Tests.Doubles;
using Notification.Sdk.Email.Tests.Wire;
using Notification.Sdk.Events;

namespace Notification.Sdk.Email.Tests;

public sealed class EmailChannelTests
{
    private readonly TransportDouble _accepting = TransportDouble.Accepting();

    [Fact]
    public async Task A_taken_mail_is_delivered_with_the_servers_words()
    {
        DeliveryReceipt receipt = await SendAsync(_accepting, Deliveries.To("a@x.org, b@x.org"));

        Assert.Equal((ReceiptStatus.Delivered, "250", "OK id=1"), (receipt.Status, receipt.Code, receipt.Detail));
        (MailEnvelope envelope, MailContent content) = Assert.Single(_accepting.Sent);
        Assert.Equal(["a@x.org", "b@x.org"], envelope.Recipients.Select(r => r.Address));
        Assert.Equal("alerts@example.com", envelope.Sender.Address);
        Assert.Equal(("d-1@example.com", "Suspicious logon"), (content.MessageId, content.Subject));
        Assert.Equal(("plain text", "<p>html</p>"), (content.Text, content.Html));
    }

    [Fact]
    public async Task A_retry_goes_to_those_still_owed_and_is_the_same_mail_byte_for_byte()
    {
        await SendAsync(_accepting, Deliveries.To("a@x.org, B <b@x.org>"));
        await SendAsync(_accepting, Deliveries.To("a@x.org, B <b@x.org>", recipients: ["B@x.org"]));

        Assert.Equal(["b@x.org"], _accepting.Sent[1].Envelope.Recipients.Select(r => r.Address));
        Assert.Equal(_accepting.Sent[0].Content.ToMime().ToArray(), _accepting.Sent[1].Content.ToMime().ToArray());
    }

    [Fact]
    public async Task Who_was_deferred_is_still_owed_and_who_was_refused_is_named()
    {
        TransportDouble transport = Answering(
            ("a@x.org", MailStatus.Accepted, "250"),
            ("b@x.org", MailStatus.Deferred, "451"),
            ("c@x.org", MailStatus.Refused, "550"));

        DeliveryReceipt receipt = await SendAsync(transport, Deliveries.To("a@x.org, b@x.org, c@x.org"));

        Assert.Equal((ReceiptStatus.Deferred, "451"), (receipt.Status, receipt.Code));
        Assert.Equal(["b@x.org"], receipt.StillOwed);
        Assert.False(receipt.MayHaveArrived);
        Assert.Equal(TimeSpan.FromMinutes(1), receipt.RetryAfter);
        Assert.False(receipt.PausesEndpoint);
        Assert.Equal("1 of 3 taken. Deferred: b@x.org (451 text). Refused: c@x.org (550 text).", receipt.Detail);
    }

    [Fact]
    public async Task One_taken_and_one_refused_is_delivered_and_says_so()
    {
        TransportDouble transport =
            Answering(("a@x.org", MailStatus.Accepted, "250"), ("c@x.org", MailStatus.Refused, "550"));

        DeliveryReceipt receipt = await SendAsync(transport, Deliveries.To("a@x.org, c@x.org"));

        Assert.Equal((ReceiptStatus.Delivered, "250"), (receipt.Status, receipt.Code));
        Assert.Equal("Refused: c@x.org (550 text).", receipt.Detail);
    }

    [Fact]
    public async Task All_refused_is_rejected_and_disables_nothing()
    {
        TransportDouble transport =
            Answering(("a@x.org", MailStatus.Refused, "550"), ("b@x.org", MailStatus.Refused, "552"));

        DeliveryReceipt receipt = await SendAsync(transport, Deliveries.To("a@x.org, b@x.org"));

        Assert.Equal((ReceiptStatus.Rejected, "550", false), (receipt.Status, receipt.Code, receipt.DisablesEndpoint));
    }

    [Fact]
    public async Task An_unknown_outcome_goes_first_and_asks_for_no_longer_wait()
    {
        TransportDouble transport =
            Answering(("a@x.org", MailStatus.Deferred, "451"), ("b@x.org", MailStatus.Deferred, "unknown"));

        DeliveryReceipt receipt = await SendAsync(transport, Deliveries.To("a@x.org, b@x.org"));

        Assert.Equal(
            (ReceiptStatus.Deferred, "unknown", false, true),
            (receipt.Status, receipt.Code, receipt.NothingSent, receipt.MayHaveArrived));
        Assert.Equal(["a@x.org", "b@x.org"], receipt.StillOwed);
        Assert.Null(receipt.RetryAfter);
    }

    [Fact]
    public async Task A_recipient_without_an_answer_is_still_owed()
    {
        DeliveryReceipt receipt =
            await SendAsync(Answering(("a@x.org", MailStatus.Accepted, "250")), Deliveries.To("a@x.org, b@x.org"));

        Assert.Equal((ReceiptStatus.Deferred, "unanswered", true), (receipt.Status, receipt.Code, receipt.MayHaveArrived));
        Assert.Equal(["b@x.org"], receipt.StillOwed);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_fault_defers_everybody_and_pauses_the_endpoint_when_only_an_operator_can_mend_it(bool lasting)
    {
        TransportDouble transport = new(_ => MailResult.Failed(new MailFault("535", "Correct the password.", lasting)));

        DeliveryReceipt receipt =
            await SendAsync(transport, Deliveries.To("a@x.org, b@x.org", recipients: ["b@x.org"]));

        Assert.Equal(
            (ReceiptStatus.Deferred, "535", "Correct the password."), (receipt.Status, receipt.Code, receipt.Detail));
        Assert.Equal(
            (lasting, lasting ? TimeSpan.FromMinutes(10) : null), (receipt.PausesEndpoint, receipt.RetryAfter));
        Assert.Equal(["b@x.org"], receipt.StillOwed);
        Assert.True(receipt.NothingSent);
        Assert.False(receipt.DisablesEndpoint);
    }

    [Fact]
    public async Task A_server_that_is_too_busy_is_left_alone_for_a_while()
    {
        TransportDouble transport = new(_ => MailResult.Failed(new MailFault("421", "Too many messages.")));

        DeliveryReceipt receipt = await SendAsync(transport, Deliveries.To("a@x.org"));

        Assert.Equal((ReceiptStatus.Deferred, TimeSpan.FromMinutes(1)), (receipt.Status, receipt.RetryAfter));
        Assert.False(receipt.PausesEndpoint);
    }

    [Theory]
    [InlineData("", "it is empty")]
    [InlineData(" , ", "it is empty")]
    [InlineData("a@x.org\r\nRCPT TO:<b@x.org>", "U+000D")]
    [InlineData("oops", "user@example.com")]
    public async Task An_address_without_a_mailbox_is_rejected_with_the_mend(string address, string expected)
    {
        DeliveryReceipt receipt = await SendAsync(_accepting, Deliveries.To(address));

        Assert.Equal((ReceiptStatus.Rejected, "address"), (receipt.Status, receipt.Code));
        Assert.Contains(expected, receipt.Detail, StringComparison.Ordinal);
        Assert.Empty(_accepting.Sent);
    }

    [Fact]
    public async Task A_bad_mailbox_beside_a_good_one_is_named_and_hides_nothing()
    {
        DeliveryReceipt receipt = await SendAsync(_accepting, Deliveries.To("oops, a@x.org"));

        Assert.Equal(ReceiptStatus.Delivered, receipt.Status);
        Assert.StartsWith("Not tried: \"oops\"", receipt.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_left_to_send_to_is_rejected()
    {
        DeliveryReceipt receipt = await SendAsync(_accepting, Deliveries.To("a@x.org", recipients: ["gone@x.org"]));
        Assert.Equal((ReceiptStatus.Rejected, "recipients"), (receipt.Status, receipt.Code));
    }

    [Fact]
    public async Task Text_that_could_break_a_header_is_rejected_before_the_transport()
    {
        Delivery[] bad =
        [
            Deliveries.To("a@x.org", new RendererDouble("title\r\nBcc: evil@x.org")),
            Deliveries.To("a@x.org", id: "id>\r\nX: y"),
            Deliveries.To("a@x.org", topic: "to\npic"),
            Deliveries.To("a@x.org", attachments: [new Report("a\r\nb.pdf", "application/pdf", default)]),
            Deliveries.To("a@x.org", settings: new() { ["ListUnsubscribe"] = "javascript:alert(1)" }),
            Deliveries.To("a@x.org", settings: new() { ["ListUnsubscribe"] = "https://x.org/>\r\nBcc: a@b.org" }),
        ];
        foreach (Delivery delivery in bad)
        {
            DeliveryReceipt receipt = await SendAsync(_accepting, delivery);
            Assert.Equal((ReceiptStatus.Rejected, "header"), (receipt.Status, receipt.Code));
            Assert.DoesNotContain(receipt.Detail, char.IsControl);
        }

        Assert.Empty(_accepting.Sent);
    }

    [Fact]
    public async Task The_header_lines_say_what_a_robot_and_a_reader_need()
    {
        EmailOptions options = Mails.Options(25);
        options.ReplyTo = "soc@example.com";
        options.EnvelopeSender = "bounces@example.com";
        options.ListUnsubscribe = "mailto:stop@example.com";
        EmailChannel channel = new(_accepting, new OptionsDouble(options));
        await channel.SendAsync(Deliveries.To("a@x.org", severity: Severity.Critical), default);

        (MailEnvelope envelope, MailContent content) = Assert.Single(_accepting.Sent);
        Assert.Equal(("bounces@example.com", "soc@example.com"), (envelope.Sender.Address, content.ReplyTo?.Address));
        Assert.Equal(
            [
                new("Auto-Submitted", "auto-generated"),
                new("X-Auto-Response-Suppress", "OOF, AutoReply"),
                new("X-Notification-Topic", "alerts"),
                new("Importance", "high"),
                new("List-Unsubscribe", "<mailto:stop@example.com>"),
            ],
            content.Headers);
    }

    private static async Task<DeliveryReceipt> SendAsync(IMailTransport transport, Delivery delivery) =>
        await new EmailChannel(transport, new OptionsDouble(Mails.Options(25))).SendAsync(delivery, default);

    private static TransportDouble Answering(params (string Address, MailStatus Status, string Code)[] answers) =>
        new(_ => MailResult.Answered(answers.Select(a => new RecipientReply(a.Address, a.Status, a.Code, "", "text"))));
}
