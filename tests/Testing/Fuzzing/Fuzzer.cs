using System.Text;

namespace KubeStellar.Testing.Fuzzing;

/// <summary>Runs targets over inputs that a seed makes, and over floods of the language's pieces.</summary>
public static class Fuzzer
{
    private const int Levels = 100_000;
    private const int FloodLength = 4_000;

    private static readonly (string Open, string Close)[] Nests = [("[", "]"), ("{", "}"), ("(", ")"), ("{\"a\":", "}"), ("{{if .}}", "{{end}}"), ("$(", ")"), ("- ", ""), ("\\#", "")];

    private static readonly string[] Floods =
    [
        "\"", "'", "`", "\\", "*", "/", "../", "a", "\n", " ", "\t", ":", "0", "é", "a: ", "a:\n", "- a\n", "{{", "}}", "{{\"", "\\\"", "&a ", "*a ", "a=b,", "a=\"", "a\\\n", "A += a\n", "--- \n", "[*", "@", "|\n", "{{(", "{{$a := .}}", "$(a", "\r\n",
    ];

    /// <summary>Gives a target its samples, all of which must be accepted, and a number of inputs; the first finding is thrown.</summary>
    /// <param name="target">The target.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="iterations">How many inputs.</param>
    /// <returns>How many of the inputs were accepted.</returns>
    public static int Run(FuzzTarget target, string seed, int iterations)
    {
        foreach (var sample in target.Samples)
        {
            if (!target.Accepts(sample))
            {
                throw new FuzzFindingException(target.Name, sample, new InvalidDataException("a valid sample is refused"));
            }
        }

        var inputs = new FuzzInputs(target, seed);
        var accepted = 0;
        for (var i = 0; i < iterations; i++)
        {
            var input = inputs.Next();
            if (target.Accepts(input))
            {
                inputs.Keep(input);
                accepted++;
            }
        }

        return accepted;
    }

    /// <summary>Returns inputs for a target, those first that are valid; what the parser says of them is for the caller to compare.</summary>
    /// <param name="target">The target.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="count">How many.</param>
    public static IEnumerable<byte[]> Inputs(FuzzTarget target, string seed, int count)
    {
        var inputs = new FuzzInputs(target, seed);
        return target.Samples.Concat(Enumerable.Range(0, count).Select(_ => inputs.Next()));
    }

    /// <summary>Gives a target nested brackets and blocks, 100,000 levels deep: no recursion may end the process.</summary>
    /// <param name="target">The target.</param>
    public static void Nest(FuzzTarget target) => Flood(target, Nests, Levels);

    /// <summary>Gives a target its tokens, and characters that languages are made of, again and again: no recursion may end the process, and the work grows with the input alone.</summary>
    /// <param name="target">The target.</param>
    /// <param name="length">How long each flood is.</param>
    public static void Flood(FuzzTarget target, int length = FloodLength)
    {
        foreach (var piece in Floods.Concat(target.Tokens).Where(piece => piece.Length > 0))
        {
            Flood(target, [(piece, "")], length / piece.Length);
        }
    }

    private static void Flood(FuzzTarget target, IEnumerable<(string Open, string Close)> pairs, int times)
    {
        foreach (var (open, close) in pairs)
        {
            target.Accepts(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(open, times)) + string.Concat(Enumerable.Repeat(close, times))));
        }
    }
}
