using System.Text.Json;
using Notification.Sdk;
using Notification.Sdk.Events;
using WebApi.ApiKeys;

namespace WebApi.Routes;

/// <summary>Publishing, and asking what publishing would come to.</summary>
internal static class EventRoutes
{
    private const long LargestBody = 256 * 1024;

    public static void MapEvents(this IEndpointRouteBuilder app)
    {
        RouteGroupBuilder group = app.MapGroup("/events").RequireAuthorization(ApiKeyHandler.Publisher);
        group.MapPost("/", async (HttpRequest request, ISecurityNotifier notifier, CancellationToken cancellationToken) =>
            await AnswerAsync(request, async securityEvent =>
            {
                PublishResult result = await notifier.PublishAsync(securityEvent, cancellationToken);
                return new { result.EventId, Status = $"{result.Status}", result.Rule, result.Until };
            }));
        group.MapPost("/explain", async (HttpRequest request, ISecurityNotifier notifier, CancellationToken cancellationToken) =>
            await AnswerAsync(request, async securityEvent =>
            {
                Explanation explanation = await notifier.ExplainAsync(securityEvent, cancellationToken: cancellationToken);
                return new { Status = $"{explanation.Result.Status}", explanation.Steps };
            }));
    }

    private static async Task<IResult> AnswerAsync<T>(HttpRequest request, Func<SecurityEvent, Task<T>> handle)
    {
        if (request.ContentLength is null or > LargestBody)
        {
            return TypedResults.Problem($"Send one event as JSON with its length, at most {LargestBody} bytes.", statusCode: 413);
        }

        try
        {
            byte[] body = new byte[(int)request.ContentLength];
            await request.Body.ReadExactlyAsync(body, request.HttpContext.RequestAborted);
            return TypedResults.Ok(await handle(SecurityEventJson.FromUtf8(body)));
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException)
        {
            // Both name what is wrong, where, and the mend.
            return TypedResults.Problem(exception.Message, statusCode: 400);
        }
    }
}
