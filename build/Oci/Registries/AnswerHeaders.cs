namespace KubeStellar.Oci;

/// <summary>What registries say in the headers of their answers.</summary>
internal static class AnswerHeaders
{
    /// <summary>Where the credential of the request came from, or null where none was sent.</summary>
    public static string? CredentialOrigin(HttpResponseMessage response) =>
        response.RequestMessage!.Options.TryGetValue(AuthenticationHandler.CredentialOrigin, out var origin) ? origin : null;

    public static string? Text(HttpResponseMessage response, string header) =>
        response.Headers.TryGetValues(header, out var values) ? values.FirstOrDefault() : null;

    /// <summary>Returns the descriptor of the manifest that a HEAD names, or null where the headers do not tell all of it.</summary>
    public static Descriptor? Describe(HttpResponseMessage response, Digest? requested)
    {
        var mediaType = response.Content.Headers.ContentType?.MediaType;
        if (!MediaTypes.IsManifest(mediaType)
            || response.Content.Headers.ContentLength is not { } size
            || size == 0
            || !Digest.TryParse(Text(response, "Docker-Content-Digest"), out var digest)
            || (requested is not null && requested != digest))
        {
            return null;
        }

        return new Descriptor { MediaType = mediaType!, Digest = digest, Size = size };
    }

    /// <summary>Returns the descriptor of a manifest from its bytes, for registries whose headers are incomplete.</summary>
    public static Descriptor DescribeBody(HttpResponseMessage response, byte[] bytes, Digest? requested)
    {
        var stated = response.Content.Headers.ContentType?.MediaType;
        var mediaType = MediaTypes.IsManifest(stated)
            ? stated!
            : JsonFields.Convert(bytes, "manifest", json => ManifestChildren.MediaTypeOf(json) ?? throw new System.Text.Json.JsonException("neither a manifest nor an index"));
        if (requested is not { } expected)
        {
            return Descriptor.Of(mediaType, bytes);
        }

        using var builder = new DigestBuilder(expected.Algorithm);
        builder.Append(bytes);
        var descriptor = new Descriptor { MediaType = mediaType, Digest = expected, Size = bytes.Length };
        var found = builder.ToDigest();
        return found == expected ? descriptor : throw WrongContentException.Digest(descriptor, found);
    }

    /// <summary>Throws where the registry stored something else than what it was sent.</summary>
    public static void RequireDigest(HttpResponseMessage response, Descriptor sent)
    {
        if (Digest.TryParse(Text(response, "Docker-Content-Digest"), out var stored) && stored.Algorithm == sent.Digest.Algorithm && stored != sent.Digest)
        {
            throw WrongContentException.Digest(sent, stored);
        }
    }
}
