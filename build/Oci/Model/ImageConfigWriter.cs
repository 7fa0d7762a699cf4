namespace KubeStellar.Oci;

/// <summary>Image configurations as JSON, fields and omissions as in go-containerregistry's structs.</summary>
internal static class ImageConfigWriter
{
    public static byte[] Write(ImageConfig image)
    {
        var json = new GoJsonWriter();
        json.StartObject();
        json.Name("architecture");
        json.Text(image.Architecture);
        json.OptionalText("author", image.Author);
        json.OptionalText("container", image.Container);
        json.Name("created");
        json.Text(image.Created.ToString());
        json.OptionalText("docker_version", image.DockerVersion);
        WriteHistory(json, image.History);
        json.Name("os");
        json.Text(image.Os);
        json.Name("rootfs");
        WriteRootFs(json, image);
        json.Name("config");
        WriteConfig(json, image.Config);
        json.OptionalText("os.version", image.OsVersion);
        json.OptionalText("variant", image.Variant);
        json.OptionalList("os.features", image.OsFeatures);
        json.EndObject();
        return json.ToArray();
    }

    private static void WriteHistory(GoJsonWriter json, IReadOnlyList<HistoryEntry> history)
    {
        if (history.Count == 0)
        {
            return;
        }

        json.Name("history");
        json.StartArray();
        foreach (var entry in history)
        {
            json.StartObject();
            json.OptionalText("author", entry.Author);
            json.Name("created");
            json.Text(entry.Created.ToString());
            json.OptionalText("created_by", entry.CreatedBy);
            json.OptionalText("comment", entry.Comment);
            OptionalFlag(json, "empty_layer", entry.EmptyLayer);
            json.EndObject();
        }

        json.EndArray();
    }

    private static void WriteRootFs(GoJsonWriter json, ImageConfig image)
    {
        json.StartObject();
        json.Name("type");
        json.Text(image.RootFsType);
        json.Name("diff_ids");
        json.StartArray();
        foreach (var diffId in image.DiffIds)
        {
            json.Text(diffId.ToString());
        }

        json.EndArray();
        json.EndObject();
    }

    private static void WriteConfig(GoJsonWriter json, ContainerConfig config)
    {
        json.StartObject();
        OptionalFlag(json, "AttachStderr", config.AttachStderr);
        OptionalFlag(json, "AttachStdin", config.AttachStdin);
        OptionalFlag(json, "AttachStdout", config.AttachStdout);
        json.OptionalList("Cmd", config.Cmd);
        if (config.Healthcheck is { } check)
        {
            json.Name("Healthcheck");
            WriteHealthCheck(json, check);
        }

        json.OptionalText("Domainname", config.Domainname);
        json.OptionalList("Entrypoint", config.Entrypoint);
        json.OptionalList("Env", config.Env);
        json.OptionalText("Hostname", config.Hostname);
        json.OptionalText("Image", config.Image);
        json.OptionalMap("Labels", config.Labels);
        json.OptionalList("OnBuild", config.OnBuild);
        OptionalFlag(json, "OpenStdin", config.OpenStdin);
        OptionalFlag(json, "StdinOnce", config.StdinOnce);
        OptionalFlag(json, "Tty", config.Tty);
        json.OptionalText("User", config.User);
        OptionalSet(json, "Volumes", config.Volumes);
        json.OptionalText("WorkingDir", config.WorkingDir);
        OptionalSet(json, "ExposedPorts", config.ExposedPorts);
        OptionalFlag(json, "ArgsEscaped", config.ArgsEscaped);
        OptionalFlag(json, "NetworkDisabled", config.NetworkDisabled);
        json.OptionalText("MacAddress", config.MacAddress);
        json.OptionalText("StopSignal", config.StopSignal);
        json.OptionalList("Shell", config.Shell);
        json.EndObject();
    }

    private static void WriteHealthCheck(GoJsonWriter json, HealthCheck check)
    {
        json.StartObject();
        json.OptionalList("Test", check.Test);
        OptionalNumber(json, "Interval", check.Interval);
        OptionalNumber(json, "Timeout", check.Timeout);
        OptionalNumber(json, "StartPeriod", check.StartPeriod);
        OptionalNumber(json, "Retries", check.Retries);
        json.EndObject();
    }

    private static void OptionalFlag(GoJsonWriter json, string name, bool value)
    {
        if (value)
        {
            json.Name(name);
            json.Boolean(true);
        }
    }

    private static void OptionalNumber(GoJsonWriter json, string name, long value)
    {
        if (value != 0)
        {
            json.Name(name);
            json.Number(value);
        }
    }

    private static void OptionalSet(GoJsonWriter json, string name, IReadOnlyList<string> values)
    {
        if (values.Count == 0)
        {
            return;
        }

        json.Name(name);
        json.StartObject();
        foreach (var value in values.Distinct(StringComparer.Ordinal).Order(Utf8Order.Instance))
        {
            json.Name(value);
            json.StartObject();
            json.EndObject();
        }

        json.EndObject();
    }
}
