using System.Text;

namespace Notification.Sdk.Testing;

/// <summary>An HTTP request that a server of a test received.</summary>
/// <param name="Method">The method, such as <c>POST</c>.</param>
/// <param name="Target">Path and query, as they were written.</param>
/// <param name="Headers">The headers; names are compared without case.</param>
/// <param name="Body">The bytes after the headers, as they came; empty when there were none.</param>
/// <param name="ClientCertificate">The subject of the certificate that the client showed; null when there was none.</param>
public sealed record ReceivedRequest(
    string Method, string Target, IReadOnlyDictionary<string, string> Headers, byte[] Body, string? ClientCertificate)
{
    /// <summary>The body as UTF-8.</summary>
    public string Text => Encoding.UTF8.GetString(Body);
}
