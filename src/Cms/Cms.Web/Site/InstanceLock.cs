namespace Cms.Web.Site;

/// <summary>Another process serves from the same data folder.</summary>
public sealed class DataInUseException(string path) : Exception($"Another process uses the data in {path}. Stop it first, or give this one a folder of its own with --DataPath=DIR.");

/// <summary>One serving process a data folder: the file is locked as long as the process lives, however it ends.</summary>
public sealed class InstanceLock : IDisposable
{
    private readonly FileStream file;

    private InstanceLock(FileStream file) => this.file = file;

    public static InstanceLock Take(string dataPath)
    {
        Directory.CreateDirectory(dataPath);
        try
        {
            return new InstanceLock(new FileStream(Path.Combine(dataPath, "site.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException)
        {
            throw new DataInUseException(dataPath);
        }
    }

    public void Dispose() => file.Dispose();
}
