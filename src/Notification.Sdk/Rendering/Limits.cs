namespace Notification.Sdk.Rendering;

/// <summary>How much of anything is shown, whatever the flood. Lengths of texts are UTF-16 code units.</summary>
internal static class Limits
{
    public const int Subject = 120;
    public const int Asset = 100;
    public const int Title = 300;
    public const int Summary = 1_000;
    public const int Name = 64;
    public const int Value = 500;
    public const int Fix = 300;

    /// <summary>The longest value that is searched for in a title when indicators are taken out.</summary>
    public const int Indicator = 1_000;

    public const int Items = 200;
    public const int Facts = 60;
    public const int Evidences = 20;

    /// <summary>Bytes of a text or Markdown body.</summary>
    public const int TextBytes = 64 * 1024;

    /// <summary>Bytes of a mail: well-known web mail shows no more than 102 KB of one.</summary>
    public const int HtmlBytes = 100_000;
}
