using KubeStellar.Delivery.References.Rules;
using KubeStellar.Delivery.Versions;

namespace KubeStellar.Delivery.References.Scanning;

/// <summary>Joins what the files of one repository say: variables with their values, artifacts with their sources, references with the rules about them.</summary>
internal sealed class LedgerBuilder
{
    private readonly KnownArtifacts _known;
    private readonly OwnPlaceholders _placeholders;
    private readonly string _repository;
    private readonly ReferenceRules _rules;
    private readonly VersionResolver _resolver;
    private readonly ArtifactNameResolver _names;
    private readonly Dictionary<TextPlace, List<VersionedReference>> _uses = [];
    private readonly List<VersionedReference> _references = [];

    private LedgerBuilder(KnownArtifacts known, OwnPlaceholders placeholders, string repository, ReferenceRules rules, IReadOnlyList<FileFacts> files)
    {
        (_known, _placeholders, _repository, _rules, _resolver) = (known, placeholders, repository, rules, new VersionResolver(new VariableScope(files)));
        _names = new ArtifactNameResolver(_resolver);
    }

    /// <summary>Returns the references of a repository, by file, line and column.</summary>
    /// <param name="known">What is delivered by whom.</param>
    /// <param name="placeholders">The words that stand for its own images.</param>
    /// <param name="repository">Owner and name of the repository.</param>
    /// <param name="rules">Its rules.</param>
    /// <param name="files">What its files say, in ordinal order of their paths.</param>
    public static IReadOnlyList<VersionedReference> Build(KnownArtifacts known, OwnPlaceholders placeholders, string repository, ReferenceRules rules, IReadOnlyList<FileFacts> files)
    {
        var builder = new LedgerBuilder(known, placeholders, repository, rules, files);
        foreach (var mention in files.SelectMany(file => file.Mentions))
        {
            builder.Add(mention);
        }

        foreach (var assignment in files.SelectMany(file => file.Assignments).Where(assignment => !assignment.Value.IsLiteral))
        {
            builder.AddVariable(assignment);
        }

        foreach (var assignment in files.SelectMany(file => file.Assignments).Where(assignment => assignment.Value.IsLiteral))
        {
            builder.AddLiteral(assignment.Name, assignment.Value, assignment.Form);
        }

        builder.AddFallbacks(files);
        return
        [
            .. builder._references.OrderBy(reference => reference.Place.File, StringComparer.Ordinal).ThenBy(reference => reference.Place.Start).DistinctBy(reference => (reference.Place.File, reference.Place.Start)),
        ];
    }

    private void Add(PlacedMention placed)
    {
        var written = placed.Mention.Artifact.Name.Length == 0 ? placed.Mention.Artifact with { Name = _repository } : placed.Mention.Artifact;
        var (named, missing) = _names.Resolve(written, placed.Version.Place);
        var meant = _placeholders.Replace(named);
        var (artifact, style) = _known.Identify(meant);
        var reason = missing.Length == 0 ? placed.Mention.Reason : $"{placed.Mention.Reason}; {missing}";
        Add(placed.Version, placed.Mention.Form, artifact, style, ReferenceEquals(meant, named) ? placed.Mention.Kind : ReferenceKind.Placeholder, reason);
    }

    // A variable that is set to another one is a use of that one; what is set to a command's output is none.
    private void AddVariable(PlacedAssignment assignment)
    {
        if (WellKnown(assignment.Name) is var (artifact, style) && _resolver.Resolve(assignment.Value).Version is not null)
        {
            Add(assignment.Value, assignment.Form, artifact, style, null, $"{assignment.Name} holds a version of {artifact.Repository}");
        }
    }

    private void AddLiteral(string name, PlacedVersion value, ReferenceForm form)
    {
        // What names of artifacts are made of is no version.
        if (value.Written.Contains('/', StringComparison.Ordinal))
        {
            return;
        }

        // A use that makes the name of a branch of it says less than one that names a release.
        var all = _uses.GetValueOrDefault(value.Place, []);
        var known = WellKnown(name);
        var uses = all.Exists(use => use.Release is not null) || known is not null ? all.FindAll(use => use.Release is not null) : all;
        if (uses.Count == 0 && known is null)
        {
            return;
        }

        var agree = uses.Count > 0 && uses.TrueForAll(use => use.Artifact.Repository == uses[0].Artifact.Repository);
        var (artifact, style) = agree || known is null ? (uses[0].Artifact, uses[0].Style) : known.Value;
        var prefix = uses.Find(use => use.Artifact == artifact) is { } first ? first.Prefix : Prefix(style, value.Written);
        var reason = uses.Count > 0 ? $"{name} is used at {uses[0].Place.File}:{uses[0].Place.Line}" : $"{name} holds a version of {artifact.Repository}";
        Add(value with { Prefix = prefix }, form, artifact, style, null, reason);
    }

    // The literal inside ${X:-1.2.3}.
    private void AddFallbacks(IReadOnlyList<FileFacts> files)
    {
        var versions = files.SelectMany(file => file.Mentions.Select(mention => (mention.Version, mention.Mention.Form)).Concat(file.Assignments.Select(assignment => (Version: assignment.Value, assignment.Form))));
        foreach (var (version, form) in versions.Where(one => one.Version.Fallback is { IsLiteral: true }))
        {
            AddLiteral(version.Names[0], version.Fallback!, form);
        }
    }

    private void Add(PlacedVersion version, ReferenceForm form, ReferencedArtifact artifact, TagStyle? style, ReferenceKind? kind, string reason)
    {
        var resolution = WithTagPrefix(_resolver.Resolve(version), form, style);
        var matching = _rules.Matching(version.Place.File, artifact, resolution.Literal?.Place.File);
        if (matching.Any(rule => rule.Meaning == RuleMeaning.Ignored))
        {
            return;
        }

        var (decided, rule) = Kinds.Decide(kind, resolution.Version, version, artifact, artifact.Repository == _repository, form, matching);
        var reference = new VersionedReference
        {
            Place = version.Place,
            Written = version.Written,
            Form = form,
            Artifact = artifact,
            Version = resolution.Version,
            Kind = decided,
            Reason = resolution.Reason.Length == 0 ? reason : $"{reason}; {resolution.Reason}",
            DefinedAt = resolution.Literal?.Place,
            Prefix = resolution.Prefix,
            Style = style,
            Rule = rule,
        };
        _references.Add(reference);
        if (resolution.Literal is { } literal)
        {
            if (!_uses.TryGetValue(literal.Place, out var uses))
            {
                _uses[literal.Place] = uses = [];
            }

            uses.Add(reference);
        }
    }

    private (ReferencedArtifact Artifact, TagStyle? Style)? WellKnown(string name) => WellKnownVersions.RepositoryOf(name) is { } repository
        ? _known.Identify(new ReferencedArtifact(ArtifactKind.Source, repository.Length == 0 ? _repository : repository))
        : null;

    // Sentences and variables name versions; tags of sources put a v in front of them. Addresses say tags as they are.
    private static Resolution WithTagPrefix(Resolution resolution, ReferenceForm form, TagStyle? style) =>
        form is ReferenceForm.Prose or ReferenceForm.Variable && resolution.Prefix.Length == 0 && resolution.Version is { } version && Prefix(style, version) is { Length: > 0 } prefix
            ? resolution with { Version = prefix + version, Prefix = prefix }
            : resolution;

    private static string Prefix(TagStyle? style, string written) => style == TagStyle.WithV && ReleaseVersion.TryParse(written, out _) ? "v" : "";
}
