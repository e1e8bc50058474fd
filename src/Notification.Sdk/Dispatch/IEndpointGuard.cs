using Notification.Sdk.Stores;

namespace Notification.Sdk.Dispatch;

/// <summary>Takes the news that an endpoint is beyond use.</summary>
internal interface IEndpointGuard
{
    /// <summary>Disables the endpoint until a person enables it, and tells its owner.</summary>
    ValueTask DisableAsync(EndpointKey endpoint, string reason, CancellationToken cancellationToken);
}
