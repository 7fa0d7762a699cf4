using System.Reflection;
using Nuke.Common.Execution;

namespace Nuke.Common;

public abstract partial class NukeBuild
{
    private readonly List<BuildExtensionAttributeBase> _extensions;

    /// <summary>Creates the build and reads the extensions that its type declares.</summary>
    protected NukeBuild()
    {
        _extensions = [.. GetType().GetCustomAttributes<BuildExtensionAttributeBase>()];
        if (_extensions.Count > 1)
            _extensions = [.. _extensions.OrderByDescending(x => x.Priority)];
        foreach (var extension in _extensions)
            extension.Build = this;
    }

    internal void RaiseEvent<TExtension>(Action<TExtension> action)
        where TExtension : IBuildExtension
    {
        foreach (var extension in _extensions.OfType<TExtension>())
            action(extension);
    }

    /// <summary>Called after parameters have their values, before the plan is made.</summary>
    protected internal virtual void OnBuildCreated()
    {
    }

    /// <summary>Called after the plan is made, before the first target.</summary>
    protected internal virtual void OnBuildInitialized()
    {
    }

    /// <summary>Called at the end, after success and after failure.</summary>
    protected internal virtual void OnBuildFinished()
    {
    }

    /// <summary>Called before a target runs.</summary>
    protected internal virtual void OnTargetRunning(string target)
    {
    }

    /// <summary>Called when a target is skipped.</summary>
    protected internal virtual void OnTargetSkipped(string target)
    {
    }

    /// <summary>Called after a target succeeded.</summary>
    protected internal virtual void OnTargetSucceeded(string target)
    {
    }

    /// <summary>Called after a target failed.</summary>
    protected internal virtual void OnTargetFailed(string target)
    {
    }
}
