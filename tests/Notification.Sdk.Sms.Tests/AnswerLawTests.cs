using System.Net;
using FsCheck;
using FsCheck.Fluent;
using Notification.Sdk.Http;
using Notification.Sdk.Sms.AlibabaCloud;
using Notification.Sdk.Sms.Kannel;
using Notification.Sdk.Sms.Twilio;

namespace Notification.Sdk.Sms.Tests;

/// <summary>Whatever a gateway answers is understood, or unknown; and none of its words come into a receipt but codes and ids.</summary>
public sealed class AnswerLawTests
{
    private static readonly HttpStatusCode[] Statuses =
        [HttpStatusCode.OK, HttpStatusCode.Created, HttpStatusCode.Accepted, HttpStatusCode.BadRequest, HttpStatusCode.Forbidden, (HttpStatusCode)429, HttpStatusCode.ServiceUnavailable];

    [Fact]
    public void Alibaba_Cloud() => Holds(
        AlibabaCloudAnswers.Read,
        """{"Message":"OK","RequestId":"873043ac-bcda-44db-9052-2e204c6ed20f","Code":"OK","BizId":"607300000000000000^0"}""",
        """{"Message":"触发天级流控Permits:10","RequestId":"1","Code":"isv.BUSINESS_LIMIT_CONTROL"}""",
        """{"Code":"isv.SOMETHING_NEW","Message":"planted words"}""");

    [Fact]
    public void Twilio() => Holds(
        TwilioAnswers.Read,
        """{"sid":"SM0123456789abcdef0123456789abcdef","status":"queued","error_code":null}""",
        """{"code":21610,"message":"planted words","more_info":"https://www.twilio.com/docs/errors/21610","status":400}""",
        """{"code":20429,"message":"Too many requests"}""");

    [Fact]
    public void Kannel() => Holds(answer => KannelAnswers.Read(answer, "id-1"), "0: Accepted for delivery", "3: Queued for later delivery", "Authorization failed for sendsms");

    // Of Alibaba Cloud the code decides, whatever the status; of the others nothing was taken without a status of success.
    private static void Holds(Func<HttpAnswer, SmsAnswer> read, params string[] answers) => Prop.ForAll(
        Damage.Of(answers),
        Gen.Elements(Statuses).ToArbitrary(),
        (body, status) =>
        {
            using HttpResponseMessage response = new(status);
            SmsAnswer answer = read(HttpAnswer.Of(response, body, false, DateTimeOffset.UnixEpoch));
            DeliveryReceipt receipt = SmsReceipts.Make([new NumberAnswer("+12025550121", answer, false)], []);

            Assert.True(Enum.IsDefined(answer.Status));
            Assert.True(receipt.Code.Length is > 0 and <= 64 && receipt.Code.All(char.IsAscii), receipt.Code);
            Assert.True(receipt.Detail.Length <= 400 && !receipt.Detail.Any(char.IsControl), receipt.Detail);
            Assert.DoesNotContain("planted", receipt.Detail, StringComparison.Ordinal);
            Assert.True(answer.Status != SmsStatus.Accepted || response.IsSuccessStatusCode || read == AlibabaCloudAnswers.Read);
        }).Holds(2000);
}
