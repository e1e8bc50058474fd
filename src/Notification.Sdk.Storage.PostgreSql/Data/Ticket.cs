namespace Notification.Sdk.Storage.PostgreSql.Data;

/// <summary>What one caller wants, on its way through a <see cref="GroupCommit{TItem, TResult}"/>.</summary>
internal sealed class Ticket<TItem, TResult>(TItem item)
{
    private readonly TaskCompletionSource<TResult> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public TItem Item => item;

    /// <summary>What the caller gets once all is kept.</summary>
    public TResult? Result { get; set; }

    /// <summary>What the caller's own code threw, such as a throttle policy: the caller gets it, and the others go on.</summary>
    public Exception? Thrown { get; set; }

    public Task<TResult> Answer => _answer.Task;

    public void Complete()
    {
        if (Thrown is null)
        {
            _answer.TrySetResult(Result!);
        }
        else
        {
            _answer.TrySetException(Thrown);
        }
    }

    public void Fail(Exception exception) => _answer.TrySetException(exception);
}
