using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;
using Notification.Sdk.Storage.Sqlite.Tests.Support;
using Notification.Sdk.Stores;

namespace Notification.Sdk.Storage.Sqlite.Tests;

/// <summary>Trouble is loud: the message names the file, the fault and the mend, and nothing that was accepted is lost.</summary>
public sealed class TroubleTests : IDisposable
{
    private readonly TestFolder _folder = new();

    [Fact]
    public async Task A_second_owner_is_refused_until_the_first_has_ended()
    {
        await using World second = new(_folder.File);
        await using (World first = new(_folder.File))
        {
            await first.Notifier.PublishAsync(World.Alert("e1"));
            StoreException refused = await RefusedAsync(second);
            Assert.Contains("Another process", refused.Message, StringComparison.Ordinal);
            Assert.Contains(_folder.File, refused.Message, StringComparison.Ordinal);
        }

        Assert.True((await second.Notifier.PublishAsync(World.Alert("e2"))).IsAccepted);
    }

    [Fact]
    public async Task A_disk_that_fills_under_load_refuses_keeps_and_goes_on()
    {
        using SmallDisk disk = new(megabytes: 16);
        await using World world = new(disk.File);
        ConcurrentQueue<string> accepted = [];
        string ballast = Path.Combine(disk.Folder, "ballast");
        int published = 0;
        TaskCompletionSource filled = new(TaskCreationOptions.RunContinuationsAsynchronously);

        // Three of each publisher, and then the ballast: so it is the ballast that fills the disk, and freeing it is enough.
        StoreException?[] refusals = await Task.WhenAll(Enumerable.Range(0, 100).Select(publisher => Task.Run(async () =>
        {
            for (int i = 0; i < 500; i++)
            {
                await (i < 3 ? Task.CompletedTask : filled.Task);
                try
                {
                    string id = $"{publisher}-{i}";
                    await world.Notifier.PublishAsync(World.Alert(id) with { Summary = new string('x', 500) });
                    accepted.Enqueue(id);
                    if (Interlocked.Increment(ref published) == 300)
                    {
                        Fill(ballast);
                        filled.SetResult();
                    }
                }
                catch (StoreException exception)
                {
                    return exception;
                }
            }

            return null;
        })));

        Assert.All(refusals, refused =>
        {
            Assert.NotNull(refused);
            Assert.True(refused.IsTransient);
            Assert.Contains(disk.File, refused.Message, StringComparison.Ordinal);
            Assert.Contains("full", refused.Message, StringComparison.Ordinal);
        });
        Assert.True(accepted.Count >= 300);

        File.Delete(ballast);
        await Task.WhenAll(Enumerable.Range(0, 100).Select(async publisher =>
        {
            Assert.True((await world.Notifier.PublishAsync(World.Alert($"after-{publisher}"))).IsAccepted);
            accepted.Enqueue($"after-{publisher}");
        }));
        await world.RestartAsync();
        while (await world.Get<IDispatcher>().DispatchDueAsync() is not null)
        {
        }

        Assert.Equal(accepted.Order(), world.Channel.All.SelectMany(sent => sent.Delivery.Events).Select(e => e.Id).Order());
    }

