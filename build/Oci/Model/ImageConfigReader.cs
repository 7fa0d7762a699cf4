using System.Text.Json;

namespace KubeStellar.Oci;

/// <summary>Image configurations from JSON.</summary>
internal static class ImageConfigReader
{
    public static ImageConfig Read(JsonElement json)
    {
        var rootFs = json.Field("rootfs", JsonValueKind.Object);
        return new ImageConfig
        {
            Architecture = json.Text("architecture") ?? "",
            Author = json.Text("author"),
            Container = json.Text("container"),
            Created = ReadTime(json),
            DockerVersion = json.Text("docker_version"),
            History = json.List("history", ReadHistory),
            Os = json.Text("os") ?? "",
            RootFsType = rootFs?.Text("type") ?? "",
            DiffIds = rootFs?.Texts("diff_ids").Select(text => Digest.Parse(text)).ToArray() ?? [],
            Config = json.Field("config", JsonValueKind.Object) is { } config ? ReadConfig(config) : new ContainerConfig(),
            OsVersion = json.Text("os.version"),
            Variant = json.Text("variant"),
            OsFeatures = json.Texts("os.features"),
        };
    }

    private static HistoryEntry ReadHistory(JsonElement json)
    {
        json.Require(JsonValueKind.Object);
        return new HistoryEntry
        {
            Author = json.Text("author"),
            Created = ReadTime(json),
            CreatedBy = json.Text("created_by"),
            Comment = json.Text("comment"),
            EmptyLayer = json.Flag("empty_layer"),
        };
    }

    private static ContainerConfig ReadConfig(JsonElement json) => new()
    {
        AttachStderr = json.Flag("AttachStderr"),
        AttachStdin = json.Flag("AttachStdin"),
        AttachStdout = json.Flag("AttachStdout"),
        Cmd = json.Texts("Cmd"),
        Healthcheck = json.Field("Healthcheck", JsonValueKind.Object) is { } check ? ReadHealthCheck(check) : null,
        Domainname = json.Text("Domainname"),
        Entrypoint = json.Texts("Entrypoint"),
        Env = json.Texts("Env"),
        Hostname = json.Text("Hostname"),
        Image = json.Text("Image"),
        Labels = json.Map("Labels"),
        OnBuild = json.Texts("OnBuild"),
        OpenStdin = json.Flag("OpenStdin"),
        StdinOnce = json.Flag("StdinOnce"),
        Tty = json.Flag("Tty"),
        User = json.Text("User"),
        Volumes = json.Names("Volumes"),
        WorkingDir = json.Text("WorkingDir"),
        ExposedPorts = json.Names("ExposedPorts"),
        ArgsEscaped = json.Flag("ArgsEscaped"),
        NetworkDisabled = json.Flag("NetworkDisabled"),
        MacAddress = json.Text("MacAddress"),
        StopSignal = json.Text("StopSignal"),
        Shell = json.Texts("Shell"),
    };

    private static HealthCheck ReadHealthCheck(JsonElement json) => new()
    {
        Test = json.Texts("Test"),
        Interval = json.Number("Interval") ?? 0,
        Timeout = json.Number("Timeout") ?? 0,
        StartPeriod = json.Number("StartPeriod") ?? 0,
        Retries = json.Number("Retries") ?? 0,
    };

    private static Timestamp ReadTime(JsonElement json) =>
        json.Text("created") is not { } text ? default
        : Timestamp.TryParse(text, null, out var time) ? time
        : throw new JsonException("'created' is not an RFC 3339 time");
}
