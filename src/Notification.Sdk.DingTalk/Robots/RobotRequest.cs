using System.Net.Http.Headers;

namespace Notification.Sdk.DingTalk.Robots;

/// <summary>Makes the request of one attempt.</summary>
internal static class RobotRequest
{
    public static HttpRequestMessage Create(Robot robot, byte[] body, DateTimeOffset now) =>
        new(HttpMethod.Post, RobotSignature.Sign(robot, now))
        {
            Content = new ByteArrayContent(body)
            {
                Headers = { ContentType = new MediaTypeHeaderValue("application/json", "utf-8") },
            },
        };
}
