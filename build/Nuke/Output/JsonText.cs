using System.Globalization;
using System.Text;

namespace Nuke.Common.Output;

/// <summary>Writes indented JSON; the schema is written on every run, and System.Text.Json takes longer to start than all else in it.</summary>
internal sealed class JsonText
{
    private readonly StringBuilder _text = new(4096);
    private int _depth;
    private bool _hasItems;

    public void StartObject(string? name = null) => Start(name, '{');

    public void EndObject() => End('}');

    public void StartArray(string? name = null) => Start(name, '[');

    public void EndArray() => End(']');

    public void Value(string? name, string value)
    {
        Item(name);
        Quote(value);
        _hasItems = true;
    }

    public override string ToString() => _text.ToString() + '\n';

    private void Start(string? name, char bracket)
    {
        Item(name);
        _text.Append(bracket);
        _depth++;
        _hasItems = false;
    }

    private void End(char bracket)
    {
        _depth--;
        if (_hasItems)
            _text.Append('\n').Append(' ', _depth * 2);
        _text.Append(bracket);
        _hasItems = true;
    }

    private void Item(string? name)
    {
        if (_hasItems)
            _text.Append(',');
        if (_depth > 0)
            _text.Append('\n').Append(' ', _depth * 2);
        if (name is null)
            return;
        Quote(name);
        _text.Append(": ");
    }

    private void Quote(string value)
    {
        _text.Append('"');
        foreach (var character in value)
        {
            if (character is '"' or '\\')
                _text.Append('\\').Append(character);
            else if (character < ' ')
                _text.Append("\\u").Append(((int)character).ToString("x4", CultureInfo.InvariantCulture));
            else
                _text.Append(character);
        }

        _text.Append('"');
    }
}
