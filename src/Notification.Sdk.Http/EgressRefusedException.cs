namespace Notification.Sdk.Http;

/// <summary>The guard refused to connect. The message names the host, the reason and the mend, and nothing else of the
/// URL.</summary>
public sealed class EgressRefusedException : Exception
{
    internal EgressRefusedException(string message)
        : base(message)
    {
    }
}
