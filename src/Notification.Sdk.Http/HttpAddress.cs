using System.Diagnostics.CodeAnalysis;

namespace Notification.Sdk.Http;

/// <summary>Reads the URL of an endpoint. Whether its host may be connected to is decided when connecting, not
/// here.</summary>
public static class HttpAddress
{
    private const int LongestAddress = 4096;

    /// <summary>Reads a URL: absolute, <c>https</c> (or <c>http</c> when that is allowed), without user-info and
    /// fragment, at most 4,096 characters.</summary>
    /// <param name="address">The URL.</param>
    /// <param name="requireHttps">Whether it must be <c>https</c>.</param>
    /// <param name="uri">The URL, when it is one.</param>
    /// <param name="fault">What is wrong and how to mend it, without any part of the URL, which may hold a
    /// secret.</param>
    public static bool TryParse(
        string? address, bool requireHttps, [NotNullWhen(true)] out Uri? uri, [NotNullWhen(false)] out string? fault)
    {
        if (address is null || address.Length > LongestAddress || !Uri.TryCreate(address, UriKind.Absolute, out uri))
        {
            uri = null;
            fault = $"The address is not an absolute URL of at most {LongestAddress} characters: write it as "
                + "https://host/path.";
            return false;
        }

        fault = FindFault(uri, requireHttps);
        uri = fault is null ? uri : null;
        return uri is not null;
    }

    internal static string? FindFault(Uri uri, bool requireHttps)
    {
        if (uri.Scheme != Uri.UriSchemeHttps && uri.Scheme != Uri.UriSchemeHttp)
        {
            return "The address is neither https nor http: write it as https://host/path.";
        }

        if (requireHttps && uri.Scheme != Uri.UriSchemeHttps)
        {
            return "The address is http, which anyone on the way can read and change: use https, or set RequireHttps to "
                + "false.";
        }

        if (uri.UserInfo.Length > 0)
        {
            return "The address holds a user name or password before the host: leave it out, and send it as a header if the "
                + "receiver asks for one.";
        }

        return uri.Fragment.Length > 0 ? "The address holds a fragment (#…), which is never sent: leave it out." : null;
    }
}
