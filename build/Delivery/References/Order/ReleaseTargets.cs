using KubeStellar.Delivery.Versions;

namespace KubeStellar.Delivery.References.Order;

/// <summary>Reads the next versions that a user gives: <c>kubestellar=0.31.0</c>.</summary>
public static class ReleaseTargets
{
    /// <summary>Returns the versions by owner and name of the repository.</summary>
    /// <param name="texts">A repository and a version each, with <c>=</c> between them.</param>
    /// <param name="names">The repositories of the workspace.</param>
    /// <exception cref="InvalidReleaseTargetException">A text is of another form, or a repository gets two versions.</exception>
    /// <exception cref="UnknownRepositoryException">A repository is none of the workspace's.</exception>
    /// <exception cref="InvalidVersionException">A version is none.</exception>
    public static IReadOnlyDictionary<string, ReleaseVersion> Parse(IEnumerable<string> texts, RepositoryNames names)
    {
        var targets = new Dictionary<string, ReleaseVersion>(StringComparer.Ordinal);
        foreach (var text in texts)
        {
            if (text.Split('=') is not [{ Length: > 0 } name, { Length: > 0 } version])
            {
                throw new InvalidReleaseTargetException(text, "another form");
            }

            if (!targets.TryAdd(names.Choose(name), ReleaseVersion.Parse(version)))
            {
                throw new InvalidReleaseTargetException(text, "a second version of one repository");
            }
        }

        return targets;
    }
}
