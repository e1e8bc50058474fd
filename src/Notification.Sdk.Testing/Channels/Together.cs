using System.Runtime.ExceptionServices;

namespace Notification.Sdk.Testing.Channels;

/// <summary>Many threads at once.</summary>
internal static class Together
{
    /// <summary>Runs it for 0 to one less than the count; throws what one that failed threw.</summary>
    public static void Run(int count, Action<int> action)
    {
        try
        {
            Parallel.For(0, count, new ParallelOptions { MaxDegreeOfParallelism = count }, action);
        }
        catch (AggregateException several)
        {
            ExceptionDispatchInfo.Throw(several.InnerExceptions[0]);
        }
    }
}
