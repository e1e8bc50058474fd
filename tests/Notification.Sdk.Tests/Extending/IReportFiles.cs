namespace Notification.Sdk.Tests.Extending;

/// <summary>Where a product keeps files, as the page about reports assumes it.</summary>
public interface IReportFiles
{
    Task SaveAsync(string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken);
}
