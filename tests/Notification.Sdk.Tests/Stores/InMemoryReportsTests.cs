using Notification.Sdk.Stores;
using Notification.Sdk.Stores.InMemory;

namespace Notification.Sdk.Tests.Stores;

public sealed class InMemoryReportsTests : ReportStoreContract
{
    protected override ValueTask<IReportStore> CreateAsync() => ValueTask.FromResult<IReportStore>(new InMemoryReports());
}
