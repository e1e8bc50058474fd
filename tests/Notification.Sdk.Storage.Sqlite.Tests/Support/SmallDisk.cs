using System.Diagnostics;

namespace Notification.Sdk.Storage.Sqlite.Tests.Support;

/// <summary>A disk of a few megabytes: a tmpfs in a mount namespace would need its own process, so it is mounted and taken away again. Needs the
/// rights to mount, as CI has them.</summary>
internal sealed class SmallDisk : IDisposable
{
    private readonly TestFolder _folder = new();

    public SmallDisk(int megabytes) => Run("mount", "-t", "tmpfs", "-o", $"size={megabytes}m", "tmpfs", _folder.Folder);

    public string Folder => _folder.Folder;

    public string File => _folder.File;

    public void MakeReadOnly() => Run("mount", "-o", "remount,ro", _folder.Folder);

    public void Dispose()
    {
        Run("umount", "-l", _folder.Folder);
        _folder.Dispose();
    }

    private static void Run(string program, params string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        string said = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"{program}: {said}");
    }
}
