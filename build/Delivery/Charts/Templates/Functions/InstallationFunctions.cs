namespace KubeStellar.Delivery.Charts.Templates.Functions;

/// <summary>What every installation computes anew: times, random texts, keys.</summary>
internal static class InstallationFunctions
{
    private static readonly string[] Names =
    [
        "now", "date", "dateInZone", "date_in_zone", "dateModify", "date_modify", "ago", "duration", "durationRound", "htmlDate", "htmlDateInZone", "unixEpoch", "toDate",
        "randAlpha", "randAlphaNum", "randAscii", "randNumeric", "randInt", "randBytes", "shuffle", "uuidv4", "genPrivateKey", "genCA", "genCAWithKey",
        "genSelfSignedCert", "genSelfSignedCertWithKey", "genSignedCert", "genSignedCertWithKey", "derivePassword", "bcrypt", "htpasswd", "encryptAES", "getHostByName",
    ];

    /// <summary>The functions by name.</summary>
    public static Dictionary<string, TemplateFunction> Table { get; } = Names.ToDictionary(
        name => name,
        name => new TemplateFunction(_ => new Unknown($"{name} gives another value each time"), UnknownArguments.Given),
        StringComparer.Ordinal);
}
