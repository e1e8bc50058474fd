using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Notification.Sdk.Http.Tls;

namespace Notification.Sdk.Http;

internal static class HttpChannelFaults
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan HalfSecond = TimeSpan.FromSeconds(0.5);

    public static IEnumerable<string> Of(HttpChannelOptions options, string key)
    {
        HttpBreakerOptions breaker = options.Breaker;
        IEnumerable<string?> faults =
        [
            Between($"{key}:ConnectTimeout", options.ConnectTimeout, Second, TimeSpan.FromMinutes(2)),
            Between($"{key}:AttemptTimeout", options.AttemptTimeout, Second, TimeSpan.FromMinutes(5)),
            Between($"{key}:MaxResponseBytes", options.MaxResponseBytes, 1024, 16 * 1024 * 1024),
            breaker.FailureRatio is > 0 and <= 1
                ? null
                : $"{key}:Breaker:FailureRatio is {breaker.FailureRatio}: give a part above 0 and up to 1.",
            Between($"{key}:Breaker:MinimumThroughput", breaker.MinimumThroughput, 2, int.MaxValue),
            Between($"{key}:Breaker:SamplingDuration", breaker.SamplingDuration, HalfSecond, TimeSpan.FromDays(1)),
            Between($"{key}:Breaker:BreakDuration", breaker.BreakDuration, HalfSecond, TimeSpan.FromDays(1)),
            .. options.AllowedNetworks.Select((network, i) => NetworkFault($"{key}:AllowedNetworks:{i}", network)),
            .. options.AllowedHosts.Select((host, i) => HostFault($"{key}:AllowedHosts:{i}", host)),
            .. options.Tls.Select(host => TlsFault($"{key}:Tls:{host.Key}", host.Value)),
        ];
        return faults.OfType<string>();
    }

    private static string? Between<T>(string key, T value, T least, T most)
        where T : IComparable<T> =>
        value.CompareTo(least) >= 0 && value.CompareTo(most) <= 0
            ? null
            : $"{key} is {value}: give a value from {least} to {most}.";

    private static string? NetworkFault(string key, string network) =>
        IPNetwork.TryParse(network, out _)
            ? null
            : $"{key} is '{network}', which is not a network: write an address, a slash and the length of the prefix, "
                + "such as 10.20.0.0/16 or 10.20.30.40/32.";

    private static string? HostFault(string key, string host)
    {
        string name = host.StartsWith("*.", StringComparison.Ordinal) ? host[2..] : host;
        return Uri.CheckHostName(name) == UriHostNameType.Dns
            ? null
            : $"{key} is '{host}', which is not the name of a host: write it without scheme, port and path, such as "
                + "hooks.corp.example or *.corp.example; addresses belong into AllowedNetworks.";
    }

    private static string? TlsFault(string key, HttpHostTls tls)
    {
        try
        {
            using X509Certificate2? own = CertificateFiles.ReadOwn(tls);
            _ = tls.CaFile is { } file ? CertificateFiles.ReadAuthorities(file) : null;
            return null;
        }
        catch (IOException)
        {
            return Unreadable(key);
        }
        catch (UnauthorizedAccessException)
        {
            return Unreadable(key);
        }
        catch (CryptographicException)
        {
            return $"{key} names a file that does not hold what it should, or its password is wrong: CaFile must be "
                + "PEM, ClientCertificateFile .pfx, .p12 or PEM with its key.";
        }
    }

    private static string Unreadable(string key) =>
        $"{key} names a file that cannot be read: check CaFile, ClientCertificateFile and ClientKeyFile.";
}
