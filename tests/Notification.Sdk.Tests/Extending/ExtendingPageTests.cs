using Notification.Sdk.Events;
using Notification.Sdk.Policies;
using Notification.Sdk.Tests.Architecture;
using Notification.Sdk.Tests.Support;

namespace Notification.Sdk.Tests.Extending;

/// <summary>The examples of the page about extending are this code, and they work.</summary>
public sealed class ExtendingPageTests
{
    [Theory]
    [InlineData("tests/Notification.Sdk.Tests/Extending/ClockHourPolicy.cs")]
    [InlineData("tests/Notification.Sdk.Tests/Extending/AfterReleaseWindow.cs")]
    [InlineData("tests/Notification.Sdk.Tests/Extending/LineReport.cs")]
    [InlineData("samples/CustomChannel/ConsoleChannel.cs")]
    public void An_example_on_the_page_is_the_one_that_is_compiled(string path)
    {
        string code = File.ReadAllText(Path.Combine(SourceTree.Root, path));
        string page = File.ReadAllText(Path.Combine(SourceTree.Root, "docs/extending.md"));
        Assert.Contains(code[code.IndexOf(" sealed class", StringComparison.Ordinal)..], page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_policy_and_a_window_of_ones_own_are_chosen_by_name()
    {
        await using var rig = new Rig(
            options => options.Topics[Topics.Alerts] = new TopicPolicy
            {
                Throttles = [new ThrottleRule { Name = "hourly", Limit = 1, Policy = "clock-hour" }],
                Window = new WindowRule { Window = "after-release" },
            },
            builder => builder.AddThrottlePolicy("clock-hour", new ClockHourPolicy())
                .AddWindow("after-release", new AfterReleaseWindow(Rig.Noon.AddMinutes(90))));
        PublishResult held = await rig.PublishAsync(Rig.Alert("a"));
        PublishResult refused = await rig.PublishAsync(Rig.Alert("b"));

        Assert.Equal(Rig.Noon.AddMinutes(90), held.Legs[0].DueAt);
        Assert.Equal(("throttle:hourly", Rig.Noon.AddHours(2)), (refused.Rule, refused.Until));
    }
}
