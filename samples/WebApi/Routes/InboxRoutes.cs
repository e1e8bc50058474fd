using Notification.Sdk;
using WebApi.ApiKeys;

namespace WebApi.Routes;

/// <summary>What a page of internal messages needs.</summary>
internal static class InboxRoutes
{
    public static void MapInbox(this IEndpointRouteBuilder app)
    {
        RouteGroupBuilder group = app.MapGroup("/inbox").RequireAuthorization(ApiKeyHandler.Reader);
        group.MapGet("/", async (IInbox inbox, bool? unread, DateTimeOffset? before, CancellationToken cancellationToken) =>
            TypedResults.Ok(await inbox.ListAsync(
                new InboxQuery { UnreadOnly = unread ?? false, Before = before, Limit = 50 }, cancellationToken)));
        group.MapGet("/unread", async (IInbox inbox, CancellationToken cancellationToken) =>
            TypedResults.Ok(await inbox.CountUnreadAsync(cancellationToken: cancellationToken)));
        group.MapPost("/read", async (IInbox inbox, string[] ids, CancellationToken cancellationToken) =>
            TypedResults.Ok(await inbox.MarkReadAsync(ids, cancellationToken: cancellationToken)));
    }
}
