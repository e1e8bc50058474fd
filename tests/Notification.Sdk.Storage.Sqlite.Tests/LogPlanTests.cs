using Microsoft.Data.Sqlite;
using Notification.Sdk.Storage.Sqlite.Data;
using Notification.Sdk.Storage.Sqlite.Tests.Support;

namespace Notification.Sdk.Storage.Sqlite.Tests;

/// <summary>A question to the delivery log reads the rows that it shows, not the whole table.</summary>
public sealed class LogPlanTests : IDisposable
{
    private readonly TestFolder _folder = new();

    [Theory]
    [InlineData(Sql.Log, "SEARCH notification_legs USING INDEX notification_legs_accepted (tenant=? AND accepted_at>? AND accepted_at<?)")]
    [InlineData(Sql.LogOfEvent, "SEARCH notification_legs USING INDEX notification_legs_event (event_id=?)")]
    public async Task It_searches_by_an_index(string sql, string search)
    {
        await using (World world = new(_folder.File))
        {
            await world.Notifier.PublishAsync(World.Alert("e1"));
        }

        string[] plan = Plan(sql);
        Assert.Contains(search, plan);
        Assert.DoesNotContain(plan, step => step.StartsWith("SCAN notification_legs", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_newest_come_first_and_a_period_has_its_edges()
    {
        await using World world = new(_folder.File);
        foreach (int hour in Enumerable.Range(0, 5))
        {
            await world.Notifier.PublishAsync(World.Alert($"e{hour}"));
            world.Time.Advance(TimeSpan.FromHours(1));
        }

        Assert.Equal(["e4", "e3", "e2", "e1", "e0"], await IdsAsync(world, new DeliveryLogQuery()));
        Assert.Equal(["e4", "e3"], await IdsAsync(world, new DeliveryLogQuery { Limit = 2 }));
        Assert.Equal(
            ["e3", "e2", "e1"],
            await IdsAsync(world, new DeliveryLogQuery { From = World.Noon.AddHours(1), To = World.Noon.AddHours(4) }));
    }

    public void Dispose() => _folder.Dispose();

    private static async Task<string[]> IdsAsync(World world, DeliveryLogQuery query) =>
        [.. (await world.Log.QueryAsync(query)).Select(entry => entry.EventId)];

    private string[] Plan(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={_folder.File};Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "EXPLAIN QUERY PLAN " + sql;
        for (int parameter = 1; parameter <= 9; parameter++)
        {
            command.Parameters.AddWithValue($"?{parameter}", DBNull.Value);
        }

        using SqliteDataReader rows = command.ExecuteReader();
        List<string> steps = [];
        while (rows.Read())
        {
            // Older versions of SQLite say SEARCH TABLE.
            steps.Add(rows.GetString(3).Replace(" TABLE ", " ", StringComparison.Ordinal));
        }

        return [.. steps];
    }
}
