using Notification.Sdk.Reports.Content;
using Notification.Sdk.Reports.Layout;
using Notification.Sdk.Reports.Layout.Blocks;

namespace Notification.Sdk.Reports.Tests.Layout;

public sealed class TableColumnTests
{
    private const double Room = Design.TextWidth - 20;

    [Theory]
    [InlineData(1000, 1000, 1000, "equal shares")]
    [InlineData(50, 1000, 1000, "the first gives up what it does not need")]
    [InlineData(50, 60, 70, "all have enough")]
    [InlineData(0, 0, 5000, "one wants everything")]
    public void Columns_fill_the_page_and_none_is_wider_than_it_needs_while_another_wants_more(
        double first, double second, double third, string what)
    {
        double[] needs = [first, second, third];
        TableColumn[] columns = TableColumn.Place([new("a", 1), new("b", 1), new("c", 1)], needs);

        Assert.Equal(Room, columns.Sum(column => column.Width), 3);
        Assert.Equal(Design.Right, columns[^1].X + columns[^1].Width, 3);
        bool isShort = columns.Zip(needs).Any(pair => pair.First.Width < pair.Second - 0.001);
        Assert.All(columns.Zip(needs), pair => Assert.True(
            !isShort || pair.First.Width <= Math.Max(pair.Second, Room / 3) + 0.001, what));
    }
}
