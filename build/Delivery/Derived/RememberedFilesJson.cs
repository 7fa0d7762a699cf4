using System.Text.Json.Serialization;

namespace KubeStellar.Delivery.Derived;

/// <summary>The JSON of <see cref="RememberedFiles"/>.</summary>
[JsonSourceGenerationOptions(RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(RememberedFiles))]
internal sealed partial class RememberedFilesJson : JsonSerializerContext;
