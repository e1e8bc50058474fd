using System.Security.Cryptography;
using System.Text;

namespace Notification.Sdk.Sms.Tests.Support;

/// <summary>Checks a request as the vendor would, from nothing but what came over the wire and the secret.</summary>
internal static class Acs3Verifier
{
    public static bool IsGood(ReceivedRequest request, string secret)
    {
        string[] target = request.Target.Split('?', 2);
        Dictionary<string, string> authorization = request.Headers["authorization"]["ACS3-HMAC-SHA256 ".Length..]
            .Split(',').Select(part => part.Split('=', 2)).ToDictionary(part => part[0], part => part[1]);
        string[] signed = authorization["SignedHeaders"].Split(';');
        IEnumerable<string> mustBeSigned = request.Headers.Keys.Select(name => name.ToLowerInvariant())
            .Where(name => name.StartsWith("x-acs-", StringComparison.Ordinal) || name is "host" or "content-type");
        if (mustBeSigned.Except(signed).Any() || request.Headers["x-acs-content-sha256"] != Hex(
            SHA256.HashData(request.Body)))
        {
            return false;
        }

        var canonical = new StringBuilder(request.Method).Append('\n').Append(target[0]).Append('\n');
        canonical.Append(string.Join('&', target[1].Split('&').Order(StringComparer.Ordinal))).Append('\n');
        foreach (string name in signed)
        {
            canonical.Append(name).Append(':').Append(request.Headers[name]).Append('\n');
        }

        canonical.Append('\n').Append(authorization["SignedHeaders"]).Append('\n').Append(
            Hex(SHA256.HashData(request.Body)));
        string toSign = "ACS3-HMAC-SHA256\n" + Hex(SHA256.HashData(Encoding.UTF8.GetBytes(canonical.ToString())));
        byte[] expected = HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(toSign));
        return authorization["Signature"] == Hex(expected);
    }

    private static string Hex(byte[] bytes) => string.Concat(bytes.Select(b => b.ToString("x2", null)));
}
