namespace Quickstart.Logs;

/// <summary>The log cannot be read; the message says why in one line.</summary>
internal sealed class LogFileException(string message, Exception? inner = null) : Exception(message, inner);
