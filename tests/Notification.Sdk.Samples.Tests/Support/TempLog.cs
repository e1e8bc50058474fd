using System.Text;

namespace Notification.Sdk.Samples.Tests.Support;

/// <summary>A log that is deleted with the test.</summary>
internal sealed class TempLog : IDisposable
{
    public TempLog(params string[] lines)
        : this(Encoding.UTF8.GetBytes(string.Concat(lines.Select(line => line + "\n"))))
    {
    }

    public TempLog(byte[] content) => File.WriteAllBytes(Path, content);

    public string Path { get; } = System.IO.Path.GetTempFileName();

    public void Dispose() => File.Delete(Path);
}
