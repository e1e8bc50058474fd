using System.Text;

namespace Notification.Sdk.Storage.Sqlite.CrashTests;

/// <summary>Tells the parent, one line at a time: each is one write to a pipe, which a kill cannot take back. Thread-safe.</summary>
internal sealed class Report
{
    private readonly Lock _lock = new();
    private readonly Stream _out = Console.OpenStandardOutput();

    public void Say(string line)
    {
        byte[] bytes = Encoding.ASCII.GetBytes(line + "\n");
        lock (_lock)
        {
            _out.Write(bytes);
        }
    }
}
