using Notification.Sdk.Sms.Tests.Support;

namespace Notification.Sdk.Sms.Tests.Conformance;

public sealed class TwilioConformance() : SmsConformance(FakeHttpServer.Twilio())
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
