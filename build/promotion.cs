// Writes the overloads of Nd's operators for operands of different element types: dotnet run build/promotion.cs
using System.Runtime.CompilerServices;
using System.Text;

string[] floats = ["Half", "BFloat16", "float", "double"];
(string Name, int Bits, bool IsSigned)[] integers =
    [("sbyte", 8, true), ("short", 16, true), ("int", 32, true), ("long", 64, true), ("byte", 8, false), ("ushort", 16, false), ("uint", 32, false), ("ulong", 64, false)];
string folder = Path.Combine(Path.GetDirectoryName(Here())!, "..", "src", "Runtime", "Prelude");

foreach ((string name, string what) in new[]
{
    ("Add", "x + y"), ("Subtract", "x − y"), ("Multiply", "x·y"), ("TrueDivide", "x / y"), ("Maximum", "The larger of x and y"), ("Minimum", "The smaller of x and y"),
    ("Power", "x to the power of y"), ("Matmul", "The product of the matrices x and y"), ("Where", "x where the condition is true, y elsewhere"),
})
{
    bool isQuotient = name == "TrueDivide";
    StringBuilder text = new($"// Written by build/promotion.cs.\nnamespace Pure.Jit;\n\n// {name} of operands of different element types, which meet as JAX's do.\npublic static partial class Nd\n{{\n");
    foreach (string real in floats)
    {
        Emit(text, name, $"{what}, as {Named(real)}.", real, "TInt", real, real, "TInt", "System.Numerics.IBinaryInteger<TInt>");
        Emit(text, name, $"{what}, as {Named(real)}.", real, "TInt", real, "TInt", real, "System.Numerics.IBinaryInteger<TInt>");
        foreach (string other in floats.Where(f => f != real))
        {
            Emit(text, name, $"{what}, as {Named(Wider(real, other))}.", Wider(real, other), null, Wider(real, other), real, other, null);
        }
    }

    string met = isQuotient ? "IFloatingPointIeee754<T>" : "INumber<T>";
    Emit(text, name, $"{what}, where true counts as 1.", "T", "T", "T", "T", "bool", $"System.Numerics.{met}");
    Emit(text, name, $"{what}, where true counts as 1.", "T", "T", "T", "bool", "T", $"System.Numerics.{met}");
    foreach ((string Name, int Bits, bool IsSigned) x in integers)
    {
        foreach ((string Name, int Bits, bool IsSigned) y in integers.Where(y => isQuotient || y != x))
        {
            string result = isQuotient ? "float" : Met(x, y);
            Emit(text, name, $"{what}, as {Named(result)}.", result, null, result, x.Name, y.Name, null);
        }
    }

    File.WriteAllText(Path.Combine(folder, $"Nd.Promotion.{name}.g.cs"), text.ToString().TrimEnd('\n') + "\n}\n");
}

string Wider(string x, string y) => x is "double" || y is "double" ? "double" : "float";

// JAX's lattice without 64-bit types as the default: u32 and i32 meet in i32, u64 and signed integers in f32.
string Met((string Name, int Bits, bool IsSigned) x, (string Name, int Bits, bool IsSigned) y)
{
    if (x.IsSigned == y.IsSigned)
    {
        return x.Bits >= y.Bits ? x.Name : y.Name;
    }

    ((string Name, int Bits, bool) signed, (string Name, int Bits, bool) unsigned) = x.IsSigned ? (x, y) : (y, x);
    return signed.Bits > unsigned.Bits ? signed.Name
        : unsigned.Bits switch { 8 => "short", 16 => "int", 32 => "int", _ => "float" };
}

string Named(string type) => type switch
{
    "Half" => "f16", "BFloat16" => "bf16", "float" => "f32", "double" => "f64",
    "sbyte" => "i8", "short" => "i16", "int" => "i32", "long" => "i64", "byte" => "u8", "ushort" => "u16", "uint" => "u32", _ => "u64",
};

void Emit(StringBuilder text, string name, string what, string result, string? parameter, string target, string x, string y, string? constraint)
{
    // Numbers convert to an array of a fixed type, and then fit several overloads; to Promoted they do not.
    string Operand(string type) => type == parameter || (type == y && x == y) ? $"NDArray<{type}>" : $"Promoted<{type}>";
    string Converted(string type, string operand)
    {
        string array = Operand(type)[0] == 'P' ? $"{operand}.Array" : operand;
        return type == target ? array : $"{array}.As<{target}>()";
    }

    text.Append($"    /// <summary>{what}</summary>\n    [Pure]\n");
    if (name == "Power")
    {
        // An array of int converts to a number too, which is the exponent of another overload.
        text.Append("    [System.Runtime.CompilerServices.OverloadResolutionPriority(1)]\n");
    }

    (string first, string given) = name == "Where" ? ("NDArray<bool> condition, ", "condition, ") : ("", "");
    text.Append($"    public static NDArray<{result}> {name}{(parameter is null ? "" : $"<{parameter}>")}({first}{Operand(x)} x, {Operand(y)} y)\n");
    if (constraint is not null)
    {
        text.Append($"        where {parameter} : unmanaged, {constraint}\n");
    }

    text.Append($"        => {name}<{target}>({given}{Converted(x, "x")}, {Converted(y, "y")});\n\n");
}

static string Here([CallerFilePath] string file = "") => file;
