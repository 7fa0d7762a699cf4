using Nuke.Common.Checks;
using Nuke.Common.IO;
using Nuke.Common.Parameters;

namespace Nuke.Common;

/// <summary>Finds the root of the repository and the project of the build.</summary>
internal static class RootFinder
{
    public static AbsolutePath Find(BuildContext context)
    {
        var raw = context.Parameters.Sources.Find(BuiltInParameters.Root, fromFiles: false);
        if (raw is { Values.Count: 0, Origin.IsCommandLine: true })
            return context.Process.WorkingDirectory;
        if (context.Parameters.GetBuiltIn<AbsolutePath>(BuiltInParameters.Root) is { } given)
            return Directory.Exists(given) ? given : throw new InvalidBuildException([$"Root '{given}' is no folder ({raw!.Origin.Description})"]);

        // The user's own .nuke folder holds NUKE's global state and marks no root.
        var home = context.Process.GetVariable(OperatingSystem.IsWindows() ? "USERPROFILE" : "HOME");
        for (var folder = context.Process.WorkingDirectory; folder is not null; folder = folder.Parent)
        {
            if (Directory.Exists(folder / ".nuke") && folder.ToString() != home)
                return folder;
        }

        throw new InvalidBuildException(
        [
            $"No '.nuke' folder was found upwards of '{context.Process.WorkingDirectory}'."
            + " Make one to mark the root of the repository, or say '--root <folder>'.",
        ]);
    }

    public static AbsolutePath? FindProjectFile(AbsolutePath? start)
    {
        for (var folder = start; folder is not null; folder = folder.Parent)
        {
            if (!Directory.Exists(folder))
                continue;
            var files = Directory.GetFiles(folder, "*.csproj");
            if (files.Length > 1)
                throw new InvalidBuildException([$"Folder '{folder}' has more than one project file"]);
            if (files.Length == 1)
                return files[0];
        }

        return null;
    }
}
