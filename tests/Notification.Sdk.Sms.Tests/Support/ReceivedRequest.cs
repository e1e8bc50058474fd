using System.Text;

namespace Notification.Sdk.Sms.Tests.Support;

/// <summary>What a server saw.</summary>
public sealed record ReceivedRequest(
    string Method, string Target, IReadOnlyDictionary<string, string> Headers, byte[] Body, string? ClientCertificate)
{
    public string Text => Encoding.UTF8.GetString(Body);
}
