using System.Globalization;
using BenchmarkDotNet.Running;
using Notification.Sdk.Benchmarks;
using Notification.Sdk.Benchmarks.Channels;
using Notification.Sdk.Benchmarks.Dispatch;
using Notification.Sdk.Benchmarks.Engine;
using Notification.Sdk.Benchmarks.Gate;
using Notification.Sdk.Benchmarks.Postgres;
using Notification.Sdk.Benchmarks.Reports;
using Notification.Sdk.Benchmarks.Scale;
using Notification.Sdk.Benchmarks.Stores;
using Npgsql;

switch (args)
{
    case ["channels"]:
        await ChannelRaces.RunAsync(Effort.Full);
        break;
    case ["pauses"]:
        Pauses.Print(10_000_000);
        break;
    case ["deliveries"]:
        await DeliveryRace.RunAsync(Effort.Full);
        break;
    case ["check"]:
        Sizes.IsShort = true;
        await ChannelRaces.RunAsync(Effort.Short);
        await SqliteRace.RunAsync(rounds: 1, eventsInARound: 1_000);
        await Million.RunAsync(2_000);
        await Neighbours.RunAsync(rounds: 1, events: 100);
        await DeliveryRace.RunAsync(Effort.Short);
        Pauses.Print(100_000);
        BenchmarkRunner.Run(typeof(Program).Assembly, Once.Config);
        break;
    case ["sqlite"]:
        await SqliteRace.RunAsync(rounds: 15, eventsInARound: 10_000);
        break;
    case ["nodes", var connection]:
        await using (NpgsqlDataSource source = NpgsqlDataSource.Create(connection))
        {
            await NodesRace.RunAsync(source, rounds: 9, events: 100_000);
        }

        break;
    case ["postgres", var connection, .. var ended]:
        return await PostgresRace.RunAsync(
            connection, ended is [var settled] ? long.Parse(settled, CultureInfo.InvariantCulture) : 10_000_000, rounds: 9, events: 10_000) ? 0 : 1;
    case ["million", .. var count]:
        await Million.RunAsync(count is [var text] ? long.Parse(text, CultureInfo.InvariantCulture) : 1_000_000);
        break;
    case ["away"]:
        await AwayRace.RunAsync(rounds: 9, events: 20_000);
        break;
    case ["scale"]:
        ScaleCommand.Run();
        break;
    case ["neighbours"]:
        return await Neighbours.RunAsync(rounds: 9, events: 500) ? 0 : 1;
    case [HttpReceiver.Verb]:
        await HttpReceiver.ServeAsync();
        break;
    case ["report", string font, string browser, string rows]:
        ReportCommand.Run(font, browser, int.Parse(rows, CultureInfo.InvariantCulture));
        break;
    case ["font", string source, string target]:
        FontCommand.Run(source, target);
        break;
    default:
        BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
        break;
}

return 0;
