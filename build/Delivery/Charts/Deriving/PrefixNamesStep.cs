using System.Text;

namespace KubeStellar.Delivery.Charts.Deriving;

/// <summary>
/// What <c>scripts/add-helm-code.sh add</c> of v0.20 and v0.21 does: names of ClusterRoles and ClusterRoleBindings, and the roles that the
/// bindings refer to, become specific to a control plane, by the rule that later Makefiles state as yq filters.
/// </summary>
/// <param name="Place">The line.</param>
/// <param name="Path">The file that is rewritten.</param>
internal sealed record PrefixNamesStep(string Place, string Path) : RecipeStep(Place)
{
    private const string Prefix = "{{.Values.ControlPlaneName}}-";

    private static readonly YqFilter[] Filters =
    [
        new YqPrefix(new YqCondition(["kind"], YqOperator.Equal, "ClusterRole*"), ["metadata", "name"], Prefix),
        new YqPrefix(new YqCondition(["kind"], YqOperator.Equal, "ClusterRoleBinding"), ["roleRef", "name"], Prefix),
    ];

    /// <inheritdoc/>
    public override IEnumerable<string> OutputsIn(CheckoutFolder checkout) => [Path];

    /// <inheritdoc/>
    public override Task RunAsync(Derivation derivation, CancellationToken cancellation)
    {
        var text = Encoding.UTF8.GetString(Read(derivation, Path));
        derivation.Files.Write(new Redirection(Path, Appends: false), Bytes(YqFilter.ApplyAll(Filters, text, Path)));
        return Task.CompletedTask;
    }
}
