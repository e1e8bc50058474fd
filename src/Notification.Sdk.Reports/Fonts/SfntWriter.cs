using System.Buffers.Binary;
using System.Numerics;
using System.Text;

namespace Notification.Sdk.Reports.Fonts;

/// <summary>Writes tables as a font file, with their checksums (OpenType 1.9, "Organization of an OpenType Font").</summary>
internal static class SfntWriter
{
    private const uint WholeFile = 0xB1B0AFBA;

    public static byte[] Write(IEnumerable<(string Tag, byte[] Bytes)> tables)
    {
        (string Tag, byte[] Bytes)[] sorted = [.. tables.OrderBy(table => table.Tag, StringComparer.Ordinal)];
        byte[] head = sorted.Single(table => table.Tag == "head").Bytes;
        head.AsSpan(8, 4).Clear();
        int power = BitOperations.Log2((uint)sorted.Length);
        int at = 12 + (16 * sorted.Length);
        int headAt = 0;
        using var file = new MemoryStream();
        file.WriteU32(0x00010000);
        file.WriteU16(sorted.Length);
        file.WriteU16(16 << power);
        file.WriteU16(power);
        file.WriteU16((16 * sorted.Length) - (16 << power));
        foreach ((string tag, byte[] bytes) in sorted)
        {
            headAt = tag == "head" ? at : headAt;
            file.Write(Encoding.ASCII.GetBytes(tag));
            file.WriteU32(Sum(bytes));
            file.WriteU32(at);
            file.WriteU32(bytes.Length);
            at += (bytes.Length + 3) & ~3;
        }

        foreach ((_, byte[] bytes) in sorted)
        {
            file.Write(bytes);
            file.Write([0, 0, 0], 0, -bytes.Length & 3);
        }

        byte[] written = file.ToArray();
        BinaryPrimitives.WriteUInt32BigEndian(written.AsSpan(headAt + 8), unchecked(WholeFile - Sum(written)));
        return written;
    }

    private static uint Sum(ReadOnlySpan<byte> bytes)
    {
        uint sum = 0;
        for (; bytes.Length >= 4; bytes = bytes[4..])
        {
            sum = unchecked(sum + BinaryPrimitives.ReadUInt32BigEndian(bytes));
        }

        Span<byte> rest = stackalloc byte[4];
        rest.Clear();
        bytes.CopyTo(rest);
        return unchecked(sum + BinaryPrimitives.ReadUInt32BigEndian(rest));
    }
}
