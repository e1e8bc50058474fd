using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace Notification.Sdk.Reports.Pdf;

/// <summary>Writes numbered objects one after the other, and at the end the table that says where each one is (ISO 32000-1,
/// 7.5). Objects may be written in any order; only what is not yet written is kept.</summary>
internal sealed class PdfWriter : IDisposable
{
    private const long Unwritten = -1;
    private const int IdBytes = 16;
    private readonly Stream _target;
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly List<long> _places = [];
    private long _length;

    public PdfWriter(Stream target)
    {
        _target = target;

        // 7.5.2: four bytes above 127 tell that the file is binary.
        Write("%PDF-1.7\n%");
        Write([0xE2, 0xE3, 0xCF, 0xD3, (byte)'\n']);
    }

    /// <summary>Gives out the number of an object that is written later.</summary>
    public int Reserve()
    {
        _places.Add(Unwritten);
        return _places.Count;
    }

    public int Add(string value)
    {
        int id = Reserve();
        Write(id, value);
        return id;
    }

    public void Write(int id, string value)
    {
        Begin(id);
        Write(value);
        Write("\nendobj\n");
    }

    /// <summary>Writes a stream (7.3.8), packed by the Flate filter (7.4.4).</summary>
    /// <param name="id">Its number.</param>
    /// <param name="entries">Entries of its dictionary beside length and filter.</param>
    /// <param name="content">The bytes.</param>
    public void WriteStream(int id, string entries, ReadOnlySpan<byte> content)
    {
        using var packed = new MemoryStream();
        using (var packing = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            packing.Write(content);
        }

        WriteRaw(id, $"{entries} /Filter /FlateDecode", packed.GetBuffer().AsSpan(0, (int)packed.Length));
    }

    public void WriteRaw(int id, string entries, ReadOnlySpan<byte> content)
    {
        Begin(id);
        Write(string.Create(CultureInfo.InvariantCulture, $"<< {entries} /Length {content.Length} >>\nstream\n"));
        Write(content);
        Write("\nendstream\nendobj\n");
    }

    /// <summary>Writes the table of places (7.5.4) and the trailer (7.5.5). The file's identity (14.4) is made of its
    /// bytes.</summary>
    public void Finish(int catalog, int info)
    {
        if (_places.IndexOf(Unwritten) is var missing and >= 0)
        {
            throw new InvalidOperationException($"Object {missing + 1} was not written.");
        }

        string id = Convert.ToHexString(_hash.GetCurrentHash().AsSpan(0, IdBytes));
        long table = _length;
        Write(string.Create(CultureInfo.InvariantCulture, $"xref\n0 {_places.Count + 1}\n0000000000 65535 f \n"));
        foreach (long place in _places)
        {
            Write(string.Create(CultureInfo.InvariantCulture, $"{place:D10} 00000 n \n"));
        }

        Write(string.Create(
            CultureInfo.InvariantCulture,
            $"trailer\n<< /Size {_places.Count + 1} /Root {catalog} 0 R /Info {info} 0 R /ID [<{id}> <{id}>] >>\n"));
        Write(string.Create(CultureInfo.InvariantCulture, $"startxref\n{table}\n%%EOF\n"));
    }

    public void Dispose() => _hash.Dispose();

    private void Begin(int id)
    {
        _places[id - 1] = _length;
        Write(string.Create(CultureInfo.InvariantCulture, $"{id} 0 obj\n"));
    }

    private void Write(string ascii) => Write(Encoding.ASCII.GetBytes(ascii));

    private void Write(ReadOnlySpan<byte> bytes)
    {
        _target.Write(bytes);
        _hash.AppendData(bytes);
        _length += bytes.Length;
    }
}
