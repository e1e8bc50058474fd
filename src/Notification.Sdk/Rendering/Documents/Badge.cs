using Notification.Sdk.Events;

namespace Notification.Sdk.Rendering.Documents;

/// <summary>A severity and its word.</summary>
internal readonly record struct Badge(Severity Severity, Inert Word);
