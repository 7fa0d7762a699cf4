using System.Text.RegularExpressions;
using KubeStellar.Testing;
using YamlDotNet.Serialization;

namespace KubeStellar.Build.Tests.Workflows;

/// <summary>A workflow of this repository as GitHub would read it.</summary>
internal sealed partial class WorkflowFile
{
    private readonly Dictionary<object, object?> _root;

    public WorkflowFile(string text)
    {
        Text = text;
        _root = new DeserializerBuilder().Build().Deserialize<Dictionary<object, object?>>(text);
    }

    public static string Folder => Path.Combine(TestTools.RepositoryRoot, ".github", "workflows");

    public string Text { get; }

    public object? this[string key] => _root.GetValueOrDefault(key);

    public IReadOnlyDictionary<string, Dictionary<object, object?>> Jobs => Map(_root["jobs"]).ToDictionary(job => (string)job.Key, job => Map(job.Value));

    public IEnumerable<Dictionary<object, object?>> Steps => Jobs.Values.SelectMany(StepsOf);

    public static WorkflowFile Read(string name) => new(File.ReadAllText(Path.Combine(Folder, name)));

    public static IEnumerable<Dictionary<object, object?>> StepsOf(Dictionary<object, object?> job) => ((List<object>)job["steps"]!).Select(Map);

    public static Dictionary<object, object?> Map(object? node) => (Dictionary<object, object?>)node!;

    public static IReadOnlyDictionary<string, string> Permissions(Dictionary<object, object?> job) =>
        job.TryGetValue("permissions", out var node) ? Map(node).ToDictionary(entry => (string)entry.Key, entry => (string)entry.Value!) : [];

    /// <summary>The words after every call of the build's script.</summary>
    public IEnumerable<string[]> Calls() => Steps
        .Select(step => step.GetValueOrDefault("run")).OfType<string>()
        .SelectMany(script => script.Split('\n'))
        .Where(line => line.StartsWith("delivery/build.sh ", StringComparison.Ordinal))
        .Select(line => Word().Matches(line).Select(word => word.Value).Skip(1).ToArray());

    [GeneratedRegex("""("[^"]*"|\S)+""")]
    private static partial Regex Word();
}
