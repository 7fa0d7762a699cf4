namespace KubeStellar.Delivery.References.Checks;

/// <summary>What may be wrong in the files of a release.</summary>
public enum HistoryFindingKind
{
    /// <summary>A declared reference to itself names another version than the release's.</summary>
    WrongSelf,

    /// <summary>A reference to itself that no rule declares names another version than the release's.</summary>
    UndeclaredSelf,

    /// <summary>Artifacts of one repository of the family are named in several versions.</summary>
    SeveralVersions,
}
