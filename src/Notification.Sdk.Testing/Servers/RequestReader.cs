using System.Globalization;
using System.Net.Security;
using System.Text;

namespace Notification.Sdk.Testing.Servers;

/// <summary>Reads one HTTP/1.1 request with a Content-Length.</summary>
internal static class RequestReader
{
    public static async Task<ReceivedRequest?> ReadAsync(Stream stream, CancellationToken token)
    {
        var head = new StringBuilder();
        byte[] one = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            if (await stream.ReadAsync(one, token).ConfigureAwait(false) == 0)
            {
                return null;
            }

            head.Append((char)one[0]);
        }

        string[] lines = head.ToString().Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        string[] first = lines[0].Split(' ');
        Dictionary<string, string> headers = lines.Skip(1).Select(line => line.Split(':', 2))
            .ToDictionary(part => part[0], part => part[1].Trim(), StringComparer.OrdinalIgnoreCase);
        byte[] body = new byte[int.Parse(headers.GetValueOrDefault("Content-Length", "0"), CultureInfo.InvariantCulture)];
        await stream.ReadExactlyAsync(body, token).ConfigureAwait(false);
        return new ReceivedRequest(first[0], first[1], headers, body, (stream as SslStream)?.RemoteCertificate?.Subject);
    }
}
