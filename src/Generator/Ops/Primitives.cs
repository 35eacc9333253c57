using Pure.Jit.Generator.Ir;

namespace Pure.Jit.Generator.Ops;

/// <summary>Every primitive, by family; <see cref="OpTable"/> finds them by name.</summary>
public static class Primitives
{
    // Elementwise
    public static readonly Op Abs = new Elementwise.Abs();
    public static readonly Op Acos = new Elementwise.Acos();
    public static readonly Op Acosh = new Elementwise.Acosh();
    public static readonly Op Add = new Elementwise.Add();
    public static readonly Op And = new Elementwise.And();
    public static readonly Op Asin = new Elementwise.Asin();
    public static readonly Op Asinh = new Elementwise.Asinh();
    public static readonly Op Atan = new Elementwise.Atan();
    public static readonly Op Atan2 = new Elementwise.Atan2();
    public static readonly Op Atanh = new Elementwise.Atanh();
    public static readonly Op Bitcast = new Elementwise.Bitcast();
    public static readonly Op Cbrt = new Elementwise.Cbrt();
    public static readonly Op Ceil = new Elementwise.Ceil();
    public static readonly Op Clamp = new Elementwise.Clamp();
    public static readonly Op Clz = new Elementwise.Clz();
    public static readonly Op ConvertElementType = new Elementwise.ConvertElementType();
    public static readonly Op Cos = new Elementwise.Cos();
    public static readonly Op Cosh = new Elementwise.Cosh();
    public static readonly Op Div = new Elementwise.Div();
    public static readonly Op Eq = new Elementwise.Eq();
    public static readonly Op Erf = new Elementwise.Erf();
    public static readonly Op ErfInv = new Elementwise.ErfInv();
    public static readonly Op ErfInvGiles = new Elementwise.ErfInvGiles();
    public static readonly Op Erfc = new Elementwise.Erfc();
    public static readonly Op Exp = new Elementwise.Exp();
    public static readonly Op Exp2 = new Elementwise.Exp2();
    public static readonly Op Expm1 = new Elementwise.Expm1();
    public static readonly Op Floor = new Elementwise.Floor();
    public static readonly Op Ge = new Elementwise.Ge();
    public static readonly Op GeluTanh = new Elementwise.GeluTanh();
    public static readonly Op Gt = new Elementwise.Gt();
    public static readonly Op IntegerPow = new Elementwise.IntegerPow();
    public static readonly Op IsFinite = new Elementwise.IsFinite();
    public static readonly Op Le = new Elementwise.Le();
    public static readonly Op Log = new Elementwise.Log();
    public static readonly Op Log10 = new Elementwise.Log10();
    public static readonly Op Log1p = new Elementwise.Log1p();
    public static readonly Op Log2 = new Elementwise.Log2();
    public static readonly Op Logistic = new Elementwise.Logistic();
    public static readonly Op Lt = new Elementwise.Lt();
    public static readonly Op Max = new Elementwise.Max();
    public static readonly Op Min = new Elementwise.Min();
    public static readonly Op Mul = new Elementwise.Mul();
    public static readonly Op Mulhi = new Elementwise.Mulhi();
    public static readonly Op Ne = new Elementwise.Ne();
    public static readonly Op Neg = new Elementwise.Neg();
    public static readonly Op Nextafter = new Elementwise.Nextafter();
    public static readonly Op Not = new Elementwise.Not();
    public static readonly Op Or = new Elementwise.Or();
    public static readonly Op PopulationCount = new Elementwise.PopulationCount();
    public static readonly Op Pow = new Elementwise.Pow();
    public static readonly Op ReducePrecision = new Elementwise.ReducePrecision();
    public static readonly Op Rem = new Elementwise.Rem();
    public static readonly Op Round = new Elementwise.Round();
    public static readonly Op Rsqrt = new Elementwise.Rsqrt();
    public static readonly Op SelectN = new Elementwise.SelectN();
    public static readonly Op ShiftLeft = new Elementwise.ShiftLeft();
    public static readonly Op ShiftRightArithmetic = new Elementwise.ShiftRightArithmetic();
    public static readonly Op ShiftRightLogical = new Elementwise.ShiftRightLogical();
    public static readonly Op Sign = new Elementwise.Sign();
    public static readonly Op Sin = new Elementwise.Sin();
    public static readonly Op Sinh = new Elementwise.Sinh();
    public static readonly Op Sqrt = new Elementwise.Sqrt();
    public static readonly Op Square = new Elementwise.Square();
    public static readonly Op StopGradient = new Elementwise.StopGradient();
    public static readonly Op CheckpointName = new Elementwise.CheckpointName();
    public static readonly Op FlushSubnormals = new Elementwise.FlushSubnormals();
    public static readonly Op Sub = new Elementwise.Sub();
    public static readonly Op Tan = new Elementwise.Tan();
    public static readonly Op Tanh = new Elementwise.Tanh();
    public static readonly Op Xor = new Elementwise.Xor();

