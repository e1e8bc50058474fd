using System.Collections.Specialized;
using Notification.Sdk.Sms.Tests.Support;

namespace Notification.Sdk.Sms.Tests.Conformance;

public sealed class AlibabaCloudConformance() : SmsConformance(FakeHttpServer.AlibabaCloud())
{
    private const string Id = "PLANTEDaccessKeyId0001";
    private const string Secret = "planted-access-key-secret-0001";
    private const string SecurityToken = "planted-security-token-0001";

    protected override IReadOnlyCollection<string> Secrets => [Id, Secret, SecurityToken];

    protected override void Register(ISecurityNotificationsBuilder notifications) => notifications.AddSms(sms => sms.UseAlibabaCloud(options =>
    {
        options.Url = Url;
        options.AccessKeyId = Id;
        options.AccessKeySecret = Secret;
        options.SecurityToken = SecurityToken;
        options.SignName = "测试";
        options.Topics["*"] = new() { TemplateCode = "SMS_1", Parameters = { ["name"] = "title", ["where"] = "asset" } };
        options.Verification = new() { TemplateCode = "SMS_2", Parameters = { ["code"] = "code" } };
        AllowLoopback(options.Http);
    }));

    private protected override ReceivedMessage Read(ReceivedRequest request)
    {
        NameValueCollection query = request.Query();
        return new ReceivedMessage(
            query["OutId"],
            new ReceivedPart("parameters", PartForm.Json, query["TemplateParam"] ?? ""),
            new ReceivedPart("parameters as text", PartForm.Line, query["TemplateParam"] ?? ""),
            new ReceivedPart("number", PartForm.Structure, query["PhoneNumbers"] ?? ""),
            Names(query));
    }
}
