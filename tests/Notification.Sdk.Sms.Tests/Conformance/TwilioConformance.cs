using Notification.Sdk.Sms.Tests.Support;

namespace Notification.Sdk.Sms.Tests.Conformance;

public sealed class TwilioConformance() : SmsConformance(new HttpCounterpart(
    (CounterpartAnswer.Accept, 201, "", """{"sid":"SM1","status":"queued","error_code":null}"""),
    (CounterpartAnswer.Defer, 429, "Retry-After: 30\r\n", """{"code":20429,"message":"Too Many Requests","status":429}"""),
    (CounterpartAnswer.Reject, 400, "", """{"code":21211,"message":"Invalid 'To' Phone Number","status":400}"""),
    (CounterpartAnswer.Nonsense, 200, "Content-Type: text/html\r\n", "<html>Welcome</html>")))
{
    private const string Account = "AC00000000000000000000000000000001";
    private const string Token = "planted-twilio-token-0001";

    protected override IReadOnlyCollection<string> Secrets => [Token, $"{Account}:{Token}"];

    protected override TimeSpan? DeferralWait => TimeSpan.FromSeconds(30);

    protected override void Register(ISecurityNotificationsBuilder notifications) => notifications.AddSms(sms => sms.UseTwilio(options =>
    {
        options.Url = Url;
        options.AccountSid = Account;
        options.AuthToken = Token;
        options.From = "+15005550006";
        AllowLoopback(options.Http);
    }));

    private protected override ReceivedMessage Read(ReceivedRequest request) => new(
        null,
        new ReceivedPart("text", PartForm.Line, request.Form()["Body"] ?? ""),
        new ReceivedPart("number", PartForm.Structure, request.Form()["To"] ?? ""),
        Names(request.Form()));
}
