namespace Notification.Sdk.Reports.Layout.Charts;

/// <summary>A scale from zero in steps of 1, 2 or 5 times a power of ten.</summary>
internal readonly record struct ChartScale(double Step, int Steps)
{
    private const int MostSteps = 5;

    public double Top => Step * Steps;

    /// <summary>The scale for counts up to this.</summary>
    public static ChartScale For(double most)
    {
        double power = 1;
        while (true)
        {
            foreach (double step in new[] { power, 2 * power, 5 * power })
            {
                if (most <= step * MostSteps)
                {
                    return new ChartScale(step, Math.Max(1, (int)Math.Ceiling(most / step)));
                }
            }

            power *= 10;
        }
    }
}
