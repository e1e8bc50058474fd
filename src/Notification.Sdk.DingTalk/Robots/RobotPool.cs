namespace Notification.Sdk.DingTalk.Robots;

/// <summary>The robots of one endpoint, one or several.</summary>
internal sealed class RobotPool(IReadOnlyList<Robot> robots, TimeSpan interval)
{
    public IReadOnlyList<Robot> Robots => robots;

    /// <summary>The least time between two messages of one robot; zero for none.</summary>
    public TimeSpan Interval => interval;

    /// <summary>Says of which robot a sentence speaks, when there are several.</summary>
    public string Tell(Robot robot, string sentence)
    {
        int place = robots.TakeWhile(other => other.Key != robot.Key).Count() + 1;
        return robots.Count > 1 ? $"Robot {place} of {robots.Count}: {sentence}" : sentence;
    }
}
