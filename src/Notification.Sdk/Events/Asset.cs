namespace Notification.Sdk.Events;

/// <summary>What was hit: a server, a container host, a cloud account, a site.</summary>
/// <param name="Id">The stable identity, part of fingerprints and of per-server caps; up to 256 characters.</param>
public sealed record Asset(string Id)
{
    /// <summary>The name that people know; <see cref="Id"/> when not given.</summary>
    public string? Name { get; init; }

    /// <summary>The address seen from the internet.</summary>
    public string? InternetAddress { get; init; }

    /// <summary>The address inside the network.</summary>
    public string? IntranetAddress { get; init; }

    /// <summary>Names of asset groups that the publisher puts it in, beside the groups of the settings.</summary>
    public IReadOnlyList<string> Groups { get; init => field = value ?? []; } = [];
}
