using Notification.Sdk.Stores;

namespace Notification.Sdk.Storage.Sqlite.Data;

/// <summary>Keeps other processes away from the file. The system takes the lock back when the process ends, however it ends.</summary>
internal static class FileLock
{
    /// <exception cref="StoreException">Another process has the file, or the lock cannot be made.</exception>
    public static FileStream Take(string path)
    {
        string lockPath = path + ".lock";
        try
        {
            return new FileStream(lockPath, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1);
        }
        catch (UnauthorizedAccessException exception)
        {
            throw new StoreException(
                $"'{lockPath}' cannot be written. Give this process write permission for the folder of '{path}'.", false, exception);
        }
        catch (DirectoryNotFoundException exception)
        {
            throw new StoreException($"The folder of '{path}' does not exist. Make it, or set another path.", false, exception);
        }
        catch (IOException exception) when (!IsLocked(exception))
        {
            throw new StoreException(
                $"'{lockPath}' cannot be made, so '{path}' cannot be used. Look whether its disk is full or mounted read-only.", false, exception);
        }
        catch (IOException exception)
        {
            throw new StoreException(
                $"Another process, or another host in this one, has '{path}' ('{lockPath}' is locked), and two on one file would send everything "
                + "twice. Stop it, give each a file of its own, or take a store for many nodes, such as PostgreSQL.",
                false,
                exception);
        }
    }

    // EWOULDBLOCK of Linux and of macOS, ERROR_SHARING_VIOLATION of Windows.
    private static bool IsLocked(IOException exception) => exception.HResult is 11 or 35 or unchecked((int)0x80070020);
}
