using KubeStellar.Delivery.Releases;

namespace KubeStellar.Delivery.References.Checks;

/// <summary>Who is asked for versions: the workspace first, then the registries of images and charts, and the remote repositories of all else.</summary>
public static class PublishedVersions
{
    private const int QuestionsAtATime = 16;
    private static readonly TimeSpan PatienceWithRemotes = TimeSpan.FromSeconds(10);

    /// <summary>Returns those that answer for a workspace, registries, and repositories on GitHub.</summary>
    /// <param name="workspace">Knows the tags of the checkouts.</param>
    /// <param name="lookup">Asks registries.</param>
    public static AskedOnce Of(WorkspaceVersions workspace, ReferenceLookup lookup) => Of(workspace, lookup, new RemoteVersions(repository => $"https://github.com/{repository}.git", PatienceWithRemotes));

    /// <summary>Returns those that answer for a workspace, registries, and given remote repositories.</summary>
    /// <param name="workspace">Knows the tags of the checkouts.</param>
    /// <param name="lookup">Asks registries.</param>
    /// <param name="remotes">Asks remote repositories.</param>
    public static AskedOnce Of(WorkspaceVersions workspace, ReferenceLookup lookup, IPublishedVersions remotes) =>
        new(new ByKind(new FirstToKnow(workspace, new RegistryVersions(lookup)), new FirstToKnow(workspace, remotes)), QuestionsAtATime);

    /// <summary>Returns those that answer for a workspace and registries, and ask no remote repository.</summary>
    /// <param name="workspace">Knows the tags of the checkouts.</param>
    /// <param name="lookup">Asks registries.</param>
    public static AskedOnce Nearby(WorkspaceVersions workspace, ReferenceLookup lookup) => new(new ByKind(new FirstToKnow(workspace, new RegistryVersions(lookup)), workspace), QuestionsAtATime);
}
