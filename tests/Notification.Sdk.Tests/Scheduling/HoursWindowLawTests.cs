using FsCheck;
using FsCheck.Fluent;
using Notification.Sdk.Scheduling;

namespace Notification.Sdk.Tests.Scheduling;

public sealed class HoursWindowLawTests
{
    [Fact]
    public void An_instant_is_open_when_the_wall_clock_says_so() => Holds(5000, asked =>
    {
        HoursWindow window = asked.Compile();
        for (int step = 0; step < 48; step++)
        {
            DateTimeOffset instant = asked.From.AddMinutes(step * 31);
            Assert.Equal(asked.IsOpen(instant), window.NextOpening(instant) == instant);
        }
    });

    [Fact]
    public void The_next_opening_is_open_and_none_is_before_it() => Holds(5000, asked =>
        Assert.Equal(asked.FirstOpen(asked.From), asked.Compile().NextOpening(asked.From)));

    [Fact]
    public void An_opening_is_its_own_next_and_a_later_question_gets_no_earlier_answer() => Holds(10_000, asked =>
    {
        HoursWindow window = asked.Compile();
        DateTimeOffset opening = Assert.NotNull(window.NextOpening(asked.From));
        DateTimeOffset later = Assert.NotNull(window.NextOpening(asked.From + asked.Later));

        Assert.True(opening >= asked.From);
        Assert.Equal(opening, window.NextOpening(opening));
        Assert.True(later >= opening);
    });

    private static void Holds(int cases, Action<WindowCase> law) =>
        Prop.ForAll(WindowCases.All, law).Holds(cases);
}
