using System.Diagnostics;
using System.Globalization;
using Notification.Sdk.Storage.Sqlite.Writing;

namespace Notification.Sdk.Storage.Sqlite.CrashTests;

/// <summary>Kills the process, as <c>kill -9</c> does, when a step is reached for the n-th time.</summary>
internal static class Suicide
{
    private static string _step = "";
    private static long _left;

    public static void At(string stepAndCount)
    {
        string[] parts = stepAndCount.Split(':');
        (_step, _left) = (parts[0], long.Parse(parts[1], CultureInfo.InvariantCulture));
        Steps.Reached = Reach;
    }

    public static void Reach(string step)
    {
        if (step == _step && Interlocked.Decrement(ref _left) == 0)
        {
            Process.GetCurrentProcess().Kill();

            // The kill comes a moment later: nothing of the step may run until then.
            Thread.Sleep(Timeout.Infinite);
        }
    }
}
