namespace Notification.Sdk.Testing.Servers;

/// <summary>A mail from MAIL on; read once its content is there.</summary>
internal sealed class MailBeingReceived
{
    private static readonly ReceivedMessage Nothing = new(null);
    private volatile ReceivedMessage? _read;
    private volatile IReadOnlyList<string>? _lines;

    /// <summary>Takes the content, with the dots of the transport.</summary>
    public void Take(IEnumerable<string> content) => _lines = [.. content.Select(line => line.StartsWith('.') ? line[1..] : line)];

    public ReceivedMessage Read() => _read ?? (_lines is { } lines ? _read = MailReader.Read(lines) : Nothing);
}
