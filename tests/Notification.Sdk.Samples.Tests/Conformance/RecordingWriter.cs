using System.Collections.Concurrent;
using System.Text;

namespace Notification.Sdk.Samples.Tests.Conformance;

/// <summary>Keeps what each call writes.</summary>
internal sealed class RecordingWriter : TextWriter
{
    private readonly ConcurrentQueue<string> _lines = new();

    public override Encoding Encoding => Encoding.UTF8;

    public IReadOnlyList<string> Lines => [.. _lines];

    public override void Write(char value) => _lines.Enqueue(value.ToString());

    public override void WriteLine(string? value) => _lines.Enqueue(value ?? "");

    public override Task WriteLineAsync(string? value)
    {
        WriteLine(value);
        return Task.CompletedTask;
    }
}
