using System.Diagnostics;

namespace Notification.Sdk;

/// <summary>Installs what a test needs of Debian, which needs root. apt admits one process at a time: fixtures that start together queue here for
/// it, within one test run and across several.</summary>
internal static class DebianPackages
{
    private static readonly string Queue = Path.Combine(Path.GetTempPath(), "notification-sdk-apt.lock");

    public static async Task InstallAsync(params string[] packages)
    {
        await AptGetAsync("update", "-qq");
        await AptGetAsync(["install", "-y", "-qq", "--no-install-recommends", .. packages]);
    }

    private static async Task AptGetAsync(params string[] arguments)
    {
        // The lock of dpkg may also be held by somebody who does not queue: the upgrades that a machine makes by itself.
        string[] patience = ["-o", "DPkg::Lock::Timeout=300", "-o", "Acquire::Retries=3"];
        ProcessStartInfo start = new("flock", [Queue, "apt-get", .. patience, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["DEBIAN_FRONTEND"] = "noninteractive";
        using Process process = Process.Start(start) ?? throw new InvalidOperationException("flock does not start.");
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        string errors = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"apt-get {string.Join(' ', arguments)}: {errors} {await output}");
    }
}
