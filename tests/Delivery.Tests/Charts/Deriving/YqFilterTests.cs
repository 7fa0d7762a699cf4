using KubeStellar.Delivery.Charts.Deriving;

namespace KubeStellar.Delivery.Tests.Charts.Deriving;

public sealed class YqFilterTests
{
    private const string Stream = "kind: ClusterRole\nmetadata:\n  name: a # role\n---\nkind: ClusterRoleBinding\nmetadata: {name: \"b\"}\nroleRef:\n  name: a\n---\nkind: Role\nmetadata:\n  name: c\n";

    [Theory]
    [InlineData("select(.kind == \"Role\")", "kind: Role\nmetadata:\n  name: c\n")]
    [InlineData(". | select(.kind != \"ClusterRole*\")", "kind: Role\nmetadata:\n  name: c\n")]
    [InlineData("select(.metadata.name | contains(\"b\"))", "kind: ClusterRoleBinding\nmetadata: {name: \"b\"}\nroleRef:\n  name: a\n")]
    [InlineData("select(.kind == \"Nothing\")", "")]
    public void Select_keeps_documents_as_they_stand(string filter, string expected) => Assert.Equal(expected, Apply(filter));

    [Fact]
    public void A_prefix_is_put_before_the_names_of_matching_documents_only() =>
        Assert.Equal(
            "kind: ClusterRole\nmetadata:\n  name: '{{.Values.X}}-a' # role\n---\nkind: ClusterRoleBinding\nmetadata: {name: \"{{.Values.X}}-b\"}\nroleRef:\n  name: a\n---\nkind: Role\nmetadata:\n  name: c\n",
            Apply(". | select(.kind == \"ClusterRole*\").metadata.name |= \"{{.Values.X}}-\" + ."));

    [Fact]
    public void A_prefix_leaves_documents_without_the_value_alone() =>
        Assert.Equal(Stream.Replace("  name: a\n---\nkind: Role\n", "  name: p-a\n---\nkind: Role\n", StringComparison.Ordinal), Apply("select(.kind == \"*\").roleRef.name |= \"p-\" + ."));

    [Theory]
    [InlineData("del(.metadata)")]
    [InlineData("select(.kind == \"A\" or .kind == \"B\")")]
    [InlineData("select(.kind == \"A\").metadata.name = \"x\"")]
    [InlineData("select(.kind =~ \"A\")")]
    [InlineData("select(.kind == \"A\") | del(.x)")]
    [InlineData("select(.kind == \"a\\\"b\")")]
    public void Other_expressions_are_not_understood(string filter) => Assert.Null(YqFilter.Parse(filter));

    private static string Apply(string filter) => YqFilter.ApplyAll([YqFilter.Parse(filter)!], Stream, "f");
}
