using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace Notification.Sdk;

/// <summary>What a parser may meet: text of the right form that came to harm on the way, and noise.</summary>
internal static class Damage
{
    // What formats are made of, and what is known to break readers: ends, escapes, lone surrogates, numbers beyond every type, nesting.
    private static readonly string[] Pieces =
    [
        "\"", "{", "}", "[", "]", ":", ",", "\\", "\\ud800", "\\udc00\\u0000", "null", "true", "-1", "1e999", "99999999999999999999", "0.1", "\r\n", "\n", "\r", " ", "-",
        "\0", "\u001b[31m", "\u202e", "\u2028", "\ufeff", "<x>", "250 ", "2.1.5 ", new string('[', 70), new string('9', 400), new string('x', 3000),
    ];

    /// <summary>One of these texts as it is, harmed in some places, or noise instead.</summary>
    public static Arbitrary<byte[]> Of(params string[] texts)
    {
        Gen<byte[]> text = Gen.Elements(texts).Select(Encoding.UTF8.GetBytes);
        Gen<byte[]> harmed =
            from whole in text
            from harms in Harm().NonEmptyListOf()
            select harms.Take(8).Aggregate(whole, (bytes, harm) => harm(bytes));
        Gen<byte[]> noise = Gen.Choose(0, 255).Select(number => (byte)number).ArrayOf();
        return Gen.Frequency((1, text), (16, harmed), (3, noise)).ToArbitrary();
    }

    private static Gen<Func<byte[], byte[]>> Harm() =>
        from kind in Gen.Choose(0, 5)
        from place in Gen.Choose(0, int.MaxValue - 1)
        from length in Gen.Choose(1, 12)
        from value in Gen.Choose(0, 255)
        from piece in Gen.Elements(Pieces)
        select new Func<byte[], byte[]>(bytes => Do(kind, bytes, place, length, (byte)value, piece));

    private static byte[] Do(int kind, byte[] bytes, int place, int length, byte value, string piece)
    {
        int at = place % (bytes.Length + 1);
        int end = Math.Min(at + length, bytes.Length);
        return kind switch
        {
            0 => [.. bytes[..at], .. bytes[end..]],
            1 => [.. bytes[..at], .. Encoding.UTF8.GetBytes(piece), .. bytes[at..]],
            2 => [.. bytes[..at], .. Encoding.UTF8.GetBytes(piece), .. bytes[end..]],
            3 => [.. bytes[..end], .. bytes[at..]],
            4 => bytes[..at],
            _ => [.. bytes[..at], value, .. bytes[end..]],
        };
    }
}
