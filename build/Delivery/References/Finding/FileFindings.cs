namespace KubeStellar.Delivery.References.Finding;

/// <summary>What a file says by itself, before it is known what its variables are and which repository holds it.</summary>
internal sealed class FileFindings
{
    /// <summary>The greatest number of findings of one sort that count; what has more was made to have them.</summary>
    public const int MaxOfSort = 10_000;

    private readonly List<Mention> _mentions = [];
    private readonly List<Assignment> _assignments = [];
    private readonly ClaimedSpans _mentioned = new();
    private readonly ClaimedSpans _assigned = new();
    private readonly List<PathMention> _paths = [];
    private readonly List<string> _hooks = [];
    private readonly List<UnreadFile> _unread = [];
    private bool _isFull;

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
        if (HasRoom(_mentions) && _mentioned.TryAdd(mention.Version))
        {
            _mentions.Add(mention);
        }
    }

    /// <summary>Adds an assignment unless its value is written where an earlier one's is.</summary>
    /// <param name="assignment">The assignment.</param>
    public void Add(Assignment assignment)
    {
        if (HasRoom(_assignments) && _assigned.TryAdd(assignment.Value))
        {
            _assignments.Add(assignment);
        }
    }

    /// <summary>Adds a path.</summary>
    /// <param name="path">The path.</param>
    public void Add(PathMention path)
    {
        if (HasRoom(_paths))
        {
            _paths.Add(path);
        }
    }

    /// <summary>Adds the name of a hook.</summary>
    /// <param name="name">The name.</param>
    public void AddHook(string name)
    {
        if (HasRoom(_hooks))
        {
            _hooks.Add(name);
        }
    }

    /// <summary>Adds what could not be understood.</summary>
    /// <param name="unread">The place and the reason.</param>
    public void Add(UnreadFile unread)
    {
        if (HasRoom(_unread))
        {
            _unread.Add(unread);
        }
    }

    /// <summary>Notes where there was more to find than counts.</summary>
    /// <param name="path">The file's path.</param>
    public void NoteWhatIsLeft(string path)
    {
        if (_isFull)
        {
            _unread.Add(new UnreadFile(path, 0, $"it says more than {MaxOfSort} things of one sort, of which the first count"));
        }
    }

    private bool HasRoom<T>(List<T> sort)
    {
        _isFull |= sort.Count >= MaxOfSort;
        return sort.Count < MaxOfSort;
    }
}
