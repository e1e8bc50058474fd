namespace Notification.Sdk.Benchmarks.Channels;

/// <summary>One way of doing the same work.</summary>
/// <param name="Name">What the table calls it.</param>
/// <param name="WorkAsync">Does one piece of work: the number of the worker, the number of the piece.</param>
internal sealed record Contender(string Name, Func<int, int, Task> WorkAsync);
