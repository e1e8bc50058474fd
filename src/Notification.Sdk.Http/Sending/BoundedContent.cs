namespace Notification.Sdk.Http.Sending;

/// <summary>Reads at most so much of an answer.</summary>
internal static class BoundedContent
{
    public static async ValueTask<(byte[] Body, bool Truncated)> ReadAsync(
        HttpContent content, int most, CancellationToken cancellationToken)
    {
        using Stream stream = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);

        // One byte more than allowed tells a full body from one that goes on.
        using var body = new MemoryStream();
        byte[] buffer = new byte[Math.Min(most + 1, 8192)];
        while (body.Length <= most)
        {
            int read = await stream.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
            if (read == 0)
            {
                return (body.ToArray(), false);
            }

            body.Write(buffer, 0, read);
        }

        body.SetLength(most);
        return (body.ToArray(), true);
    }
}