    [Fact]
    public async Task A_disk_that_is_read_only_is_named_at_the_start()
    {
        using SmallDisk disk = new(megabytes: 6);
        await using World world = new(disk.File);
        await world.Notifier.PublishAsync(World.Alert("e1"));
        await world.RestartAsync();
        disk.MakeReadOnly();

        StoreException refused = await RefusedAsync(world);

        Assert.False(refused.IsTransient);
        Assert.Contains(disk.File, refused.Message, StringComparison.Ordinal);
        Assert.Contains("read-only", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_SQLite_itself_the_message_names_the_package()
    {
        foreach (string file in Directory.EnumerateFiles(AppContext.BaseDirectory, "*.dll")
            .Concat(Directory.EnumerateFiles(AppContext.BaseDirectory, "*CrashTests.runtimeconfig.json"))
            .Where(file => !Path.GetFileName(file).StartsWith("SQLitePCLRaw.batteries", StringComparison.Ordinal)))
        {
            File.Copy(file, Path.Combine(_folder.Folder, Path.GetFileName(file)));
        }

        var start = new ProcessStartInfo("dotnet") { RedirectStandardError = true, RedirectStandardOutput = true };
        foreach (string argument in new[] { "Notification.Sdk.Storage.Sqlite.CrashTests.dll", "store.db", "0", "0" })
        {
            start.ArgumentList.Add(argument);
        }

        start.WorkingDirectory = _folder.Folder;
        using Process process = Process.Start(start)!;
        Task<string> said = process.StandardError.ReadToEndAsync();
        await process.StandardOutput.ReadToEndAsync();

        Assert.Contains("Add the package SQLitePCLRaw.bundle_e_sqlite3", await said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_health_check_shows_trouble_until_it_is_over()
    {
        await using World world = new(_folder.File, storage: options => options.BusyTimeout = TimeSpan.FromMilliseconds(50));
        await world.Notifier.PublishAsync(World.Alert("e1"));
        await using var foreign = new SqliteConnection($"Data Source={_folder.File};Pooling=False");
        foreign.Open();
        await using (SqliteTransaction held = foreign.BeginTransaction())
        {
            await RefusedAsync(world);
            Assert.Contains("BusyTimeout", world.Get<IStoreCondition>().Trouble, StringComparison.Ordinal);
        }

        await world.Notifier.PublishAsync(World.Alert("e2"));
        Assert.Null(world.Get<IStoreCondition>().Trouble);
    }

    [Fact]
    public async Task A_write_lock_held_elsewhere_is_waited_for_then_named()
    {
        await using World world = new(_folder.File, storage: options => options.BusyTimeout = TimeSpan.FromMilliseconds(50));
        await world.Notifier.PublishAsync(World.Alert("e1"));
        await using var foreign = new SqliteConnection($"Data Source={_folder.File};Pooling=False");
        foreign.Open();
        await using (SqliteTransaction held = foreign.BeginTransaction())
        {
            StoreException refused = await RefusedAsync(world);
            Assert.True(refused.IsTransient);
            Assert.Contains("BusyTimeout", refused.Message, StringComparison.Ordinal);
        }

        Assert.True((await world.Notifier.PublishAsync(World.Alert("e2"))).IsAccepted);
    }

    [Fact]
    public async Task A_damaged_page_stops_the_store_and_says_how_to_rescue()
    {
        await using (World world = new(_folder.File))
        {
            for (int i = 0; i < 300; i++)
            {
                await world.Notifier.PublishAsync(World.Alert($"e{i}"));
            }
        }

        using (FileStream file = File.OpenWrite(_folder.File))
        {
            file.Position = 8 * 4096;
            file.Write(Encoding.ASCII.GetBytes(new string('?', 20 * 4096)));
        }

        await using World again = new(_folder.File, storage: options => options.CheckAtStart = true);
        StoreException refused = await RefusedAsync(again);
        Assert.False(refused.IsTransient);
        Assert.Contains("damaged", refused.Message, StringComparison.Ordinal);
        Assert.Contains(".recover", refused.Message, StringComparison.Ordinal);
        Assert.Contains(_folder.File, refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_leg_whose_text_is_damaged_is_a_dead_letter_of_its_own_and_the_others_go(bool inOneGroup)
    {
        await using World world = new(_folder.File, options => options.Topics["alerts"].GroupWait = inOneGroup ? TimeSpan.FromMinutes(1) : null);
        for (int i = 0; i < 4; i++)
        {
            await world.Notifier.PublishAsync(World.Alert($"e{i}"));
        }

        await using (var foreign = new SqliteConnection($"Data Source={_folder.File};Pooling=False"))
        {
            foreign.Open();
            await using SqliteCommand damage = foreign.CreateCommand();
            damage.CommandText =
                "UPDATE notification_legs SET body = CASE event_id WHEN 'e1' THEN x'007b' ELSE NULL END WHERE event_id IN ('e1', 'e2')";
            Assert.Equal(2, damage.ExecuteNonQuery());
        }

        world.Time.Advance(TimeSpan.FromMinutes(2));
        await world.Get<IDispatcher>().DispatchDueAsync();

        Assert.Equal(["e0", "e3"], world.Channel.All.SelectMany(sent => sent.Delivery.Events).Select(e => e.Id).Order());
        IReadOnlyList<DeadLetter> letters = await world.Get<IDeadLetters>().QueryAsync(new DeadLetterQuery { Code = "unreadable" });
        Assert.All(letters, letter => Assert.Equal((1, "alerts"), (letter.Legs, letter.Topic)));
        Assert.Equal(2, letters.Count);
        Assert.Contains("notification_legs", letters[0].Detail, StringComparison.Ordinal);
        IReadOnlyList<OutcomeCount> counts = await world.Log.CountAsync();
        Assert.Equal(2, counts.Where(count => count.Outcome == Outcome.DeadLettered).Sum(count => count.Count));
        Assert.Equal(0, counts.Where(count => count.Outcome == Outcome.Waiting).Sum(count => count.Count));

        // Nothing stays open: a restart finds nothing to send.
        await world.RestartAsync();
        await world.Get<IDispatcher>().DispatchDueAsync();
        Assert.Equal(inOneGroup ? 1 : 2, world.Channel.All.Count);
    }

    [Fact]
    public async Task What_is_no_database_is_left_alone()
    {
        File.WriteAllText(_folder.File, new string('#', 10_000));
        await using World world = new(_folder.File);

        StoreException refused = await RefusedAsync(world);

        Assert.Contains("damaged", refused.Message, StringComparison.Ordinal);
        Assert.Equal(new string('#', 10_000), File.ReadAllText(_folder.File));
    }

    [Fact]
    public async Task A_missing_folder_is_named()
    {
        string file = Path.Combine(_folder.Folder, "none", "store.db");
        await using World world = new(file);

        Assert.Contains(file, (await RefusedAsync(world)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_newer_file_is_refused()
    {
        await using (World world = new(_folder.File))
        {
            await world.Notifier.PublishAsync(World.Alert("e1"));
        }

        await using (var connection = new SqliteConnection($"Data Source={_folder.File};Pooling=False"))
        {
            connection.Open();
            using SqliteCommand command = connection.CreateCommand();
            command.CommandText = "INSERT INTO notification_schema VALUES (999)";
            command.ExecuteNonQuery();
        }

        await using World older = new(_folder.File);
        Assert.Contains("newer version", (await RefusedAsync(older)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(":memory:")]
    [InlineData("Data Source=x.db;Mode=ReadOnly")]
    [InlineData("Data Source=x.db;Cache=Shared")]
    [InlineData("Nonsense=1")]
    public async Task A_connection_string_that_keeps_nothing_is_refused(string text)
    {
        await using World world = new(text);

        OptionsValidationException refused = Assert.Throws<OptionsValidationException>(() => world.Outbox);

        Assert.Contains("ConnectionString", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_clock_that_was_ahead_silences_no_longer_than_the_period()
    {
        await using World world = new(_folder.File);
        world.Time.Set(World.Noon.AddYears(1));
        Assert.True((await world.Notifier.PublishAsync(World.Alert("e1", "same"))).IsAccepted);
        world.Time.Set(World.Noon);
        await world.RestartAsync();

        Assert.Equal(Rules.Duplicate, (await world.Notifier.PublishAsync(World.Alert("e2", "same"))).Rule);
        world.Time.Advance(TimeSpan.FromHours(24));
        Assert.True((await world.Notifier.PublishAsync(World.Alert("e3", "same"))).IsAccepted);
    }

    [Fact]
    public async Task A_new_file_is_for_its_owner_alone()
    {
        await using World world = new(_folder.File);
        await world.Notifier.PublishAsync(World.Alert("e1"));

        foreach (string file in Directory.EnumerateFiles(_folder.Folder, "store.db*").Where(file => !file.EndsWith(".lock", StringComparison.Ordinal)))
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        }
    }

    public void Dispose() => _folder.Dispose();

    private static void Fill(string path)
    {
        using FileStream file = File.Create(path);
        byte[] block = new byte[4096];
        try
        {
            while (true)
            {
                file.Write(block);
                file.Flush();
            }
        }
        catch (IOException)
        {
            // That was the last block.
        }
    }

    private static async Task<StoreException> RefusedAsync(World world) =>
        await Assert.ThrowsAsync<StoreException>(async () => await world.Notifier.PublishAsync(World.Alert("refused")));
}
