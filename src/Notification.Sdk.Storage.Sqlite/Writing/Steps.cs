namespace Notification.Sdk.Storage.Sqlite.Writing;

/// <summary>The steps at which the crash harness kills the process. Nobody else listens.</summary>
internal static class Steps
{
    public static Action<string>? Reached { get; set; }

    public static void Reach(string step) => Reached?.Invoke(step);
}
