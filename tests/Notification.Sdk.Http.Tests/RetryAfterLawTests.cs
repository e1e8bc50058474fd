using System.Text;
using FsCheck.Fluent;

namespace Notification.Sdk.Http.Tests;

public sealed class RetryAfterLawTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Whatever_the_header_says_the_wait_is_positive_or_none_and_makes_a_receipt() => Prop.ForAll(
        Damage.Of("120", "Mon, 02 Mar 2026 12:02:00 GMT", "0", "Mon, 02-Mar-26 12:02:00 GMT", "Mon Mar  2 12:02:00 2026"),
        bytes =>
        {
            using HttpResponseMessage response = new(System.Net.HttpStatusCode.ServiceUnavailable);
            response.Headers.TryAddWithoutValidation("Retry-After", Encoding.Latin1.GetString(bytes));
            HttpAnswer answer = HttpAnswer.Of(response, [], false, Now);

            Assert.False(answer.RetryAfter <= TimeSpan.Zero);
            DeliveryReceipt receipt = HttpReceipts.RetryUnlessGone(answer);
            Assert.Equal((ReceiptStatus.Deferred, answer.RetryAfter), (receipt.Status, receipt.RetryAfter));
        }).Holds(2000);
}
