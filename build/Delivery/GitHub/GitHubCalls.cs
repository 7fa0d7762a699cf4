using System.Globalization;
using System.Net;
using Octokit;

namespace KubeStellar.Delivery.GitHub;

/// <summary>Makes calls to GitHub fail with errors that say what was asked and what to do.</summary>
/// <param name="api">The address that is asked.</param>
/// <param name="subject">The repository.</param>
internal sealed class GitHubCalls(Uri api, string subject)
{
    public async Task<T> RunAsync<T>(string operation, Func<Task<T>> call)
    {
        try
        {
            return await call();
        }
        catch (RateLimitExceededException error)
        {
            throw new GitHubRateLimitException(operation, subject, error.Reset, error.Message, error);
        }
        catch (Exception error) when (error is SecondaryRateLimitExceededException or AbuseException)
        {
            throw new GitHubRateLimitException(operation, subject, null, error.Message, error);
        }
        catch (ApiException error) when (error.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden)
        {
            throw new GitHubRefusedException(operation, subject, error.StatusCode, Answer(error), error);
        }
        catch (ApiException error) when (error.StatusCode >= HttpStatusCode.InternalServerError)
        {
            throw new GitHubUnreachableException(operation, subject, api, Status(error), error);
        }
        catch (ApiException error)
        {
            throw new GitHubAnswerException(operation, subject, "that GitHub does what is asked", Status(error), error);
        }
        catch (Exception error) when (error is HttpRequestException or IOException)
        {
            throw new GitHubUnreachableException(operation, subject, api, error.Message, error);
        }
        catch (OperationCanceledException error) when (error.InnerException is TimeoutException)
        {
            throw new GitHubUnreachableException(operation, subject, api, "no answer in time", error);
        }
    }

    /// <summary>Requires an answer: the client returns null for one without content.</summary>
    public static T Present<T>(T? answer)
        where T : class => answer ?? throw new IOException("an empty answer");

    private static string Status(ApiException error) => string.Create(CultureInfo.InvariantCulture, $"{(int)error.StatusCode}: {Answer(error)}");

    // GitHub says in a list of its own what a request lacks.
    private static string Answer(ApiException error)
    {
        var details = error.ApiError?.Errors?.Select(detail => detail.Message ?? $"{detail.Field} {detail.Code}") ?? [];
        return string.Join("; ", details.Prepend(error.Message.Trim()).Where(text => text.Length > 0));
    }
}
