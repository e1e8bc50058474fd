namespace Notification.Sdk.Testing;

/// <summary>A message that a fake channel was asked to send.</summary>
/// <param name="Delivery">What the channel was given: events, target, kind and words.</param>
/// <param name="At">When.</param>
/// <param name="Receipt">What the fake answered.</param>
public sealed record SentMessage(Delivery Delivery, DateTimeOffset At, DeliveryReceipt Receipt)
{
    /// <summary>The name of the endpoint that it was sent to.</summary>
    public string Endpoint => Delivery.Target.Endpoint;

    /// <summary>The name of the channel that was asked.</summary>
    public string Channel => Delivery.Target.Channel;

    /// <summary>The title, as plain text.</summary>
    public string Title => Delivery.Render(MessageFormat.Text).Title;

    /// <summary>The message, as plain text.</summary>
    public string Text => Delivery.Render(MessageFormat.Text).Body;

    /// <summary>One line for a person.</summary>
    public override string ToString() => $"{At:ddd yyyy-MM-dd HH:mm:ss} to {Endpoint} by {Channel}: {Delivery.Kind} \"{Title}\", {Receipt}";
}
