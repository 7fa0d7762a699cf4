using System.Net;
using System.Text;
using System.Text.Json;

namespace KubeStellar.Testing.GitHub;

/// <summary>An answer of the <see cref="FakeGitHub"/>.</summary>
internal sealed record FakeAnswer(int Status, string ContentType, byte[] Body)
{
    private static readonly JsonSerializerOptions Options = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    public Dictionary<string, string> Headers { get; } = [];

    public static FakeAnswer NoContent { get; } = new(204, "application/json", []);

    public static FakeAnswer Empty { get; } = new(200, "application/json", []);

    public static FakeAnswer Json(int status, object body) => new(status, "application/json; charset=utf-8", JsonSerializer.SerializeToUtf8Bytes(body, Options));

    public static FakeAnswer Text(string contentType, string text) => new(200, contentType, Encoding.UTF8.GetBytes(text));

    public static FakeAnswer Failure(int status, string message) => Json(status, new { Message = message, DocumentationUrl = "https://docs.github.com/rest" });

    public static FakeAnswer AlreadyExists(string resource, string field) =>
        Json(422, new { Message = "Validation Failed", Errors = new[] { new { Resource = resource, Code = "already_exists", Field = field } } });

    public async Task WriteAsync(HttpListenerResponse response)
    {
        response.StatusCode = Status;
        response.ContentType = ContentType;
        foreach (var (name, value) in Headers)
        {
            response.Headers[name] = value;
        }

        response.ContentLength64 = Body.Length;
        await response.OutputStream.WriteAsync(Body);
        response.Close();
    }
}
