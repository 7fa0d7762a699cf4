namespace KubeStellar.Testing.GitHub;

/// <summary>What goes wrong with a request to the <see cref="FakeGitHub"/>.</summary>
public enum FakeFault
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>The server fails before it does anything.</summary>
    Before,

    /// <summary>It does what is asked, and the answer is lost.</summary>
    After,

    /// <summary>It does what is asked, and answers 200 with nothing, as a broken proxy would.</summary>
    Empty,

    /// <summary>Half of the body arrives: an upload leaves a file in state <c>starter</c>; other requests do nothing.</summary>
    Half,

    /// <summary>The token's hourly requests are used up.</summary>
    RateLimit,
}
