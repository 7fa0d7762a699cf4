namespace KubeStellar.Delivery.References.Finding.Text;

/// <summary>How a file's lines say that they are comments.</summary>
internal enum CommentStyle
{
    /// <summary>No line does, as in documents, whose headings start with a number sign.</summary>
    None,

    /// <summary>By a number sign: shells, Makefiles, Dockerfiles, Python.</summary>
    NumberSign,

    /// <summary>By a number sign, also behind a value, and in the actions of templates.</summary>
    Yaml,

    /// <summary>By two slashes: Go, JavaScript.</summary>
    Slashes,
}
