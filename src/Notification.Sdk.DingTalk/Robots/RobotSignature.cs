using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Notification.Sdk.DingTalk.Robots;

/// <summary>Signs a request as the security setting "Additional Signature" asks
/// (https://open.dingtalk.com/document/robots/customize-robot-security-settings). Lark swaps key and message: not for
/// it.</summary>
internal static class RobotSignature
{
    /// <summary>The signature in Base64: HMAC-SHA256 over time, line feed and secret, with the secret as its
    /// key.</summary>
    /// <param name="milliseconds">The time in Unix milliseconds.</param>
    /// <param name="secret">The secret, with its <c>SEC</c>.</param>
    public static string Compute(long milliseconds, string secret)
    {
        string message = string.Create(CultureInfo.InvariantCulture, $"{milliseconds}\n{secret}");
        return Convert.ToBase64String(
            HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(message)));
    }

    /// <summary>The robot's URL for one attempt.</summary>
    public static Uri Sign(Robot robot, DateTimeOffset now)
    {
        if (robot.Secret is not { } secret)
        {
            return robot.Url;
        }

        // Encoded once, here: '+', '/' and '=' of Base64 mean other things in a query, and a Uri takes escapes as they
        // are.
        long milliseconds = now.ToUnixTimeMilliseconds();
        string sign = Uri.EscapeDataString(Compute(milliseconds, secret));
        return new Uri(string.Create(
            CultureInfo.InvariantCulture, $"{robot.Url.AbsoluteUri}&timestamp={milliseconds}&sign={sign}"));
    }
}
