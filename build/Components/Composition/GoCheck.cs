namespace KubeStellar.Build.Composition;

/// <summary>One run of go in one checkout.</summary>
/// <param name="Id">Its name in reports, such as <c>go.vet</c>.</param>
/// <param name="Subject">What to call the source.</param>
/// <param name="Checkout">The absolute folder that it runs in.</param>
/// <param name="Text">The run as one would type it in the checkout.</param>
/// <param name="RunAsync">Runs it and returns what is right then, in one line; throws where it is not.</param>
internal sealed record GoCheck(string Id, string Subject, string Checkout, string Text, Func<Task<string>> RunAsync);
