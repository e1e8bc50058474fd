using System.Diagnostics.CodeAnalysis;

namespace Notification.Sdk.Sms.Numbers;

/// <summary>Numbers in the form of E.164: a plus sign, a digit that is not zero, at most 15 digits in all.</summary>
internal static class PhoneNumber
{
    private const int MostDigits = 15;
    private const string Example = "write it with the code of the country, such as +8613812345678";

    /// <summary>Reads a number as people write it, with blanks, hyphens and parentheses.</summary>
    /// <param name="text">The number.</param>
    /// <param name="number">The number in the form of E.164, when it is one.</param>
    /// <param name="fault">What is wrong and how to mend it, without the number, when it is none.</param>
    public static bool TryParse(
        string text, [NotNullWhen(true)] out string? number, [NotNullWhen(false)] out string? fault)
    {
        string bare = string.Concat(text.Where(c => c is not (' ' or '\t' or '\u00a0' or '-' or '(' or ')')));
        fault = FindFault(bare);
        number = fault is null ? bare : null;
        return number is not null;
    }

    /// <summary>Hides the middle, such as <c>+86138****5678</c>: never more than six characters at the front and four
    /// at the end stay, and at least four are hidden.</summary>
    public static string Mask(string number)
    {
        int end = Math.Min(4, number.Length / 3);
        int front = Math.Clamp(number.Length - end - 4, 0, 6);
        return $"{number[..front]}****{number[^end..]}";
    }

    private static string? FindFault(string bare)
    {
        if (bare.Length == 0)
        {
            return "is empty: leave out the comma.";
        }

        if (bare[0] != '+')
        {
            return $"does not begin with a plus sign: {Example}.";
        }

        string digits = bare[1..];
        if (!digits.All(char.IsAsciiDigit))
        {
            return $"holds something that is not a digit: {Example}.";
        }

        return digits.Length is < 2 or > MostDigits || digits[0] == '0'
            ? $"is not 2 to {MostDigits} digits of which the first is not zero: {Example}."
            : null;
    }
}
