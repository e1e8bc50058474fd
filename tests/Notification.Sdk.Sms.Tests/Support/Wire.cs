using System.Collections.Specialized;
using System.Web;

namespace Notification.Sdk.Sms.Tests.Support;

/// <summary>Reads what came over the wire.</summary>
internal static class Wire
{
    public static NameValueCollection Query(this ReceivedRequest request) =>
        HttpUtility.ParseQueryString(request.Target.Split('?', 2)[1]);

    public static NameValueCollection Form(this ReceivedRequest request) => HttpUtility.ParseQueryString(request.Text);
}
