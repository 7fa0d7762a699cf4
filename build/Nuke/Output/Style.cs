namespace Nuke.Common.Output;

/// <summary>How a piece of output looks where colours are on.</summary>
internal enum Style
{
    Plain,
    Dim,
    Heading,
    Success,
    Warning,
    Error,
}
