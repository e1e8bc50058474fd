namespace Notification.Sdk.Storage.PostgreSql.Data;

/// <summary>For a container that is disposed of without <c>await</c>, which would refuse what can only be awaited. The one place where a thread waits for
/// the database.</summary>
internal static class Ending
{
    /// <summary>Waits until it has ended, on no context of the caller's.</summary>
    public static void Wait(IAsyncDisposable ending) =>
        Task.Run(async () => await ending.DisposeAsync().ConfigureAwait(false)).GetAwaiter().GetResult();
}
