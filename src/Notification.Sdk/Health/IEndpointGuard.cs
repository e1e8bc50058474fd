using Notification.Sdk.Stores;

namespace Notification.Sdk.Health;

/// <summary>Writes into the settings what became of an endpoint's health. Tells nobody: that is for the news.</summary>
internal interface IEndpointGuard
{
    /// <summary>Disables the endpoint; one that a person disabled stays as it is.</summary>
    /// <exception cref="ArgumentException">There is no such endpoint, or the settings would be wrong.</exception>
    ValueTask DisableAsync(EndpointKey endpoint, CancellationToken cancellationToken);

    /// <summary>Enables an endpoint that was disabled automatically; any other stays as it is.</summary>
    /// <exception cref="ArgumentException">There is no such endpoint, or the settings would be wrong.</exception>
    ValueTask EnableAsync(EndpointKey endpoint, CancellationToken cancellationToken);
}
