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
        var subject = $"manifest from {response.RequestMessage!.RequestUri!.GetLeftPart(UriPartial.Path)}";
        var mediaType = JsonFields.Convert(bytes, subject, ManifestChildren.MediaTypeOf)
            ?? (MediaTypes.IsManifest(stated) ? stated! : throw new MalformedContentException(subject, "neither a manifest nor an index"));
        RequireType(response, Descriptor.Of(mediaType, bytes));
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

    /// <summary>Throws where the answer states another number of bytes than the content has; of none, and of zero, as registries say that do not count, nothing is known.</summary>
    public static void RequireSize(HttpResponseMessage response, Descriptor content)
    {
        if (response.Content.Headers.ContentLength is { } stated and > 0 && stated != content.Size)
        {
            throw WrongContentException.Size(content, stated);
        }
    }

    /// <summary>Throws where an answer with a manifest says that it is of another type than its descriptor; of other types, as servers of files state them, nothing is known.</summary>
    public static void RequireType(HttpResponseMessage response, Descriptor manifest)
    {
        if (MediaTypes.IsManifest(manifest.MediaType) && response.Content.Headers.ContentType?.MediaType is { } stated && stated != manifest.MediaType && MediaTypes.IsManifest(stated))
        {
            throw new MalformedContentException(manifest.ToString(), $"the registry calls it {stated}");
        }
    }

    /// <summary>Throws where the registry stored something else than what it was sent.</summary>
    public static void RequireDigest(HttpResponseMessage response, Descriptor sent)
    {
        if (OtherDigest(response, sent) is { } stored)
        {
            throw WrongContentException.Digest(sent, stored);
        }
    }

    /// <summary>Returns the digest of what the registry stored where that is something else than what it was sent, else null.</summary>
    public static Digest? OtherDigest(HttpResponseMessage response, Descriptor sent) =>
        Digest.TryParse(Text(response, "Docker-Content-Digest"), out var stored) && stored.Algorithm == sent.Digest.Algorithm && stored != sent.Digest ? stored : null;
}
