namespace Notification.Sdk.Testing.Tests;

/// <summary>The promises of every store, over memory.</summary>
public sealed class InMemoryConformance : StorageConformance
{
    public static TheoryData<string> Names => [.. Cases];

    protected internal override bool SurvivesRestart => false;

    [Theory]
    [MemberData(nameof(Names))]
    public Task It_keeps_every_promise(string name) => RunAsync(name);

    protected override void Register(ISecurityNotificationsBuilder notifications)
    {
        // The stores in memory are there without a word.
    }
}
