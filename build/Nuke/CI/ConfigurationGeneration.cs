using System.Reflection;
using Nuke.Common.Checks;
using Serilog;

namespace Nuke.Common.CI;

/// <summary>Runs the generators that the build's class carries as attributes.</summary>
internal static class ConfigurationGeneration
{
    /// <summary>Generates the configuration with the given ID.</summary>
    public static void Generate(NukeBuild build, string id)
    {
        var generators = GetGenerators(build);
        var generator = generators.Find(x => x.Id.Equals(id, StringComparison.OrdinalIgnoreCase))
            ?? throw new InvalidBuildException(
                [$"Configuration '{id}' does not exist.{NearestName.Hint(id, generators.Select(x => x.Id), "")} Available are:"
                    + string.Concat(generators.Select(x => $"\n  - {x.Id}"))]);
        generator.Generate(build.ExecutableTargets);
    }

    /// <summary>Generates what is to be kept up to date, and warns about what changed.</summary>
    public static void Refresh(NukeBuild build)
    {
        foreach (var generator in GetGenerators(build).Where(x => x.AutoGenerate))
        {
            var files = generator.GeneratedFiles.ToList();
            var before = files.ConvertAll(Read);
            generator.Generate(build.ExecutableTargets);
            if (!files.ConvertAll(Read).SequenceEqual(before))
                Log.Warning("Configuration files for {Configuration} have changed", generator.DisplayName);
        }
    }

    private static string? Read(IO.AbsolutePath file) => File.Exists(file) ? File.ReadAllText(file) : null;

    private static List<ConfigurationAttributeBase> GetGenerators(NukeBuild build)
    {
        var generators = build.GetType().GetCustomAttributes<ConfigurationAttributeBase>().ToList();
        foreach (var generator in generators)
            generator.Build = build;
        return generators;
    }
}
