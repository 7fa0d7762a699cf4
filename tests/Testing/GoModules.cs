using System.Text;
using KubeStellar.Delivery.Tools;

namespace KubeStellar.Testing;

/// <summary>Small Go modules for a <see cref="ModuleProxy"/>, written in a test.</summary>
public static class GoModules
{
    /// <summary>Returns a version of a module that holds these files.</summary>
    public static ProxyModule Of(string path, string version, params IEnumerable<(string Path, string Text)> files) =>
        new(path, version, files.ToDictionary(file => file.Path, file => Encoding.UTF8.GetBytes(file.Text)));

    /// <summary>Returns a version of a module that needs Go 1.16 and holds one program, which prints a line to standard error and imports nothing.</summary>
    public static ProxyModule Program(string path, string version, string folder, string line) => Of(
        path, version,
        ("go.mod", $"module {path}\n\ngo 1.16\n"),
        (folder.Length == 0 ? "main.go" : $"{folder}/main.go", $"package main\n\nfunc main() {{ println(\"{line}\") }}\n"));
}
