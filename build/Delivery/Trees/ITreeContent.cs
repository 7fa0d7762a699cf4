namespace KubeStellar.Delivery.Trees;

/// <summary>Where the files of a source tree have their content; every method may be called from several threads at once.</summary>
internal interface ITreeContent
{
    /// <summary>Returns the name that git gives the content: 40 hexadecimal digits.</summary>
    /// <param name="file">The file.</param>
    string IdOf(TreeFile file);

    /// <summary>Returns how many bytes the content has, without reading it.</summary>
    /// <param name="file">The file.</param>
    long SizeOf(TreeFile file);

    /// <summary>Returns the content.</summary>
    /// <param name="file">The file.</param>
    byte[] Read(TreeFile file);
}
