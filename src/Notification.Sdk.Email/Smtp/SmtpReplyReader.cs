using System.Text;
using Notification.Sdk.Email.Addressing;

namespace Notification.Sdk.Email.Smtp;

/// <summary>Reads answers from a stream, in bounds: a server that never stops talking is not listened to.</summary>
internal sealed class SmtpReplyReader(Stream stream)
{
    /// <summary>Four times what RFC 5321 allows.</summary>
    public const int LongestLine = 2048;

    public const int MostLines = 128;

    private readonly byte[] _buffer = new byte[LongestLine];
    private int _start;
    private int _end;

    /// <summary>Whether bytes came that nobody has asked for yet.</summary>
    public bool HasPending => _end > _start;

    public async ValueTask<SmtpReply> ReadAsync(CancellationToken cancellationToken)
    {
        int code = 0;
        List<string> lines = [];
        while (true)
        {
            string line = await ReadLineAsync(cancellationToken).ConfigureAwait(false);
            bool hasCode = TryReadCode(line, out int lineCode);
            if (!hasCode || (lines.Count > 0 && lineCode != code))
                throw new SmtpFaultException(SmtpFaults.NotSmtp($"\"{TextCleaner.Clean(line, 60)}\""));
            if (lines.Count == MostLines)
                throw new SmtpFaultException(SmtpFaults.NotSmtp($"an answer of more than {MostLines} lines"));

            code = lineCode;
            lines.Add(line.Length > 4 ? line[4..] : "");
            if (line.Length == 3 || line[3] == ' ')
                return new SmtpReply(code, lines);
        }
    }

    private static bool TryReadCode(string line, out int code)
    {
        code = 0;
        if (line.Length < 3 || line[0] is < '2' or > '5' || (line.Length > 3 && line[3] is not (' ' or '-')))
            return false;
        foreach (char digit in line.AsSpan(0, 3))
        {
            // Parsers of numbers pass over NUL at the end.
            if (!char.IsAsciiDigit(digit))
                return false;
            code = (code * 10) + digit - '0';
        }

        return true;
    }

    private async ValueTask<string> ReadLineAsync(CancellationToken cancellationToken)
    {
        int searched = _start;
        while (true)
        {
            int found = _buffer.AsSpan(searched, _end - searched).IndexOf((byte)'\n');
            if (found >= 0)
            {
                int lineEnd = searched + found;
                string line = Encoding.UTF8.GetString(_buffer, _start, lineEnd - _start).TrimEnd('\r');
                _start = lineEnd + 1;
                return line;
            }

            // Moves the begun line to the front, so that the whole buffer is there for it.
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            _end -= _start;
            _start = 0;
            searched = _end;
            if (_end == _buffer.Length)
                throw new SmtpFaultException(SmtpFaults.NotSmtp($"a line of more than {LongestLine} bytes"));

            int read = await stream.ReadAsync(_buffer.AsMemory(_end), cancellationToken).ConfigureAwait(false);
            if (read == 0)
                throw SmtpFaultException.Lost(SmtpFaults.Lost("the server closed the connection"));
            _end += read;
        }
    }
}
