namespace Notification.Sdk.Http;

/// <summary>How a channel reaches out over HTTP. Changes take effect at the next attempt or connection, except those of
/// <see cref="ConnectTimeout"/>, which take up to two minutes, and those of <see cref="Breaker"/>, which need a
/// restart. A connection that is open already is used for two minutes at most.</summary>
public sealed class HttpChannelOptions
{
    /// <summary>Networks in CIDR form, such as <c>10.20.0.0/16</c> or <c>fd12:3456::/32</c>, that may be connected to
    /// although they are not public; none by default. Allowing a translating network such as <c>64:ff9b::/96</c> allows
    /// every address behind it.</summary>
    public List<string> AllowedNetworks { get; set; } = [];

    /// <summary>Names of hosts, such as <c>hooks.corp.example</c> or <c>*.corp.example</c>, that may resolve to
    /// private, loopback or unique-local addresses; none by default. Link-local and metadata addresses are never
    /// allowed by name.</summary>
    public List<string> AllowedHosts { get; set; } = [];

    /// <summary>Whether addresses must be <c>https</c>; true by default.</summary>
    public bool RequireHttps { get; set; } = true;

    /// <summary>How long connecting may take, from one second to two minutes; 20 seconds by default. A connection that
    /// comes later than the attempt's timeout is kept for the next attempt.</summary>
    public TimeSpan ConnectTimeout { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>How long one attempt may take in all, connecting and reading included, from one second to five minutes;
    /// 15 seconds by default.</summary>
    public TimeSpan AttemptTimeout { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>How much of an answer's body is read, 1 KiB to 16 MiB; 64 KiB by default. The rest is cut
    /// off.</summary>
    public int MaxResponseBytes { get; set; } = 64 * 1024;

    /// <summary>When an endpoint that fails is left alone for a while.</summary>
    public HttpBreakerOptions Breaker { get; set; } = new();

    /// <summary>Certificates, by the exact name of the host.</summary>
    public Dictionary<string, HttpHostTls> Tls { get; set; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Finds what is wrong: one sentence for each fault, naming the key, the fault and the mend. Reads the
    /// certificate files.</summary>
    /// <param name="key">The configuration key of this section, such as <c>Webhook:Http</c>.</param>
    public IReadOnlyList<string> FindFaults(string key) => [.. HttpChannelFaults.Of(this, key)];
}
