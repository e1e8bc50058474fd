using System.Text.RegularExpressions;
using Notification.Sdk.DingTalk.Robots;
using Notification.Sdk.Http;

namespace Notification.Sdk.DingTalk.Settings;

/// <summary>Reads one robot from its webhook URL, or from its access token.</summary>
internal sealed partial class RobotReader(bool requireHttps, ICollection<string> faults)
{
    private const string VendorHost = "oapi.dingtalk.com";
    private const string VendorPath = "/robot/send";

    public Robot? FromToken(string where, string token, string secret, string url = $"https://{VendorHost}{VendorPath}")
    {
        if (!Token().IsMatch(token))
        {
            return Fail(where, "it is neither a webhook URL nor an access token, which has only letters, digits, '-' "
                + "and '_'. Copy the webhook URL from the robot's page.");
        }

        if (url.Contains("access_token=", StringComparison.OrdinalIgnoreCase))
        {
            return Fail(where, "Address holds an access token too. Write it in one place.");
        }

        string separator = url.Contains('?', StringComparison.Ordinal) ? "&" : "?";
        return FromUrl(where, $"{url}{separator}access_token={token}", secret);
    }

    public Robot? FromUrl(string where, string url, string secret)
    {
        if (!HttpAddress.TryParse(url, requireHttps, out Uri? uri, out string? fault))
        {
            return Fail(where, fault);
        }

        string? found = FindFault(uri) ?? FindSecretFault(secret);
        return found is null ? new Robot(uri, secret.Length > 0 ? secret : null) : Fail(where, found);
    }

    public Robot? Fail(string where, string fault)
    {
        faults.Add($"{where}: {fault}");
        return null;
    }

    private static string? FindFault(Uri uri)
    {
        if (uri.Host.Equals(VendorHost, StringComparison.OrdinalIgnoreCase) && uri.AbsolutePath != VendorPath)
        {
            return $"the path is not {VendorPath}. Copy the webhook URL from the robot's page.";
        }

        string[][] parameters = [.. uri.Query.TrimStart('?').Split('&').Select(parameter => parameter.Split('=', 2))];
        if (parameters.Any(parameter => parameter[0] is "timestamp" or "sign"))
        {
            return "the URL holds a timestamp or a sign, which are made anew for each message. Leave them out, and "
                + "give the secret.";
        }

        string[][] tokens = [.. parameters.Where(parameter => parameter[0] == "access_token")];
        return tokens is [[_, { } token]] && Token().IsMatch(token)
            ? null
            : "the URL does not hold access_token exactly once, made of letters, digits, '-' and '_'. Copy the webhook "
                + "URL from the robot's page.";
    }

    private static string? FindSecretFault(string secret) => secret.Length == 0 || Secret().IsMatch(secret)
        ? null
        : "the secret does not begin with SEC and go on with letters and digits. Copy it from the robot's page, "
            + "Additional Signature.";

    [GeneratedRegex(@"^[A-Za-z0-9_\-]{1,256}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Token();

    [GeneratedRegex(@"^SEC[A-Za-z0-9]{8,253}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Secret();
}
