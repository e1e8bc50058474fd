using FsCheck;
using FsCheck.Fluent;
using Notification.Sdk.Storage.Sqlite.Tests.Support;
using Notification.Sdk.Storage.Tests;

namespace Notification.Sdk.Storage.Sqlite.Tests.Properties;

/// <summary>The file answers as memory does, step by step, restarts included.</summary>
public sealed class SameAsMemoryProperties
{
    [Fact]
    public void The_file_answers_as_memory_does() => Prop
        .ForAll<int>(seed => RunAsync(seed).Wait())
        .Check(Config.QuickThrowOnFailure.WithMaxTest(25));

    private static async Task RunAsync(int seed)
    {
        using var folder = new TestFolder(inMemory: true);
        await using var twins = new Twins(seed, builder => builder.UseSqlite(folder.File, options => options.Durability = SqliteDurability.Normal));
        await twins.RunAsync(steps: 120);
    }
}
