namespace Notification.Sdk.Gate;

/// <summary>What became of a repeat.</summary>
internal enum CountAnswer
{
    /// <summary>It was counted.</summary>
    Counted,

    /// <summary>It was counted as the first since the last drain: name it.</summary>
    First,

    /// <summary>It could not be counted here. The store counts what it is asked about.</summary>
    NotCounted,
}
