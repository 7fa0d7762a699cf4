using System.Text;
using System.Text.Json;
using CsCheck;

namespace KubeStellar.Oci.Tests.Json;

public sealed class GoJsonWriterTests
{
    // What encoding/json of Go 1.22 and later writes for the same text; older ones wrote \u0008 and \u000c.
    private const string OfGo = "\"\\\"\\\\/\\u003c\\u003e\\u0026\\u2028\\u2029\\u0000\\b\\f\\n\\r\\t\\u001f\u007fü😀\ufffd'`+\"";

    [Fact]
    public void Text_is_escaped_as_go_escapes_it() =>
        Assert.Equal(OfGo, Write(json => json.Text("\"\\/<>&\u2028\u2029\0\b\f\n\r\t\u001f\u007fü😀\ud800'`+")));

    [Fact]
    public void Names_of_a_map_are_sorted_by_their_utf8_bytes()
    {
        var map = new Dictionary<string, string> { ["😀"] = "1", ["a<b"] = "3", ["\uffff"] = "2", ["a"] = "4" };

        var written = Write(json =>
        {
            json.StartObject();
            json.OptionalMap("m", map);
            json.EndObject();
        });

        Assert.Equal("{\"m\":{\"a\":\"4\",\"a\\u003cb\":\"3\",\"\uffff\":\"2\",\"😀\":\"1\"}}", written);
    }

    [Fact]
    public void Empty_optional_values_leave_nothing() =>
        Assert.Equal("{}", Write(json =>
        {
            json.StartObject();
            json.OptionalText("a", "");
            json.OptionalText("b", null);
            json.OptionalList("c", []);
            json.OptionalMap("d", new Dictionary<string, string>());
            json.EndObject();
        }));

    [Fact]
    public void Arrays_and_objects_nest() =>
        Assert.Equal("""{"a":[1,true,{"b":"c"},[],-2],"d":false}""", Write(json =>
        {
            json.StartObject();
            json.Name("a");
            json.StartArray();
            json.Number(1);
            json.Boolean(true);
            json.StartObject();
            json.OptionalText("b", "c");
            json.EndObject();
            json.StartArray();
            json.EndArray();
            json.Number(-2);
            json.EndArray();
            json.Name("d");
            json.Boolean(false);
            json.EndObject();
        }));

    [Fact]
    public void Any_text_is_read_back_by_another_parser() =>
        Gen.String.Sample(text =>
        {
            var whole = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
            return JsonDocument.Parse(Write(json => json.Text(text))).RootElement.GetString() == whole;
        });

    private static string Write(Action<GoJsonWriter> write)
    {
        var json = new GoJsonWriter();
        write(json);
        return Encoding.UTF8.GetString(json.ToArray());
    }
}
