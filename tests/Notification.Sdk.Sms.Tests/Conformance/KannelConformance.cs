using Notification.Sdk.Sms.Tests.Support;

namespace Notification.Sdk.Sms.Tests.Conformance;

public sealed class KannelConformance() : SmsConformance(FakeHttpServer.Kannel())
{
    private const string Password = "planted&kannel=password-0001";

    protected override IReadOnlyCollection<string> Secrets => [Password];

    protected override TimeSpan? DeferralWait => TimeSpan.FromSeconds(30);

    protected override void Register(ISecurityNotificationsBuilder notifications) => notifications.AddSms(sms => sms.UseKannel(options =>
    {
        options.Url = $"{Url}/cgi-bin/sendsms";
        options.Username = "notifier";
        options.Password = Password;
        AllowLoopback(options.Http);
    }));

    private protected override ReceivedMessage Read(ReceivedRequest request) => new(
        null,
        new ReceivedPart("text", PartForm.Line, request.Query()["text"] ?? ""),
        new ReceivedPart("number", PartForm.Structure, request.Query()["to"] ?? ""),
        Names(request.Query()));
}
