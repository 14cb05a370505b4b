using System.Collections;

namespace Cms.Web.Modules;

/// <summary>
/// What is registered for a contract, and of it what is on: what belongs to no feature, or to one that is on at the moment of asking.
/// Ask for a contract that modules fill by this type, enumerate it where it is needed, and keep nothing of it.
/// </summary>
public sealed class Enabled<T>(IEnumerable<T> all, FeatureSwitches features) : IEnumerable<T> where T : notnull
{
    public IEnumerator<T> GetEnumerator() => all.Where(one => features.Allows(one)).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
