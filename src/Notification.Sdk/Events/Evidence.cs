using System.Text.Json.Serialization;

namespace Notification.Sdk.Events;

/// <summary>What was seen, typed. The set is closed, so that stored events can always be read back;
/// <see cref="OtherEvidence"/> carries what has no type here.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(FileEvidence), "file")]
[JsonDerivedType(typeof(ProcessEvidence), "process")]
[JsonDerivedType(typeof(AccountEvidence), "account")]
[JsonDerivedType(typeof(LogonEvidence), "logon")]
[JsonDerivedType(typeof(ConnectionEvidence), "connection")]
[JsonDerivedType(typeof(AssetEvidence), "asset")]
[JsonDerivedType(typeof(VulnerabilityEvidence), "vulnerability")]
[JsonDerivedType(typeof(ContainerThreatEvidence), "container-threat")]
[JsonDerivedType(typeof(AccessKeyEvidence), "access-key")]
[JsonDerivedType(typeof(BaselineEvidence), "baseline")]
[JsonDerivedType(typeof(OtherEvidence), "other")]
public abstract record Evidence
{
    private protected Evidence()
    {
    }

    /// <summary>Where it came from over the network, when the evidence knows: what triggers group by.</summary>
    [JsonIgnore]
    public virtual string? Source => null;

    /// <summary>How many sightings this one stands for; 1 unless the evidence counts.</summary>
    [JsonIgnore]
    public virtual int Weight => 1;

    internal abstract void Accept<TVisitor>(ref TVisitor visitor)
        where TVisitor : IFactVisitor, allows ref struct;
}
