using Notification.Sdk.Settings;

namespace Notification.Sdk.Admission;

/// <summary>A leg that no gate has ended yet.</summary>
internal sealed class OpenLeg(CompiledEndpoint endpoint)
{
    public CompiledEndpoint Endpoint { get; } = endpoint;

    public Timing Timing { get; set; }
}
