using System.Security.Cryptography;
using System.Text;

namespace Notification.Sdk.Sms.AlibabaCloud;

/// <summary>ACS3-HMAC-SHA256, the signature of Alibaba Cloud (V3 request structure and signature). Pure.</summary>
internal static class Acs3Signer
{
    public const string Algorithm = "ACS3-HMAC-SHA256";

    /// <summary>The query in its canonical form: names in order, everything but letters, digits and <c>-_.~</c> encoded
    /// (RFC 3986).</summary>
    public static string CanonicalQuery(IEnumerable<KeyValuePair<string, string>> parameters) => string.Join(
        '&',
        parameters.OrderBy(parameter => parameter.Key, StringComparer.Ordinal)
            .Select(parameter => $"{Uri.EscapeDataString(parameter.Key)}={Uri.EscapeDataString(parameter.Value)}"));

    /// <summary>The hash that is signed.</summary>
    /// <param name="method">The method, in capitals.</param>
    /// <param name="path">The path, encoded.</param>
    /// <param name="query">The canonical query.</param>
    /// <param name="headers">The signed headers, names in lower case.</param>
    /// <param name="bodyHash">The hash of the body, in lower-case hexadecimals.</param>
    public static string HashRequest(
        string method, string path, string query, IReadOnlyDictionary<string, string> headers, string bodyHash)
    {
        string lines = string.Concat(Ordered(headers).Select(header => $"{header.Key}:{header.Value.Trim()}\n"));
        return Hash($"{method}\n{path}\n{query}\n{lines}\n{SignedHeaders(headers)}\n{bodyHash}");
    }

    /// <summary>The value of the header <c>Authorization</c>.</summary>
    public static string Authorize(
        string keyId, string keySecret, IReadOnlyDictionary<string, string> headers, string requestHash)
    {
        byte[] signature = HMACSHA256.HashData(
            Encoding.UTF8.GetBytes(keySecret), Encoding.UTF8.GetBytes($"{Algorithm}\n{requestHash}"));
        return $"{Algorithm} Credential={keyId},SignedHeaders={SignedHeaders(headers)},"
            + $"Signature={Convert.ToHexStringLower(signature)}";
    }

    public static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static string SignedHeaders(IReadOnlyDictionary<string, string> headers) =>
        string.Join(';', Ordered(headers).Select(header => header.Key));

    private static IEnumerable<KeyValuePair<string, string>> Ordered(IReadOnlyDictionary<string, string> headers) =>
        headers.OrderBy(header => header.Key, StringComparer.Ordinal);
}
