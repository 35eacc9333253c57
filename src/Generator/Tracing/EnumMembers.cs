using System.Globalization;

namespace Pure.Jit.Generator.Tracing;

/// <summary>The names and numbers of an enum, as <c>A=0,B=1</c>; what has no name is its digits.</summary>
internal static class EnumMembers
{
    public static long Number(string name, string members)
    {
        foreach ((string known, long number) in Pairs(members))
        {
            if (known == name)
            {
                return number;
            }
        }

        return Parse(name);
    }

    public static string Name(long number, string members) =>
        Pairs(members).Where(p => p.Number == number).Select(p => p.Name).DefaultIfEmpty(number.ToString(CultureInfo.InvariantCulture)).First();

    private static IEnumerable<(string Name, long Number)> Pairs(string members) =>
        members.Split([','], StringSplitOptions.RemoveEmptyEntries).Select(m => m.Split('=')).Select(p => (p[0], Parse(p[1])));

    // Those of a ulong wrap.
    private static long Parse(string digits) =>
        long.TryParse(digits, NumberStyles.Integer, CultureInfo.InvariantCulture, out long number) ? number : unchecked((long)ulong.Parse(digits, CultureInfo.InvariantCulture));
}
