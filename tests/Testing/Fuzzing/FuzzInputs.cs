using System.Text;
using CsCheck;

namespace KubeStellar.Testing.Fuzzing;

/// <summary>The inputs of one run over one target: they depend on the seed and on which ones the parser accepted, and so are the same again from the same seed.</summary>
internal sealed class FuzzInputs
{
    private const int MaxPool = 512;

    private readonly FuzzTarget _target;
    private readonly PCG _random;
    private readonly Mutations _mutations;
    private readonly List<byte[]> _pool;

    /// <summary>Starts a run.</summary>
    /// <param name="target">The target.</param>
    /// <param name="seed">The seed, as CsCheck writes it.</param>
    public FuzzInputs(FuzzTarget target, string seed)
    {
        _target = target;
        _random = PCG.Parse(seed);
        _mutations = new Mutations(_random, target.Tokens);
        _pool = [.. target.Samples];
        if (_pool.Count == 0)
        {
            _pool.Add([]);
        }
    }

    /// <summary>Returns the next input: by the grammar, changed, or both.</summary>
    public byte[] Next()
    {
        var form = _random.Next(8);
        if (_target.Grammar is not { } grammar || form > 4)
        {
            return _mutations.Change(Any(), Any());
        }

        var input = Encoding.UTF8.GetBytes(grammar.Generate(_random, null, out _));
        return form < 2 ? input : _mutations.Change(input, Any());
    }

    /// <summary>Keeps an input that was accepted, to go on from: what a parser accepts leads further into it.</summary>
    /// <param name="input">The input.</param>
    public void Keep(byte[] input)
    {
        if (_pool.Count < MaxPool)
        {
            _pool.Add(input);
        }
        else if (_random.Next(16) == 0)
        {
            _pool[_target.Samples.Count + (int)_random.Next((uint)(MaxPool - _target.Samples.Count))] = input;
        }
    }

    private byte[] Any() => _pool[(int)_random.Next((uint)_pool.Count)];
}
