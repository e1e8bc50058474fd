using System.Security.Cryptography;
using System.Text;

namespace Notification.Sdk.Webhook.Tests;

internal static class DocumentedReceiver
{
    // <doc>
    /// <summary>Whether a request is genuine: one of the signatures fits, and the timestamp is at most five minutes off.</summary>
    public static bool IsGenuine(
        string secret, IReadOnlyDictionary<string, string> headers, byte[] body, DateTimeOffset now)
    {
        string id = headers["webhook-id"];
        string timestamp = headers["webhook-timestamp"];
        if (!long.TryParse(timestamp, out long seconds)
            || seconds < now.AddMinutes(-5).ToUnixTimeSeconds()
            || seconds > now.AddMinutes(5).ToUnixTimeSeconds())
        {
            return false;
        }

        byte[] key = Convert.FromBase64String(secret["whsec_".Length..]);
        byte[] content = [.. Encoding.UTF8.GetBytes($"{id}.{timestamp}."), .. body];
        byte[] text = Encoding.ASCII.GetBytes("v1," + Convert.ToBase64String(HMACSHA256.HashData(key, content)));
        return headers["webhook-signature"].Split(' ')
            .Any(signature => CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(signature), text));
    }
    // </doc>
}
