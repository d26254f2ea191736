namespace Derwent.Shared.Imports;

/// <summary>Opens a file for an import, or says in a sentence why not.</summary>
internal static class ImportFile
{
    /// <exception cref="ImportFailed">It is not there, is no file, may not be read, or is too large.</exception>
    public static FileStream Open(string path)
    {
        try
        {
            var file = new FileInfo(path);
            if (Directory.Exists(path)) throw new ImportFailed($"{path} is a folder. Name a file in it.");
            if (!file.Exists) throw new ImportFailed($"There is no file {path}.");
            if (file.Length > ImportBounds.Bytes) throw new ImportFailed($"{file.Name} is larger than {ImportBounds.Bytes / 1_000_000} MB. Split it and import the parts.");
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 64 * 1024, FileOptions.Asynchronous | FileOptions.SequentialScan);
        }
        catch (UnauthorizedAccessException denied) { throw new ImportFailed($"{path} may not be read.", denied); }
        catch (IOException broken) { throw new ImportFailed($"{path} cannot be read: {broken.Message}", broken); }
    }
}
