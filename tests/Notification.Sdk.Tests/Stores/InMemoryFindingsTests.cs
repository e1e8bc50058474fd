using Microsoft.Extensions.Options;
using Notification.Sdk.Stores;
using Notification.Sdk.Stores.InMemory;

namespace Notification.Sdk.Tests.Stores;

public sealed class InMemoryFindingsTests : FindingStoreContract
{
    protected override ValueTask<IFindingStore> CreateAsync() =>
        ValueTask.FromResult<IFindingStore>(new InMemoryFindings(Options.Create(new SecurityNotificationsOptions())));
}
