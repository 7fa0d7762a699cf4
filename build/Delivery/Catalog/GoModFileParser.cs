using System.Collections.Immutable;
using System.Text;
using KubeStellar.Delivery.Tools;

namespace KubeStellar.Delivery.Catalog;

/// <summary>Reads <c>go.mod</c> line by line; the grammar is that of https://go.dev/ref/mod#go-mod-file.</summary>
internal sealed class GoModFileParser(string text, string path)
{
    private readonly ImmutableArray<GoModFileRequirement>.Builder _requirements = ImmutableArray.CreateBuilder<GoModFileRequirement>();
    private readonly ImmutableArray<GoModFileReplacement>.Builder _replacements = ImmutableArray.CreateBuilder<GoModFileReplacement>();
    private readonly List<string> _tokens = [];
    private string? _module;
    private GoVersion? _go;
    private string? _toolchain;
    private int _line;

    public GoModFile Parse()
    {
        string? block = null;
        var blockLine = 0;
        var rest = text.AsSpan().TrimStart('\uFEFF');
        foreach (var range in rest.Split('\n'))
        {
            _line++;
            var indirect = Tokenize(rest[range]);
            if (_tokens.Count == 0)
                continue;
            if (block is not null)
            {
                if (_tokens is [")"])
                    block = null;
                else
                    Read(block, 0, indirect);
            }
            else if (_tokens is [_, "("])
            {
                (block, blockLine) = (_tokens[0], _line);
            }
            else if (_tokens is not [_, "(", ")"])
            {
                Read(_tokens[0], 1, indirect);
            }
        }
        if (block is not null)
            throw new GoModFileException(path, blockLine, "a closing parenthesis", $"the block \"{block} (\" does not end");
        return new GoModFile
        {
            Module = _module ?? throw new GoModFileException(path, 0, "a line \"module <path>\"", "no such line"),
            Go = _go,
            Toolchain = _toolchain,
            Requirements = _requirements.DrainToImmutable(),
            Replacements = _replacements.DrainToImmutable(),
        };
    }

    private void Read(string directive, int start, bool indirect)
    {
        var arguments = _tokens[start..];
        switch (directive)
        {
            case "module":
                _module = One(_module, arguments, "module <path>");
                break;
            case "go":
                var version = One(_go?.ToString(), arguments, "go <version>");
                _go = GoVersion.TryParse(version, out var parsed) && !version.StartsWith("go", StringComparison.Ordinal)
                    ? parsed
                    : throw Wrong("go <version>, such as go 1.24.5");
                break;
            case "toolchain":
                _toolchain = One(_toolchain, arguments, "toolchain <name>");
                break;
            case "require":
                _requirements.Add(arguments is [var required, var at] && IsVersion(at)
                    ? new GoModFileRequirement(required, at, indirect, _line)
                    : throw Wrong("require <module path> <version>"));
                break;
            case "replace":
                _replacements.Add(Replacement(arguments));
                break;
        }
    }

    private GoModFileReplacement Replacement(List<string> arguments)
    {
        var arrow = arguments.IndexOf("=>");
        var replaced = arrow < 0 ? [] : arguments[..arrow];
        var by = arrow < 0 ? [] : arguments[(arrow + 1)..];
        if (replaced.Count is not (1 or 2) || by.Count is not (1 or 2) || (replaced.Count == 2 && !IsVersion(replaced[1])))
            throw Wrong("replace <module path> [<version>] => <module path> <version>, or => <folder>");
        if (by.Count == 1 && !IsFolder(by[0]))
            throw Wrong("a version after the replacing module, or a folder that starts with ./ or ../ or /");
        return new GoModFileReplacement(replaced[0], replaced.Count == 2 ? replaced[1] : null, by[0], by.Count == 2 ? by[1] : null, _line);
    }

    private string One(string? before, List<string> arguments, string form) =>
        arguments.Count == 1 && before is null ? arguments[0] : throw Wrong(form + ", once");

    private GoModFileException Wrong(string expected) => new(path, _line, expected, string.Join(' ', _tokens));

    // A branch name is a version as well until the go command has resolved it, so only the shape is not checked.
    private static bool IsVersion(string token) => token is not ("=>" or "(" or ")" or ",");

    private static bool IsFolder(string token) =>
        token is "." or ".." || token.StartsWith("./", StringComparison.Ordinal) || token.StartsWith("../", StringComparison.Ordinal)
        || token.StartsWith(".\\", StringComparison.Ordinal) || token.StartsWith("..\\", StringComparison.Ordinal)
        || token.StartsWith('/') || token is [_, ':', ..];

    // Fills _tokens; true when the comment marks the line as indirect.
    private bool Tokenize(ReadOnlySpan<char> line)
    {
        _tokens.Clear();
        var at = 0;
        while (at < line.Length)
        {
            var c = line[at];
            if (c is ' ' or '\t' or '\r')
            {
                at++;
            }
            else if (c == '/' && at + 1 < line.Length && line[at + 1] == '/')
            {
                return IsIndirect(line[(at + 2)..].Trim());
            }
            else if (c is '"' or '`')
            {
                at = Quoted(line, at);
            }
            else if (c is '(' or ')' or ',')
            {
                _tokens.Add(c.ToString());
                at++;
            }
            else
            {
                var end = at;
                while (end < line.Length && line[end] is not (' ' or '\t' or '\r' or '(' or ')' or ',' or '"' or '`') && !IsComment(line, end))
                    end++;
                _tokens.Add(line[at..end].ToString());
                at = end;
            }
        }
        return false;
    }

    private int Quoted(ReadOnlySpan<char> line, int start)
    {
        var quote = line[start];
        var token = new StringBuilder();
        for (var at = start + 1; at < line.Length; at++)
        {
            if (line[at] == quote)
            {
                _tokens.Add(token.ToString());
                return at + 1;
            }
            if (quote == '"' && line[at] == '\\' && at + 1 < line.Length)
                at++;
            token.Append(line[at]);
        }
        throw new GoModFileException(path, _line, "a closing quotation mark", line.Trim().ToString());
    }

    private static bool IsComment(ReadOnlySpan<char> line, int at) => line[at] == '/' && at + 1 < line.Length && line[at + 1] == '/';

    // "// indirect" may be followed by other words after a semicolon.
    private static bool IsIndirect(ReadOnlySpan<char> comment) =>
        comment.SequenceEqual("indirect") || comment.StartsWith("indirect;", StringComparison.Ordinal);
}
