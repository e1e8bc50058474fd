using Notification.Sdk.Stores;

namespace Notification.Sdk.Dispatch;

/// <summary>What may be told of an exception.</summary>
internal static class StoreTrouble
{
    /// <summary>A store's own message, which names fault and mend; of a foreign exception only the type, for its message may hold
    /// anything.</summary>
    public static string Of(Exception exception) => exception is StoreException ? exception.Message : exception.GetType().Name;
}
