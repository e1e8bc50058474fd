using System.IO.Compression;
using Notification.Sdk.Events;
using Notification.Sdk.Storage.Sqlite.Tests.Support;
using Notification.Sdk.Stores;

namespace Notification.Sdk.Storage.Sqlite.Tests;

/// <summary>Files of every earlier version are opened, and go on where they were.</summary>
public sealed class MigrationTests : IDisposable
{
    private readonly TestFolder _folder = new();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_file_of_an_earlier_version_goes_on(int version)
    {
        Unpack($"version-{version}.db.gz");
        await using World world = new(_folder.File);

        Assert.Equal(Rules.SameId, (await world.Notifier.PublishAsync(World.Alert("delivered"))).Rule);
        Assert.Equal(Rules.Duplicate, (await world.Notifier.PublishAsync(World.Alert("new", "same"))).Rule);
        IReadOnlyList<Claim> claims = await world.Outbox.ClaimAsync(new ClaimRequest(World.Noon, World.Noon.AddHours(1), 10, []), default);
        Assert.Equal(
            [("claimed//ops", 1, false), ("waiting//ops", 2, true)],
            claims.Select(claim => (claim.Legs[0].Id, claim.Attempt, claim.IsInterrupted)).Order());
        Assert.Equal(
            [(Outcome.Waiting, 2), (Outcome.Delivered, 1), (Outcome.Suppressed, 3)],
            (await world.Log.CountAsync()).Where(count => count.Topic == Topics.Alerts).GroupBy(count => count.Outcome)
                .Select(group => (group.Key, group.Sum(count => count.Count))).OrderBy(pair => pair.Key).Select(pair => (pair.Key, (int)pair.Item2)));
        await world.RestartAsync();
        Assert.Equal(2, (await world.Outbox.ClaimAsync(new ClaimRequest(World.Noon, World.Noon.AddHours(1), 10, []), default)).Count);
    }

    public void Dispose() => _folder.Dispose();

    private void Unpack(string name)
    {
        using FileStream packed = File.OpenRead(Path.Combine(AppContext.BaseDirectory, "Files", name));
        using var content = new GZipStream(packed, CompressionMode.Decompress);
        using FileStream file = File.Create(_folder.File);
        content.CopyTo(file);
    }
}
