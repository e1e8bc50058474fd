using System.Net;

namespace Notification.Sdk.Http.Egress;

/// <summary>A network that is not the public internet.</summary>
/// <param name="Network">The network.</param>
/// <param name="Name">What it is, as it reads after "is".</param>
/// <param name="Internal">Whether people run servers of their own there, so that a host's name may be allowed into
/// it.</param>
internal readonly record struct ReservedNetwork(IPNetwork Network, string Name, bool Internal);
