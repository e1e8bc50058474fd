using System.Globalization;

namespace Notification.Sdk.Sms.AlibabaCloud;

/// <summary>Builds the signed request of SendSms. The parameters travel in the query, where the vendor's own clients
/// put them; the body is empty.</summary>
internal static class SendSmsRequest
{
    public static HttpRequestMessage Create(
        AlibabaCloudSmsOptions options,
        IEnumerable<KeyValuePair<string, string>> parameters,
        DateTimeOffset now,
        string nonce)
    {
        string query = Acs3Signer.CanonicalQuery(parameters);
        var uri = new Uri($"{new Uri(options.Url).GetLeftPart(UriPartial.Authority)}/?{query}");
        string bodyHash = Acs3Signer.Hash("");
        var headers = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["host"] = uri.Authority,
            ["x-acs-action"] = "SendSms",
            ["x-acs-content-sha256"] = bodyHash,
            ["x-acs-date"] = now.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
            ["x-acs-signature-nonce"] = nonce,
            ["x-acs-version"] = "2017-05-25",
        };
        if (options.SecurityToken is { Length: > 0 } token)
        {
            headers["x-acs-security-token"] = token;
        }

        string hash = Acs3Signer.HashRequest("POST", "/", query, headers, bodyHash);
        var request = new HttpRequestMessage(HttpMethod.Post, uri);
        foreach ((string name, string value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        request.Headers.TryAddWithoutValidation("accept", "application/json");
        request.Headers.TryAddWithoutValidation(
            "authorization", Acs3Signer.Authorize(options.AccessKeyId, options.AccessKeySecret, headers, hash));
        return request;
    }
}
