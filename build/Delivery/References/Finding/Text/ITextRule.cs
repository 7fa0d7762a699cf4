namespace KubeStellar.Delivery.References.Finding.Text;

/// <summary>Finds references of one form in any text, whatever kind of file it is of; the time that it takes grows with the text's length alone.</summary>
internal interface ITextRule
{
    /// <summary>Finds the references.</summary>
    /// <param name="area">What is searched.</param>
    /// <param name="findings">Gets what is found.</param>
    void Find(TextArea area, FileFindings findings);
}
