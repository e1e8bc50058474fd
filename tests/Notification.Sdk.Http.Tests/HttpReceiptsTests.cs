using System.Globalization;
using System.Net;

namespace Notification.Sdk.Http.Tests;

public sealed class HttpReceiptsTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(200, ReceiptStatus.Delivered, ReceiptStatus.Delivered)]
    [InlineData(202, ReceiptStatus.Delivered, ReceiptStatus.Delivered)]
    [InlineData(204, ReceiptStatus.Delivered, ReceiptStatus.Delivered)]
    [InlineData(299, ReceiptStatus.Delivered, ReceiptStatus.Delivered)]
    [InlineData(300, ReceiptStatus.Deferred, ReceiptStatus.Rejected)]
    [InlineData(301, ReceiptStatus.Deferred, ReceiptStatus.Rejected)]
    [InlineData(308, ReceiptStatus.Deferred, ReceiptStatus.Rejected)]
    [InlineData(400, ReceiptStatus.Deferred, ReceiptStatus.Rejected)]
    [InlineData(401, ReceiptStatus.Deferred, ReceiptStatus.Rejected)]
    [InlineData(403, ReceiptStatus.Deferred, ReceiptStatus.Rejected)]
    [InlineData(404, ReceiptStatus.Deferred, ReceiptStatus.Rejected)]
    [InlineData(405, ReceiptStatus.Deferred, ReceiptStatus.Rejected)]
    [InlineData(408, ReceiptStatus.Deferred, ReceiptStatus.Deferred)]
    [InlineData(410, ReceiptStatus.Rejected, ReceiptStatus.Rejected)]
    [InlineData(413, ReceiptStatus.Deferred, ReceiptStatus.Rejected)]
    [InlineData(415, ReceiptStatus.Deferred, ReceiptStatus.Rejected)]
    [InlineData(418, ReceiptStatus.Deferred, ReceiptStatus.Rejected)]
    [InlineData(421, ReceiptStatus.Deferred, ReceiptStatus.Deferred)]
    [InlineData(425, ReceiptStatus.Deferred, ReceiptStatus.Deferred)]
    [InlineData(429, ReceiptStatus.Deferred, ReceiptStatus.Deferred)]
    [InlineData(500, ReceiptStatus.Deferred, ReceiptStatus.Deferred)]
    [InlineData(502, ReceiptStatus.Deferred, ReceiptStatus.Deferred)]
    [InlineData(503, ReceiptStatus.Deferred, ReceiptStatus.Deferred)]
    [InlineData(504, ReceiptStatus.Deferred, ReceiptStatus.Deferred)]
    [InlineData(599, ReceiptStatus.Deferred, ReceiptStatus.Deferred)]
    public void Each_status_has_its_meaning(int status, ReceiptStatus unlessGone, ReceiptStatus unlessRefused)
    {
        HttpAnswer answer = Answer(status);

        foreach ((DeliveryReceipt receipt, ReceiptStatus expected) in new[]
        {
            (HttpReceipts.RetryUnlessGone(answer), unlessGone), (HttpReceipts.RetryUnlessRefused(answer), unlessRefused),
        })
        {
            Assert.Equal((expected, $"{status}"), (receipt.Status, receipt.Code));
            Assert.Equal(status == 410, receipt.DisablesEndpoint);
            Assert.Equal(expected == ReceiptStatus.Delivered, receipt.Detail.Length == 0);
        }
    }

    [Theory]
    [InlineData(429, "120", 120, true)]
    [InlineData(503, "120", 120, true)]
    [InlineData(503, "Mon, 02 Mar 2026 09:02:00 GMT", 120, true)]
    [InlineData(503, "Mon, 02 Mar 2026 08:00:00 GMT", null, false)]
    [InlineData(500, "120", 120, false)]
    [InlineData(429, "0", null, false)]
    [InlineData(429, "-5", null, false)]
    [InlineData(429, "soon", null, false)]
    [InlineData(429, null, null, false)]
    public void Retry_After_is_honoured(int status, string? header, int? seconds, bool pauses)
    {
        DeliveryReceipt receipt = HttpReceipts.RetryUnlessGone(Answer(status, header));

        Assert.Equal(seconds, receipt.RetryAfter?.TotalSeconds);
        Assert.Equal(pauses, receipt.PausesEndpoint);
    }

    [Fact]
    public void A_failure_is_passed_on_as_it_is()
    {
        DeliveryReceipt failure = DeliveryReceipt.Deferred("timeout", "No answer.");

        Assert.Same(failure, HttpReceipts.RetryUnlessGone(HttpAnswer.None(failure)));
        Assert.Same(failure, HttpReceipts.RetryUnlessRefused(HttpAnswer.None(failure)));
    }

    private static HttpAnswer Answer(int status, string? retryAfter = null)
    {
        using var response = new HttpResponseMessage((HttpStatusCode)status);
        response.Headers.TryAddWithoutValidation("Retry-After", retryAfter?.ToString(CultureInfo.InvariantCulture));
        return HttpAnswer.Of(response, [], false, Now);
    }
}
