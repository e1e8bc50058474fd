using System.Globalization;
using Notification.Sdk.Storage.Sqlite.Tests.Support;
using Xunit.Abstractions;

namespace Notification.Sdk.Storage.Sqlite.Tests.Crashes;

/// <summary>Killed with SIGKILL at every step and at random moments under load; restarted and run dry after each. The environment variable
/// CRASH_KILLS says how often; 300 times by default.</summary>
public sealed class CrashTests(ITestOutputHelper output)
{
    private const int Files = 3;

    private static readonly string[] Labels =
    [
        "before-append", "after-append", "before-commit", "after-commit", "before-claim", "after-claim", "before-send", "after-send",
        "before-settle", "after-settle",
    ];

    private static int Kills => int.Parse(Environment.GetEnvironmentVariable("CRASH_KILLS") ?? "300", CultureInfo.InvariantCulture);

    [Fact]
    public async Task Nothing_accepted_is_lost_and_nothing_settled_is_sent_again()
    {
        int[] kills = await Task.WhenAll(Enumerable.Range(0, Files).Select(chain => RunAsync(chain, (Kills + Files - 1) / Files)));
        Assert.True(kills.Sum() >= Kills);
    }

    private async Task<int> RunAsync(int chain, int kills)
    {
        using var folder = new TestFolder(inMemory: true);
        var random = new Random(chain);
        var receiver = new Receiver();
        int killed = 0;
        for (int life = 0; killed < kills || !receiver.IsDry; life++)
        {
            bool atStep = life % 3 != 2;
            string step = $"{Labels[life / 3 * 2 % Labels.Length + (life % 3 % 2)]}:{random.Next(1, life % 2 == 0 ? 5 : 50)}";
            bool wasKilled = await Child.LiveAsync(folder.File, receiver, life, atStep ? step : null, random.Next(1, 300));
            killed += wasKilled ? 1 : 0;
            Assert.True(receiver.Faults.Count == 0, string.Join('\n', receiver.Faults));
        }

        output.WriteLine($"file {chain}: {killed} kills, {receiver.Accepted} accepted, {receiver.Duplicates} received again under the same id, "
            + $"{new FileInfo(folder.File).Length / 1024} KB");
        return killed;
    }
}
