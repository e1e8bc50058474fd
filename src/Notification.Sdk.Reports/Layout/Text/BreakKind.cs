namespace Notification.Sdk.Reports.Layout.Text;

/// <summary>How a character behaves where a line ends.</summary>
[Flags]
internal enum BreakKind
{
    /// <summary>Part of a word.</summary>
    None = 0,

    /// <summary>A blank; it hangs over the end of a line.</summary>
    Space = 1,

    /// <summary>A line may end before and after it: Chinese, Japanese, Korean.</summary>
    Wide = 2,

    /// <summary>No line starts with it: closing brackets, full stops, small kana, combining marks.</summary>
    NotFirst = 4,

    /// <summary>No line ends with it: opening brackets.</summary>
    NotLast = 8,

    /// <summary>A line may end after it, as within paths and addresses.</summary>
    After = 16,

    /// <summary>Stays with the hyphen or full stop before it: CVE numbers, versions.</summary>
    Digit = 32,
}
