namespace Notification.Sdk.Reports.Layout;

/// <summary>How long the texts on a page may be, in UTF-16 code units. Longer ones end with an ellipsis.</summary>
internal static class Limits
{
    public const int Title = 200;
    public const int Label = 200;
    public const int Cell = 2000;
    public const int Paragraph = 20_000;
}
