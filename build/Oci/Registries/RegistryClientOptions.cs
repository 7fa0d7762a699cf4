using System.Net;

namespace KubeStellar.Oci;

/// <summary>How to talk to registries.</summary>
public sealed record RegistryClientOptions
{
    /// <summary>Where credentials come from; null sends none.</summary>
    public ICredentialSource? Credentials { get; init; }

    /// <summary>Says which hosts, with their port where their name has one, are talked to over plain HTTP; those on loopback by default, and no host is ever led to it by an answer unless this says so.</summary>
    public Predicate<string> PlainHttp { get; init; } = Loopback.IsLoopback;

    /// <summary>The clock for the lifetime of tokens, for waits and their limits; the system's by default.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>How long to wait for a connection; 15 seconds by default.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How long a connection may move no byte while an answer is awaited or a body is sent or received; 5 minutes by default, because registries need time to store a large blob.</summary>
    public TimeSpan SilenceTimeout { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How often and how long requests are tried.</summary>
    public RetryOptions Retries { get; init; } = new();

    /// <summary>Hears of each further try before its wait, from several threads; null, the default, tells nobody.</summary>
    public IProgress<RetryNotice>? Retried { get; init; }

    /// <summary>The greatest number of connections to one host; 64 by default. At most half of them send blobs, so that blobs of the same host can be read meanwhile.</summary>
    public int MaxConnectionsPerHost { get; init; } = 64;

    /// <summary>The bytes of one request in a chunked upload; null, the default, sends a blob in one request unless the registry refuses that.</summary>
    public long? ChunkSize { get; init; }

    /// <summary>The proxy for hosts other than loopback; null, the default, is the one that the environment names.</summary>
    public IWebProxy? Proxy { get; init; }

    /// <summary>The variables that name proxies and trusted certificates, so that errors can say what is wrong with them; none by default.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>What the client calls itself in <c>User-Agent</c>.</summary>
    public string UserAgent { get; init; } = "kubestellar-delivery";

    /// <summary>Wraps the handler that sends requests, below authentication and redirects; null, the default, leaves it as it is.</summary>
    public Func<HttpMessageHandler, HttpMessageHandler>? Decorate { get; init; }
}
