using System.Collections.Concurrent;

namespace Notification.Sdk.Testing.Tests.Channels;

/// <summary>The other end of the faulty channel, in memory.</summary>
public sealed class Post
{
    private readonly ConcurrentQueue<ReceivedMessage> _messages = new();

    public CounterpartAnswer Answer { get; set; }

    public IReadOnlyList<ReceivedMessage> Messages => [.. _messages];

    public async Task<string> TakeAsync(ReceivedMessage message, CancellationToken cancellationToken)
    {
        _messages.Enqueue(message);
        if (Answer == CounterpartAnswer.Hang)
        {
            await new TaskCompletionSource().Task.WaitAsync(cancellationToken);
        }

        return Answer switch
        {
            CounterpartAnswer.Accept => "ok",
            CounterpartAnswer.Defer => "later 90",
            CounterpartAnswer.Reject => "never",
            CounterpartAnswer.Nonsense => "<html>",
            _ => throw new IOException("The connection broke."),
        };
    }
}
