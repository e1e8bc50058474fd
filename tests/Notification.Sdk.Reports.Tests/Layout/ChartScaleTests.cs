using Notification.Sdk.Reports.Content;
using Notification.Sdk.Reports.Layout;
using Notification.Sdk.Reports.Layout.Charts;

namespace Notification.Sdk.Reports.Tests.Layout;

public sealed class ChartScaleTests
{
    [Theory]
    [InlineData(0, 1, 1)]
    [InlineData(1, 1, 1)]
    [InlineData(5, 1, 5)]
    [InlineData(6, 2, 3)]
    [InlineData(52, 20, 3)]
    [InlineData(101, 50, 3)]
    [InlineData(1e19, 2e18, 5)]
    public void A_scale_has_round_steps_and_holds_the_most(double most, double step, int steps) =>
        Assert.Equal(new ChartScale(step, steps), ChartScale.For(most));

    [Fact]
    public void Severities_can_be_told_apart_in_grey()
    {
        Tone[] tones = [Tone.Critical, Tone.High, Tone.Medium, Tone.Low, Tone.Informational];
        double[] greys =
        [
            .. tones.Select(Design.Color).Select(color => (0.299 * color.Red) + (0.587 * color.Green) + (0.114 * color.Blue)),
        ];
        Assert.All(greys.Zip(greys.Skip(1)), pair => Assert.True(pair.Second - pair.First >= 18, $"{pair}"));
    }
}
