using System.Text;

namespace Notification.Sdk.Testing.Tests.Secrets;

/// <summary>Every kind of secret that the packages take, each long and strange enough that a find is no coincidence.</summary>
internal static class Planted
{
    public const string MailPassword = "planted-mail-password-7301";
    public const string MailToken = "planted-oauth-token-7302";
    public const string KeyPassword = "planted-key-password-7303";
    public const string RobotToken = "planted7304token0of0the0robot";
    public const string RobotSecret = "SECplanted7305secret0of0the0robot";
    public const string AccessKeyId = "PLANTED7306accessKeyId";
    public const string AccessKeySecret = "planted-access-key-secret-7307";
    public const string TwilioToken = "planted-twilio-token-7308";
    public const string KannelPassword = "planted&kannel=password-7309";
    public const string HeaderValue = "Bearer planted-header-value-7310";
    public const string QueryToken = "planted-query-token-7311";
    public const string PathToken = "planted-path-token-7312";
    public const string UserInfo = "planted-user-info-7313";

    public static string NewSigningKey { get; } = Key("planted-new-signing-key-7314");

    public static string OldSigningKey { get; } = Key("planted-old-signing-key-7315");

    public static IReadOnlyList<string> All { get; } =
    [
        MailPassword, MailToken, KeyPassword, RobotToken, RobotSecret, AccessKeyId, AccessKeySecret, TwilioToken, KannelPassword,
        HeaderValue, QueryToken, PathToken, UserInfo, NewSigningKey.TrimEnd('='), OldSigningKey.TrimEnd('='),
        "planted-new-signing-key-7314", "planted-old-signing-key-7315",
    ];

    private static string Key(string text) => Convert.ToBase64String(Encoding.ASCII.GetBytes(text));
}
