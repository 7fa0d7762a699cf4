namespace KubeStellar.Build.Workflows;

/// <summary>What a job's token may do with a kind of thing.</summary>
public enum WorkflowAccess
{
    /// <summary>Read.</summary>
    Read,

    /// <summary>Read and write.</summary>
    Write,
}
