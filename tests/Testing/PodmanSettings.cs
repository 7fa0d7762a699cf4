using KubeStellar.Delivery.Commands;

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
            .WithEnvironment("HOME", directory["home"])
            .WithEnvironment("CONTAINERS_CONF", directory["containers.conf"])
            .WithEnvironment("CONTAINERS_STORAGE_CONF", directory["storage.conf"])
            .WithEnvironment("CONTAINERS_REGISTRIES_CONF", "/dev/null");
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
        // conmon starts the runtime with a clean environment, so its libraries have to be named again.
        var runc = packages.Prepare("runc");
        var wrapper = directory.Write("runc", $"#!/bin/sh\nLD_LIBRARY_PATH='{runc.Environment.GetValueOrDefault("LD_LIBRARY_PATH")}' exec '{runc.Program}' \"$@\"\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(wrapper, (UnixFileMode)0b111_101_101);
        return Common
            + $"""
            runtime = "runc"
            network_backend = "cni"
            conmon_path = ["{packages.Find("conmon")}"]
            helper_binaries_dir = ["{packages.Root}/usr/lib/podman"]

            [engine.runtimes]
            runc = ["{wrapper}"]

            """;
    }
}
