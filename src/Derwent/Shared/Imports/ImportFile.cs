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

    /// <summary>A temporary file that is gone when it is closed.</summary>
    public static FileStream Temporary()
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Share = FileShare.None, BufferSize = 64 * 1024, Options = FileOptions.Asynchronous | FileOptions.DeleteOnClose };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new FileStream(Path.Combine(Path.GetTempPath(), "derwent-" + Path.GetRandomFileName()), options);
    }

    /// <summary>What can be read only once, kept so that it can be read again.</summary>
    /// <exception cref="ImportFailed">It is too large.</exception>
    public static async Task<FileStream> KeepAsync(Stream stream, CancellationToken stop)
    {
        var kept = Temporary();
        var bytes = new byte[64 * 1024];
        while (await stream.ReadAsync(bytes, stop) is > 0 and var read)
        {
            await kept.WriteAsync(bytes.AsMemory(0, read), stop);
            if (kept.Length <= ImportBounds.Bytes) continue;
            await kept.DisposeAsync();
            throw new ImportFailed($"The file is larger than {ImportBounds.Bytes / 1_000_000} MB.");
        }
        return kept;
    }
}
