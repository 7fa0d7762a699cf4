using KubeStellar.Oci;

namespace KubeStellar.Delivery.GoCommands;

/// <summary>A source does not say how its tests are run.</summary>
/// <param name="location">What to call the source tree.</param>
public sealed class NoTestRecipeException(string location) : FaultException(
    new Fault("run the tests", location, "a Makefile with a rule test that runs go test", "none", "run go test in the checkout, or name another source with --source"))
{
    /// <summary>What to call the source tree.</summary>
    public string Location { get; } = location;
}
