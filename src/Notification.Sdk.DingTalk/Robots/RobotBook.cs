namespace Notification.Sdk.DingTalk.Robots;

/// <summary>Keeps the pace of every robot, whatever endpoints share it: at most 20 messages in any minute, none while
/// it is banned, and none while it is misconfigured and another robot of its pool is well. In memory: other processes
/// keep books of their own.</summary>
/// <remarks>Thread-safe. Times are those of a clock that never steps back.</remarks>
internal sealed class RobotBook
{
    /// <summary>The vendor's limit for a robot; one that exceeds it is banned for ten minutes.</summary>
    public const int MostAMinute = 20;

    private const int Crowd = 1024;
    private static readonly TimeSpan StaleAge = TimeSpan.FromDays(1);
    private readonly Lock _lock = new();
    private readonly Dictionary<string, RobotState> _states = new(StringComparer.Ordinal);
    private long _turns;

    /// <summary>How many robots it remembers.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _states.Count;
            }
        }
    }

    /// <summary>Chooses the robot whose last message is the oldest, among those that may send now, and counts a message
    /// on it.</summary>
    /// <param name="pool">The robots.</param>
    /// <param name="now">The time.</param>
    /// <param name="wait">How long until one may send; zero when one may now.</param>
    /// <returns>The robot; null when none may send.</returns>
    public Robot? Take(RobotPool pool, TimeSpan now, out TimeSpan wait)
    {
        lock (_lock)
        {
            List<(Robot Robot, RobotState State)> all = [.. pool.Robots.Select(robot => (robot, StateOf(robot, now)))];
            if (all.TrueForAll(one => one.State.IsAside(now)))
            {
                // It is the only one, or somebody enabled the endpoint again: each gets another chance.
                all.ForEach(one => one.State.SetAside(TimeSpan.Zero));
            }

            wait = Look(pool, all, now).Wait;
            if (wait > TimeSpan.Zero)
            {
                return null;
            }

            (Robot robot, RobotState state) = all
                .Where(one => !one.State.IsAside(now) && one.State.FreeAt(pool.Interval) <= now)
                .MinBy(one => one.State.Turn);
            state.Send(now, ++_turns);
            return robot;
        }
    }

    public RobotOutlook Look(RobotPool pool, TimeSpan now)
    {
        lock (_lock)
        {
            return Look(pool, [.. pool.Robots.Select(robot => (robot, StateOf(robot, now)))], now);
        }
    }

    /// <summary>The vendor wants nothing of this robot until then.</summary>
    public void Hold(Robot robot, TimeSpan now, TimeSpan until) => Change(robot, now, state => state.Hold(until));

    /// <summary>The robot is misconfigured: the others of its pool take its messages until then.</summary>
    public void SetAside(Robot robot, TimeSpan now, TimeSpan until) =>
        Change(robot, now, state => state.SetAside(until));

    private static RobotOutlook Look(RobotPool pool, List<(Robot Robot, RobotState State)> all, TimeSpan now)
    {
        List<RobotState> well = [.. all.Select(one => one.State).Where(state => !state.IsAside(now))];
        TimeSpan soonest = well.Count > 0 ? well.Min(state => state.FreeAt(pool.Interval)) : now;
        return new(well.Count, well.Count(state => !state.IsHeld(now)), soonest > now ? soonest - now : TimeSpan.Zero);
    }

    private void Change(Robot robot, TimeSpan now, Action<RobotState> change)
    {
        lock (_lock)
        {
            change(StateOf(robot, now));
        }
    }

    private RobotState StateOf(Robot robot, TimeSpan now)
    {
        if (_states.TryGetValue(robot.Key, out RobotState? state))
        {
            return state;
        }

        if (_states.Count >= Crowd)
        {
            List<string> stale = [.. _states.Where(one => one.Value.IsStale(now, StaleAge)).Select(one => one.Key)];
            stale.ForEach(key => _states.Remove(key));
        }

        return _states[robot.Key] = new RobotState();
    }
}
