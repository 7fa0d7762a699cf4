namespace KubeStellar.Delivery.References.Finding;

/// <summary>What a file says by itself, before it is known what its variables are and which repository holds it.</summary>
internal sealed class FileFindings
{
    private readonly List<Mention> _mentions = [];
    private readonly List<Assignment> _assignments = [];
    private readonly ClaimedSpans _mentioned = new();
    private readonly ClaimedSpans _assigned = new();
    private readonly List<PathMention> _paths = [];
    private readonly List<string> _hooks = [];
    private readonly List<UnreadFile> _unread = [];

    /// <summary>The artifacts that it names.</summary>
    public IReadOnlyList<Mention> Mentions => _mentions;

    /// <summary>The names that it gives values.</summary>
    public IReadOnlyList<Assignment> Assignments => _assignments;

    /// <summary>The paths that it names.</summary>
    public IReadOnlyList<PathMention> Paths => _paths;

    /// <summary>The names of the PostCreateHooks that it holds.</summary>
    public IReadOnlyList<string> Hooks => _hooks;

    /// <summary>What could not be understood.</summary>
    public IReadOnlyList<UnreadFile> Unread => _unread;

    /// <summary>Adds a mention unless its version is written where an earlier one's is.</summary>
    /// <param name="mention">The mention.</param>
    public void Add(Mention mention)
    {
        if (_mentioned.TryAdd(mention.Version))
        {
            _mentions.Add(mention);
        }
    }

    /// <summary>Adds an assignment unless its value is written where an earlier one's is.</summary>
    /// <param name="assignment">The assignment.</param>
    public void Add(Assignment assignment)
    {
        if (_assigned.TryAdd(assignment.Value))
        {
            _assignments.Add(assignment);
        }
    }

    /// <summary>Adds a path.</summary>
    /// <param name="path">The path.</param>
    public void Add(PathMention path) => _paths.Add(path);

    /// <summary>Adds the name of a hook.</summary>
    /// <param name="name">The name.</param>
    public void AddHook(string name) => _hooks.Add(name);

    /// <summary>Adds what could not be understood.</summary>
    /// <param name="unread">The place and the reason.</param>
    public void Add(UnreadFile unread) => _unread.Add(unread);
}
