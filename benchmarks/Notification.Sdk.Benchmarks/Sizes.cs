namespace Notification.Sdk.Benchmarks;

/// <summary>How much is measured. When it is <see cref="IsShort"/>, only that everything runs.</summary>
public static class Sizes
{
    public static bool IsShort { get; set; }

    public static IEnumerable<int> Keys => IsShort ? [1_000] : [1_000, 100_000, 1_000_000];

    public static IEnumerable<int> MoreKeys => IsShort ? [1_000] : [1_000, 100_000, 1_000_000, 10_000_000];

    public static IEnumerable<int> OneOrMany => IsShort ? [1, 1_000] : [1, 1_000_000];

    public static IEnumerable<int> PublishedKeys => IsShort ? [1_000] : [1_000, 100_000];
}
