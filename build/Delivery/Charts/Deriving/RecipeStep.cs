using System.Text;
using KubeStellar.Delivery.Catalog.Recipes;

namespace KubeStellar.Delivery.Charts.Deriving;

/// <summary>What one line of a chart's recipe does.</summary>
/// <param name="Place">The line, as <c>Makefile:line</c>.</param>
internal abstract record RecipeStep(string Place)
{
    /// <summary>What the steps are for, as errors say it.</summary>
    public const string Operation = "derive the chart";

    /// <summary>The files that it writes, below the checkout's root.</summary>
    /// <param name="checkout">The checkout.</param>
    public virtual IEnumerable<string> OutputsIn(CheckoutFolder checkout) => [];

    /// <summary>Does it.</summary>
    /// <param name="derivation">The run.</param>
    /// <param name="cancellation">Stops it.</param>
    public abstract Task RunAsync(Derivation derivation, CancellationToken cancellation);

    /// <summary>Returns a file's bytes.</summary>
    /// <param name="derivation">The run.</param>
    /// <param name="path">The path.</param>
    /// <exception cref="MissingRecipeFileException">There is no such file.</exception>
    protected byte[] Read(Derivation derivation, string path) => derivation.Files.Find(path) ?? throw new MissingRecipeFileException(Operation, Place, path);

    /// <summary>Refuses to go on where the checkout does not have a folder.</summary>
    /// <param name="derivation">The run.</param>
    /// <param name="path">The folder below the checkout's root.</param>
    /// <exception cref="MissingRecipeFileException">There is no such folder.</exception>
    protected void RequireFolder(Derivation derivation, string path)
    {
        if (!Directory.Exists(derivation.Checkout.Resolve(path)))
        {
            throw new MissingRecipeFileException(Operation, Place, path);
        }
    }

    /// <summary>The bytes of a text.</summary>
    /// <param name="text">The text.</param>
    protected static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
