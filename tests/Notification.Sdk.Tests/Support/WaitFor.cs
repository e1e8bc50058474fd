namespace Notification.Sdk.Tests.Support;

/// <summary>Waits for work that other threads do. Yields; the test runner's own limit ends what never comes.</summary>
internal static class WaitFor
{
    public static async Task TrueAsync(Func<bool> condition)
    {
        while (!condition())
        {
            await Task.Yield();
        }
    }
}
