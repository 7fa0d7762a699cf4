using KubeStellar.Delivery.Commands;
using KubeStellar.Delivery.Tools;

namespace KubeStellar.Testing;

/// <summary>Makes podman keep to one folder and find its helper programs where they were unpacked.</summary>
internal static class PodmanSettings
{
    public static Command Apply(TestTool podman, TemporaryDirectory directory)
    {
        directory.Write("home/.config/containers/policy.json", """{ "default": [{ "type": "insecureAcceptAnything" }] }""");
        directory.Write("containers.conf", Engine(podman, directory));
        directory.Write(
            "storage.conf",
            $"""
            [storage]
            driver = "vfs"
            graphroot = "{directory["data"]}"
            runroot = "{directory["run"]}"

            """);
        return podman.Prepare("--log-level", "info", "system", "service", "--time", "0", "unix://" + directory["engine.sock"])
            .WithEnvironment(Settings(directory));
    }

    private static string Engine(TestTool podman, TemporaryDirectory directory)
    {
        const string Common =
            """
            [engine]
            cgroup_manager = "cgroupfs"
            events_logger = "file"

            """;
        if (podman.Packages is not { } packages)
            return Common;
        // podman starts conmon, and conmon starts the runtime and podman again, with nearly empty environments.
        var conmon = Wrap("conmon", packages, directory);
        var runtime = Wrap("runc", packages, directory);
        return Common
            + $"""
            runtime = "runc"
            network_backend = "cni"
            conmon_path = ["{conmon}"]
            helper_binaries_dir = ["{packages.Root}/usr/lib/podman"]

            [engine.runtimes]
            runc = ["{runtime}"]

            """;
    }

    private static string Wrap(string program, PackageFolder packages, TemporaryDirectory directory)
    {
        var command = packages.Prepare(program).WithEnvironment(Settings(directory));
        return directory.WriteProgram(
            "bin/" + program,
            $"#!/bin/sh\n{string.Concat(command.Environment.Select(variable => $"export {variable.Key}='{variable.Value}'\n"))}exec '{command.Program}' \"$@\"\n");
    }

    private static Dictionary<string, string?> Settings(TemporaryDirectory directory) => new()
    {
        ["HOME"] = directory["home"],
        ["CONTAINERS_CONF"] = directory["containers.conf"],
        ["CONTAINERS_STORAGE_CONF"] = directory["storage.conf"],
        ["CONTAINERS_REGISTRIES_CONF"] = "/dev/null",
    };
}
