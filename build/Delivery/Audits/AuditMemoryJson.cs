using System.Text.Json.Serialization;

namespace KubeStellar.Delivery.Audits;

/// <summary>The JSON of <see cref="RememberedFacts"/>.</summary>
[JsonSourceGenerationOptions(UseStringEnumConverter = true, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(RememberedFacts))]
internal sealed partial class AuditMemoryJson : JsonSerializerContext;
