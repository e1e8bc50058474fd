using Notification.Sdk.Sms.Tests.Support;

namespace Notification.Sdk.Sms.Tests.AlibabaCloud;

/// <summary>The gateway against a server of ours.</summary>
internal static class AlibabaCloudApplication
{
    public const string Secret = "secret-planted";

    public static SmsApplication Create(
        LoopbackServer server,
        Action<AlibabaCloudSmsOptions>? configure = null,
        Action<SmsOptions>? general = null,
        TimeProvider? time = null) => new(
            sms => sms.Configure(general ?? (_ => { })).UseAlibabaCloud(options =>
            {
                options.Url = $"http://127.0.0.1:{server.Port}";
                options.AccessKeyId = "key-id";
                options.AccessKeySecret = Secret;
                options.SignName = "测试";
                options.Topics["*"] = new() { TemplateCode = "SMS_1", Parameters = { ["name"] = "title" } };
                SmsApplication.AllowLoopback(options.Http);
                configure?.Invoke(options);
            }),
            time);

    /// <summary>Answers by the numbers that are asked for.</summary>
    public static LoopbackServer Answering(Func<string[], (int Status, string Body)> answer) => new(
        (request, stream, _, token) =>
    {
        (int status, string body) = answer(request.Query()["PhoneNumbers"]?.Split(',') ?? []);
        return LoopbackServer.ReplyAsync(stream, status, "Content-Type: application/json\r\n", body, token);
    });

    public static string Body(string code, string message = "m") =>
        $$"""{"Code":"{{code}}","Message":"{{message}}","RequestId":"R-1","BizId":"900^0"}""";
}
