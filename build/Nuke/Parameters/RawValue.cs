namespace Nuke.Common.Parameters;

/// <summary>What was given for a parameter, before conversion.</summary>
internal sealed record RawValue(IReadOnlyList<string> Values, ValueOrigin Origin);
