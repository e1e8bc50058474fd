using FsCheck;
using FsCheck.Fluent;
using Notification.Sdk.DingTalk.Robots;

namespace Notification.Sdk.DingTalk.Tests;

public sealed class RobotBookTests
{
    private static readonly Robot[] Three =
        [.. "ABC".Select(name => Named($"{name}"))];

    [Fact]
    public void No_robot_sends_more_than_twenty_in_any_minute_and_every_wait_is_exact() => Prop.ForAll(
        ArbMap.Default.ArbFor<NonNegativeInt[]>(),
        steps =>
        {
            var book = new RobotBook();
            var pool = new RobotPool(Three, TimeSpan.Zero);
            var sent = Three.ToDictionary(robot => robot.Key, _ => new List<TimeSpan>());
            TimeSpan now = TimeSpan.Zero;
            for (int i = 0; i < 500; i++)
            {
                now += TimeSpan.FromMilliseconds(steps.Length == 0 ? 0 : steps[i % steps.Length].Get % 5_000);
                Robot? robot = book.Take(pool, now, out TimeSpan wait);
                if (robot is null)
                {
                    if (book.Take(pool, now + wait - TimeSpan.FromTicks(1), out _) is not null)
                    {
                        return false;
                    }

                    now += wait;
                    robot = book.Take(pool, now, out _);
                }

                if (robot is null)
                {
                    return false;
                }

                sent[robot.Key].Add(now);
            }

            return sent.Values.All(times => times.Index().All(
                one => one.Index < 20 || one.Item - times[one.Index - 20] >= TimeSpan.FromMinutes(1)));
        }).Holds();

    [Fact]
    public void A_pool_is_used_in_turns_whatever_other_pools_do()
    {
        var book = new RobotBook();
        var pool = new RobotPool(Three, TimeSpan.Zero);
        var part = new RobotPool([Three[1]], TimeSpan.Zero);

        string turns = string.Concat(Enumerable.Range(0, 7).Select(_ => Take(book, pool)));
        Take(book, part);
        turns += string.Concat(Enumerable.Range(0, 3).Select(_ => Take(book, pool)));

        Assert.Equal("ABCABCA" + "CAB", turns);
    }

    [Fact]
    public void Robots_that_nobody_uses_are_forgotten_and_a_ban_is_not()
    {
        var book = new RobotBook();
        TimeSpan now = TimeSpan.Zero;
        book.Hold(Three[0], now, TimeSpan.FromDays(3));
        for (int i = 0; i < 5_000; i++)
        {
            Robot robot = Named($"X{i}");
            now += TimeSpan.FromSeconds(30);
            book.Take(new RobotPool([robot], TimeSpan.Zero), now, out _);
        }

        Assert.Null(book.Take(new RobotPool([Three[0]], TimeSpan.Zero), now, out TimeSpan wait));
        Assert.Equal(TimeSpan.FromDays(3) - now, wait);
        Assert.InRange(book.Count, 1, 4_000);
    }

    private static Robot Named(string name) =>
        new(new Uri($"https://oapi.dingtalk.com/robot/send?access_token={name}"), null);

    private static string Take(RobotBook book, RobotPool pool) =>
        book.Take(pool, TimeSpan.Zero, out _)?.Key[^1..] ?? "-";
}