    // Special
    public static readonly Op BesselI0e = new Special.BesselI0e();
    public static readonly Op BesselI1e = new Special.BesselI1e();
    public static readonly Op Betainc = new Special.Betainc();
    public static readonly Op Betaln = new Special.Betaln();
    public static readonly Op CosineIntegral = new Special.CosineIntegral();
    public static readonly Op Digamma = new Special.Digamma();
    public static readonly Op Erfcx = new Special.Erfcx();
    public static readonly Op Expi = new Special.Expi();
    public static readonly Op Expn = new Special.Expn();
    public static readonly Op Igamma = new Special.Igamma();
    public static readonly Op IgammaGradA = new Special.IgammaGradA();
    public static readonly Op Igammac = new Special.Igammac();
    public static readonly Op Lgamma = new Special.Lgamma();
    public static readonly Op LogNdtr = new Special.LogNdtr();
    public static readonly Op Ndtr = new Special.Ndtr();
    public static readonly Op Ndtri = new Special.Ndtri();
    public static readonly Op Polygamma = new Special.Polygamma();
    public static readonly Op RandomGammaGrad = new Special.RandomGammaGrad();
    public static readonly Op SineIntegral = new Special.SineIntegral();
    public static readonly Op Zeta = new Special.Zeta();

    // Creation
    public static readonly Op DimAsValue = new Creation.DimAsValue();
    public static readonly Op Full = new Creation.Full();
    public static readonly Op Iota = new Creation.Iota();

    // Structure
    public static readonly Op BroadcastInDim = new Structure.BroadcastInDim();
    public static readonly Op Concatenate = new Structure.Concatenate();
    public static readonly Op Pad = new Structure.Pad();
    public static readonly Op Reshape = new Structure.Reshape();
    public static readonly Op Rev = new Structure.Rev();
    public static readonly Op Slice = new Structure.Slice();
    public static readonly Op Transpose = new Structure.TransposeAxes();

    // Reduction
    public static readonly Op Argmax = new Reduction.Argmax();
    public static readonly Op Argmin = new Reduction.Argmin();
    public static readonly Op Cumlogsumexp = new Reduction.Cumlogsumexp();
    public static readonly Op Cummax = new Reduction.Cummax();
    public static readonly Op Cummin = new Reduction.Cummin();
    public static readonly Op Cumprod = new Reduction.Cumprod();
    public static readonly Op Cumsum = new Reduction.Cumsum();
    public static readonly Op LinearRecurrence = new Reduction.LinearRecurrence();
    public static readonly Op ReduceAnd = new Reduction.ReduceAnd();
    public static readonly Op ReduceMax = new Reduction.ReduceMax();
    public static readonly Op ReduceMin = new Reduction.ReduceMin();
    public static readonly Op ReduceOr = new Reduction.ReduceOr();
    public static readonly Op ReduceProd = new Reduction.ReduceProd();
    public static readonly Op ReduceSum = new Reduction.ReduceSum();
    public static readonly Op ReduceXor = new Reduction.ReduceXor();

