using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using CsCheck;
using Xunit;
using Xunit.Abstractions;

namespace KubeStellar.Testing.Fuzzing;

/// <summary>
/// A long run over targets, as many at a time as there are cores. The environment tells how long each takes (<c>FUZZ_MINUTES</c>, 10), from which seed it starts
/// (<c>FUZZ_SEED</c>, another each time), which targets run (<c>FUZZ_TARGETS</c>, names between commas, all) and where its report and the inputs that failed are kept
/// (<c>FUZZ_FOLDER</c>, <c>output/fuzz</c>).
/// </summary>
/// <param name="output">Where the report is printed.</param>
public sealed class FuzzSession(ITestOutputHelper output)
{
    private const int DefaultMinutes = 10;
    private const int FloodLength = 100_000;

    /// <summary>The longest that one input may take, whatever else the machine does.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly string _folder = Directory.CreateDirectory(Variable("FUZZ_FOLDER") ?? Path.Combine(TestTools.RepositoryRoot, "output", "fuzz")).FullName;
    private readonly ConcurrentBag<string> _failures = [];

    /// <summary>Runs the targets and fails where one of them has findings.</summary>
    /// <param name="targets">The targets.</param>
    public void Run(IEnumerable<FuzzTarget> targets)
    {
        var budget = TimeSpan.FromMinutes(double.Parse(Variable("FUZZ_MINUTES") ?? DefaultMinutes.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture));
        var names = Variable("FUZZ_TARGETS")?.Split(',');
        Parallel.ForEach(
            Partitioner.Create(targets.Where(target => names?.Contains(target.Name) ?? true), EnumerablePartitionerOptions.NoBuffering),
            new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount },
            target => Run(target, budget));
        Assert.True(_failures.IsEmpty, string.Join("\n\n", _failures));
    }

    private void Run(FuzzTarget target, TimeSpan budget)
    {
        var seed = Variable("FUZZ_SEED") ?? new PCG((uint)Random.Shared.Next()).ToString();
        Report(target, $"starts from seed {seed} for {budget.TotalMinutes:0.##} minutes");
        var causes = new HashSet<string>(StringComparer.Ordinal);
        var inputs = new FuzzInputs(target, seed);
        var watch = Stopwatch.StartNew();
        var (tried, accepted) = (0L, 0L);

        Flood(target, causes, seed);

        // Where the process itself ends, as by a stack overflow, the file is left with the input that did it.
        var running = Path.Combine(_folder, $"{target.Name}.running");
        using (var file = File.OpenHandle(running, FileMode.Create, FileAccess.Write, FileShare.Read))
        {
            for (; watch.Elapsed < budget; tried++)
            {
                var input = inputs.Next();
                RandomAccess.SetLength(file, input.Length);
                RandomAccess.Write(file, input, 0);
                var started = watch.Elapsed;
                try
                {
                    if (target.Accepts(input))
                    {
                        accepted++;
                        inputs.Keep(input);
                    }

                    if (watch.Elapsed - started > Patience)
                    {
                        throw new FuzzFindingException(target.Name, input, new TimeoutException($"one input took {(watch.Elapsed - started).TotalSeconds:0} s"));
                    }
                }
                catch (FuzzFindingException finding)
                {
                    if (causes.Add(finding.Cause))
                    {
                        Keep(target, finding, seed, tried);
                    }
                }
            }
        }

        File.Delete(running);
        Report(target, $"from seed {seed}: {tried} inputs, {accepted} accepted, {causes.Count} findings in {watch.Elapsed.TotalMinutes:0.#} minutes");
    }

    private void Flood(FuzzTarget target, HashSet<string> causes, string seed)
    {
        try
        {
            Fuzzer.Nest(target);
            Fuzzer.Flood(target, FloodLength);
        }
        catch (FuzzFindingException finding)
        {
            causes.Add(finding.Cause);
            Keep(target, finding, seed, 0);
        }
    }

    private void Keep(FuzzTarget target, FuzzFindingException finding, string seed, long number)
    {
        var file = Path.Combine(_folder, $"{target.Name}-{seed}-{number}.input");
        File.WriteAllBytes(file, Smaller(target, finding));
        Report(target, $"seed {seed}, input {number}, kept as {file}: {finding.Message}");
        _failures.Add($"{file}\n{finding.Message}");
    }

    // Takes away what is not needed for the same cause, in ever smaller pieces.
    private static byte[] Smaller(FuzzTarget target, FuzzFindingException finding)
    {
        var input = finding.Input;
        if (finding.Error is TimeoutException)
        {
            return input;
        }

        for (var piece = input.Length / 2; piece > 0; piece /= 2)
        {
            for (var at = 0; at + piece <= input.Length;)
            {
                byte[] shorter = [.. input.AsSpan(0, at), .. input.AsSpan(at + piece)];
                (input, at) = CauseOf(target, shorter) == finding.Cause ? (shorter, at) : (input, at + piece);
            }
        }

        return input;
    }

    private static string? CauseOf(FuzzTarget target, byte[] input)
    {
        try
        {
            target.Accepts(input);
            return null;
        }
        catch (FuzzFindingException finding)
        {
            return finding.Cause;
        }
    }

    private void Report(FuzzTarget target, string line)
    {
        lock (_failures)
        {
            File.AppendAllText(Path.Combine(_folder, "report.txt"), $"{target.Name}: {line}\n");
            output.WriteLine($"{target.Name}: {line}");
        }
    }

    private static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
