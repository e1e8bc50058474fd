using Notification.Sdk.Policies;
using Notification.Sdk.Storage.Sqlite.Tests.Support;
using Notification.Sdk.Tests.Support;

namespace Notification.Sdk.Storage.Sqlite.Tests.Moving;

public sealed class MovingPageTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_example_on_the_page_is_the_one_that_is_compiled()
    {
        string code = File.ReadAllText(Path.Combine(Root(), "tests/Notification.Sdk.Storage.Sqlite.Tests/Moving/SettingsMove.cs"));
        string page = File.ReadAllText(Path.Combine(Root(), "docs/migration.md"));
        Assert.Contains(code[code.IndexOf("    public static", StringComparison.Ordinal)..code.LastIndexOf('}')].TrimEnd().ReplaceLineEndings("\n"),
            string.Join('\n', page.Split('\n').Select(line => line.Length == 0 ? line : "    " + line)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_set_and_deleted_at_run_time_holds_in_the_new_store_and_tells_nobody()
    {
        await using World old = new(_folder.File, HaveGroup);
        INotificationSettings settings = old.Get<INotificationSettings>();
        await settings.SaveAsync(new Silence { Name = "maintenance", Owner = "ann", Reason = "move", Until = World.Noon.AddDays(2) }, "ann");
        await settings.DeleteAsync<AssetGroup>("shop", "ann");
        await using World young = new(_folder.File + ".new", HaveGroup);

        Assert.Single(await young.Get<INotificationSettings>().ListAsync<AssetGroup>());
        await SettingsMove.CopyAsync(old.Services, young.Services, default);
        await young.RestartAsync();

        INotificationSettings moved = young.Get<INotificationSettings>();
        Assert.Equal("move", Assert.Single(await moved.ListAsync<Silence>()).Reason);
        Assert.Empty(await moved.ListAsync<AssetGroup>());
        Assert.Empty(await young.Get<IDeliveryLog>().QueryAsync(new DeliveryLogQuery()));
    }

    private static void HaveGroup(SecurityNotificationsOptions options) => options.AssetGroups["shop"] = new AssetGroup { Assets = ["web-1"] };

    private static string Root()
    {
        string folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Notification.Sdk.sln")))
        {
            folder = Path.GetDirectoryName(folder)!;
        }

        return folder;
    }
}