    // Contraction
    public static readonly Op DotGeneral = new Contraction.DotGeneral();

    // Linear algebra
    public static readonly Op Cholesky = new LinearAlgebra.Cholesky();
    public static readonly Op Eigh = new LinearAlgebra.Eigh();
    public static readonly Op Eigvalsh = new LinearAlgebra.Eigvalsh();
    public static readonly Op Lu = new LinearAlgebra.Lu();
    public static readonly Op LuPivotsToPermutation = new LinearAlgebra.LuPivotsToPermutation();
    public static readonly Op Qr = new LinearAlgebra.Qr();
    public static readonly Op Svd = new LinearAlgebra.Svd();
    public static readonly Op Svdvals = new LinearAlgebra.Svdvals();
    public static readonly Op TriangularSolve = new LinearAlgebra.TriangularSolve();

    // Fourier transforms
    public static readonly Op Fft = new Fourier.Fft();
    public static readonly Op Irfft = new Fourier.Irfft();
    public static readonly Op Rfft = new Fourier.Rfft();

    // Windowed
    public static readonly Op ConvGeneralDilated = new Windowed.ConvGeneralDilated();
    public static readonly Op ReduceWindowMax = new Windowed.ReduceWindowMax();
    public static readonly Op ReduceWindowMin = new Windowed.ReduceWindowMin();
    public static readonly Op ReduceWindowSum = new Windowed.ReduceWindowSum();
    public static readonly Op SelectAndGatherAdd = new Windowed.SelectAndGatherAdd();
    public static readonly Op SelectAndScatterAdd = new Windowed.SelectAndScatterAdd();

    // Indexing
    public static readonly Op CheckIndex = new Indexing.CheckIndex();
    public static readonly Op CountUp = new Indexing.CountUp();
    public static readonly Op DynamicSlice = new Indexing.DynamicSlice();
    public static readonly Op DynamicUpdateSlice = new Indexing.DynamicUpdateSlice();
    public static readonly Op Gather = new Indexing.Gather();
    public static readonly Op Nonzero = new Indexing.Nonzero();
    public static readonly Op Scatter = new Indexing.Scatter();
    public static readonly Op ScatterAdd = new Indexing.ScatterAdd();
    public static readonly Op ScatterMax = new Indexing.ScatterMax();
    public static readonly Op ScatterMin = new Indexing.ScatterMin();
    public static readonly Op ScatterMul = new Indexing.ScatterMul();

    // Sorting
    public static readonly Op Searchsorted = new Sorting.Searchsorted();
    public static readonly Op Sort = new Sorting.Sort();
    public static readonly Op SortKeyVal = new Sorting.SortKeyVal();
    public static readonly Op TopK = new Sorting.TopK();

    // Randomness
    public static readonly Op RandomBits = new Randomness.RandomBits();

    public static readonly Op RandomWords = new Randomness.RandomWords();
    public static readonly Op Threefry2X32 = new Randomness.Threefry2X32();

    // Control
    public static readonly Op Checkpoint = new Control.Checkpoint();
    public static readonly Op Cond = new Control.Cond();
    public static readonly Op CustomJvpCall = new Control.CustomJvpCall();
    public static readonly Op CustomVjpCall = new Control.CustomVjpCall();
    public static readonly Op CustomVjpTangent = new Control.CustomVjpTangent();
    public static readonly Op CustomVmapCall = new Control.CustomVmapCall();
    public static readonly Op CustomRoot = new Control.CustomRoot();
    public static readonly Op CustomLinearSolve = new Control.CustomLinearSolve();
    public static readonly Op AllGather = new Control.AllGather();
    public static readonly Op ReduceScatter = new Control.ReduceScatter();
    public static readonly Op AxisIndex = new Control.AxisIndex();
    public static readonly Op Scan = new Control.Scan();
    public static readonly Op While = new Control.While();
    public static readonly Op WhileEach = new Control.WhileEach();
}
