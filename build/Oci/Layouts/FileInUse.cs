namespace KubeStellar.Oci;

/// <summary>Tells a file that another task or process has opened for itself alone from one that cannot be opened.</summary>
public static class FileInUse
{
    /// <summary>Says whether that is why opening a file failed, so that trying again may help.</summary>
    /// <param name="error">What opening the file ended with.</param>
    public static bool IsCauseOf(IOException error)
    {
        ArgumentNullException.ThrowIfNull(error);

        // On Windows a sharing violation; elsewhere .NET reports the failed flock with the number of EWOULDBLOCK.
        return error.GetType() == typeof(IOException) && (error.HResult & 0xffff) is 32 or 33 or 11 or 35;
    }
}
