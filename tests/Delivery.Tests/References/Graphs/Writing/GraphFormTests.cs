using KubeStellar.Delivery.References.Graphs;
using KubeStellar.Delivery.References.Graphs.Writing;

namespace KubeStellar.Delivery.Tests.References.Graphs.Writing;

public sealed class GraphFormTests
{
    private static readonly DrawnGraph Nothing = new("nothing", new DeliveryGraph([], [], []), new DeliveryGraph([], [], []));

    [Fact]
    public void Without_a_choice_there_are_all_forms_each_in_a_file_of_its_own()
    {
        Assert.Equal(["html", "mermaid", "dot", "json"], GraphForm.ParseList(null).Select(form => form.Name));
        Assert.Equal(4, GraphForm.All.Select(form => form.FileName).Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }

    [Fact]
    public void Forms_are_chosen_by_name_in_any_case() => Assert.Equal(["dot", "html"], GraphForm.ParseList("DOT, html").Select(form => form.Name));

    [Fact]
    public void Another_form_is_refused_with_those_that_there_are()
    {
        var error = Assert.Throws<UnknownGraphFormException>(() => GraphForm.ParseList("html,png"));
        Assert.Equal("png", error.Form);
        Assert.Equal(["html", "mermaid", "dot", "json"], error.Known);
    }

    [Theory]
    [InlineData("html", "<!")]
    [InlineData("mermaid", "flowchart")]
    [InlineData("dot", "digraph")]
    [InlineData("json", "{")]
    public void Each_form_is_written_in_UTF_8_without_a_mark(string form, string start)
    {
        using var stream = new MemoryStream();
        Assert.Single(GraphForm.ParseList(form)).Write(Nothing, stream);
        Assert.StartsWith(start, System.Text.Encoding.UTF8.GetString(stream.ToArray()), StringComparison.OrdinalIgnoreCase);
    }
}
