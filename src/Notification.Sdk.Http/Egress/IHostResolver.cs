using System.Net;

namespace Notification.Sdk.Http.Egress;

/// <summary>Turns the name of a host into addresses.</summary>
internal interface IHostResolver
{
    ValueTask<IPAddress[]> ResolveAsync(string host, CancellationToken cancellationToken);
}
