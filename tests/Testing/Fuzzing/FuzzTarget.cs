using CsCheck;
using KubeStellar.Oci;

namespace KubeStellar.Testing.Fuzzing;

/// <summary>A parser that is given text from strangers: it returns, or throws a <see cref="FaultException"/>; whatever else it throws is a finding, a broken law of the value that it returned among it.</summary>
public sealed class FuzzTarget
{
    private readonly Action<byte[]> _parse;

    private FuzzTarget(string name, Action<byte[]> parse) => (Name, _parse) = (name, parse);

    private FuzzTarget(FuzzTarget other)
        : this(other.Name, other._parse) => (Samples, Tokens, Grammar, AllocatedBase, AllocatedPerByte) = (other.Samples, other.Tokens, other.Grammar, other.AllocatedBase, other.AllocatedPerByte);

    /// <summary>The name, fit for a file's.</summary>
    public string Name { get; }

    /// <summary>Valid inputs to start from.</summary>
    public IReadOnlyList<byte[]> Samples { get; init; } = [];

    /// <summary>Pieces of the language, which mutations put in.</summary>
    public IReadOnlyList<string> Tokens { get; init; } = [];

    /// <summary>Makes inputs by the language's grammar; null where samples and tokens are enough.</summary>
    public Gen<string>? Grammar { get; init; }

    /// <summary>The bytes that one input may allocate beside those for its length: what a parser sets up for itself.</summary>
    public long AllocatedBase { get; init; } = 16 * 1024 * 1024;

    /// <summary>The bytes that one input may allocate for each byte of it; more means that the work does not grow with the input alone.</summary>
    public long AllocatedPerByte { get; init; } = 8 * 1024;

    /// <summary>A parser of bytes.</summary>
    /// <param name="name">The name.</param>
    /// <param name="parse">Parses, and checks the laws of what it gets.</param>
    public static FuzzTarget OfBytes(string name, Action<byte[]> parse) => new(name, parse);

    /// <summary>A parser of text; bytes that are no UTF-8 reach it as lone surrogates.</summary>
    /// <param name="name">The name.</param>
    /// <param name="parse">Parses, and checks the laws of what it gets.</param>
    public static FuzzTarget OfText(string name, Action<string> parse) => new(name, bytes => parse(FuzzText.Decode(bytes)));

    /// <summary>Returns a copy with what inputs are made of.</summary>
    /// <param name="grammar">The grammar, or null.</param>
    /// <param name="tokens">Pieces of the language.</param>
    /// <param name="samples">Valid inputs.</param>
    public FuzzTarget With(Gen<string>? grammar, IReadOnlyList<string> tokens, params IEnumerable<string> samples) => WithBytes(grammar, tokens, FuzzText.Encode(samples));

    /// <summary>Returns a copy with what inputs are made of, samples as bytes.</summary>
    /// <param name="grammar">The grammar, or null.</param>
    /// <param name="tokens">Pieces of the language.</param>
    /// <param name="samples">Valid inputs.</param>
    public FuzzTarget WithBytes(Gen<string>? grammar, IReadOnlyList<string> tokens, IReadOnlyList<byte[]> samples) => new(this) { Grammar = grammar, Tokens = tokens, Samples = samples };

    /// <summary>Returns a copy with what it may allocate.</summary>
    /// <param name="perByte">See <see cref="AllocatedPerByte"/>.</param>
    /// <param name="atLeast">See <see cref="AllocatedBase"/>.</param>
    public FuzzTarget WithMemory(long perByte, long atLeast) => new(this) { AllocatedPerByte = perByte, AllocatedBase = atLeast };

    /// <summary>Gives the parser an input; true where it is accepted, false where it is refused by a fault.</summary>
    /// <param name="input">The input.</param>
    /// <exception cref="FuzzFindingException">The parser threw something else, or needs memory out of proportion.</exception>
    public bool Accepts(byte[] input)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var accepted = true;
        try
        {
            _parse(input);
        }
        catch (FaultException)
        {
            accepted = false;
        }
        catch (Exception error)
        {
            throw new FuzzFindingException(Name, input, error);
        }

        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        return allocated <= AllocatedBase + (AllocatedPerByte * input.Length) ? accepted : throw new FuzzFindingException(Name, input, new InsufficientMemoryException($"{input.Length} bytes made it allocate {allocated}"));
    }

    /// <summary>Returns the name.</summary>
    public override string ToString() => Name;
}
