using Microsoft.Extensions.DependencyInjection;
using Notification.Sdk.Email;
using Notification.Sdk.Http;
using Notification.Sdk.Policies;
using Notification.Sdk.Sms;
using Notification.Sdk.Webhook;

namespace Notification.Sdk.Testing.Tests.Secrets;

/// <summary>Settings that are wrong in the very place where a secret stands.</summary>
internal static class Mistake
{
    public static IReadOnlyDictionary<string, Func<Counterparts, TelemetryRecorder, WholeEngine>> All { get; } =
        new Dictionary<string, Func<Counterparts, TelemetryRecorder, WholeEngine>>
        {
            ["user-info in a webhook's URL"] = Hook(hook => hook.Address = $"https://user:{Planted.UserInfo}@hooks.example/"),
            ["a webhook's URL of another scheme"] = Hook(hook => hook.Address = $"ftp://h.example/{Planted.PathToken}?k={Planted.QueryToken}"),
            ["a webhook's URL that is none"] = Hook(hook => hook.Address = $"https://[{Planted.PathToken}?k={Planted.QueryToken}"),
            ["a signing key that is not base64"] = Hook(hook => hook.Settings["secrets"] = $"whsec_{Planted.HeaderValue}!"),
            ["a signing key without its mark"] = Hook(hook => hook.Settings["secrets"] = Planted.NewSigningKey),
            ["a header with a line break"] = Hook(hook => hook.Settings["header.Authorization"] = Planted.HeaderValue + "\r\n"),
            ["a secret in the place of a format"] = Hook(hook => hook.Settings["format"] = Planted.HeaderValue),
            ["a secret in the place of a timeout"] = Hook(hook => hook.Settings["timeout"] = Planted.HeaderValue),
            ["a robot's token without its URL"] = Robot(robot => robot.Address = $"https:/robot?access_token={Planted.RobotToken}"),
            ["a robot's URL with user-info"] = Robot(robot => robot.Address = $"https://a:{Planted.UserInfo}@oapi.example/robot/send?access_token={Planted.RobotToken}"),
            ["a robot's secret of another form"] = Robot(robot => robot.Settings["secret"] = $"x {Planted.RobotSecret}\n"),
            ["a robot's secret in the place of a number"] = Robot(robot => robot.Settings["maxBytes"] = Planted.RobotSecret),
            ["robots that cannot be read"] = Robot(robot => robot.Settings["robots"] = $"{Planted.RobotToken}|{Planted.RobotSecret}|?"),
            ["an access key with a line break"] = Option<AlibabaCloudSmsOptions>(o => o.AccessKeySecret = Planted.AccessKeySecret + "\n"),
            ["an access key's id with a blank"] = Option<AlibabaCloudSmsOptions>(o => o.AccessKeyId = Planted.AccessKeyId + " \n"),
            ["an account in the place of which its token stands"] = Option<TwilioSmsOptions>(o => o.AccountSid = Planted.TwilioToken),
            ["a Kannel URL with its password"] = Option<KannelSmsOptions>(
                o => o.Url = $"https://u:{Planted.UserInfo}@sms.example/cgi-bin/sendsms?password={Uri.EscapeDataString(Planted.KannelPassword)}"),
            ["a host in the place of which the password stands"] = Option<EmailOptions>(o => o.Smtp.Host = $"{Planted.MailPassword}\r\n"),
            ["two mail credentials"] = Option<EmailOptions>(o => o.Smtp.AccessToken = _ => ValueTask.FromResult(Planted.MailToken)),
            ["a certificate's password that does not open it"] = Option<WebhookOptions>(o => o.Http.Tls["hooks.example"] = new HttpHostTls
            {
                ClientCertificateFile = typeof(Mistake).Assembly.Location + ".pfx",
                ClientCertificatePassword = Planted.KeyPassword,
            }),
        };

    private static Func<Counterparts, TelemetryRecorder, WholeEngine> Hook(Action<Endpoint> spoil) => At("hook", spoil);

    private static Func<Counterparts, TelemetryRecorder, WholeEngine> Robot(Action<Endpoint> spoil) => At("robot", spoil);

    private static Func<Counterparts, TelemetryRecorder, WholeEngine> At(string endpoint, Action<Endpoint> spoil) =>
        (counterparts, recorder) => new WholeEngine(counterparts, recorder, options => spoil(options.Endpoints[endpoint]));

    private static Func<Counterparts, TelemetryRecorder, WholeEngine> Option<T>(Action<T> spoil)
        where T : class => (counterparts, recorder) => new WholeEngine(counterparts, recorder, services: s => s.Configure(spoil));
}
