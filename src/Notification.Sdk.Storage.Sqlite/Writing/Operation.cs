using Notification.Sdk.Storage.Sqlite.Data;
using Notification.Sdk.Stores;

namespace Notification.Sdk.Storage.Sqlite.Writing;

/// <summary>A step of one caller, on its way through the writer. It ends after its transaction has: kept, or not at all.</summary>
internal abstract class Operation
{
    /// <summary>Does the step within the writer's transaction. What the caller's own code throws — a throttle policy — is the caller's; it is
    /// asked before anything of its step is written.</summary>
    /// <exception cref="SqliteFailure">The transaction cannot go on.</exception>
    public abstract void Run(Session session);

    /// <summary>Tells the caller, after the commit.</summary>
    public abstract void Complete();

    /// <summary>Tells the caller that nothing was kept.</summary>
    public abstract void Fail(StoreException exception);
}

/// <summary>A step with an answer.</summary>
internal sealed class Operation<T>(Func<Session, T> step) : Operation
{
    private readonly TaskCompletionSource<T> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T? _result;
    private Exception? _thrown;

    public Task<T> Answer => _answer.Task;

    public override void Run(Session session)
    {
        try
        {
            (_result, _thrown) = (step(session), null);
        }
        catch (Exception exception) when (exception is not SqliteFailure)
        {
            _thrown = exception;
        }
    }

    public override void Complete()
    {
        if (_thrown is null)
        {
            _answer.TrySetResult(_result!);
        }
        else
        {
            _answer.TrySetException(_thrown);
        }
    }

    public override void Fail(StoreException exception) => _answer.TrySetException(exception);
}
