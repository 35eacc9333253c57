using System.ComponentModel;
using ILGPU;

namespace Pure.Jit.Ilgpu.CompilerServices;

/// <summary>
/// What the lanes of a group do together: every lane has to call, all get the result. Halves are added to halves in shared memory, so
/// the order depends on the size of the group alone and the bits are the same every time, with or without warps.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class GroupOps
{
    /// <summary>The sum of all lanes.</summary>
    public static float Sum(float value) => Reduce<float, Adding>(value);

    /// <summary>The sum of all lanes.</summary>
    public static double Sum(double value) => Reduce<double, Adding>(value);

    /// <summary>The sum of all lanes.</summary>
    public static sbyte Sum(sbyte value) => Reduce<sbyte, Adding>(value);

    /// <summary>The sum of all lanes.</summary>
    public static short Sum(short value) => Reduce<short, Adding>(value);

    /// <summary>The sum of all lanes.</summary>
    public static int Sum(int value) => Reduce<int, Adding>(value);

    /// <summary>The sum of all lanes.</summary>
    public static long Sum(long value) => Reduce<long, Adding>(value);

    /// <summary>The sum of all lanes.</summary>
    public static byte Sum(byte value) => Reduce<byte, Adding>(value);

    /// <summary>The sum of all lanes.</summary>
    public static ushort Sum(ushort value) => Reduce<ushort, Adding>(value);

    /// <summary>The sum of all lanes.</summary>
    public static uint Sum(uint value) => Reduce<uint, Adding>(value);

    /// <summary>The sum of all lanes.</summary>
    public static ulong Sum(ulong value) => Reduce<ulong, Adding>(value);

    /// <summary>The product of all lanes.</summary>
    public static float Product(float value) => Reduce<float, Multiplying>(value);

    /// <summary>The product of all lanes.</summary>
    public static double Product(double value) => Reduce<double, Multiplying>(value);

    /// <summary>The product of all lanes.</summary>
    public static sbyte Product(sbyte value) => Reduce<sbyte, Multiplying>(value);

    /// <summary>The product of all lanes.</summary>
    public static short Product(short value) => Reduce<short, Multiplying>(value);

    /// <summary>The product of all lanes.</summary>
    public static int Product(int value) => Reduce<int, Multiplying>(value);

    /// <summary>The product of all lanes.</summary>
    public static long Product(long value) => Reduce<long, Multiplying>(value);

    /// <summary>The product of all lanes.</summary>
    public static byte Product(byte value) => Reduce<byte, Multiplying>(value);

    /// <summary>The product of all lanes.</summary>
    public static ushort Product(ushort value) => Reduce<ushort, Multiplying>(value);

    /// <summary>The product of all lanes.</summary>
    public static uint Product(uint value) => Reduce<uint, Multiplying>(value);

    /// <summary>The product of all lanes.</summary>
    public static ulong Product(ulong value) => Reduce<ulong, Multiplying>(value);

    /// <summary>The largest of all lanes; NaN where one is.</summary>
    public static float Max(float value) => Reduce<float, Larger>(value);

    /// <summary>The largest of all lanes; NaN where one is.</summary>
    public static double Max(double value) => Reduce<double, Larger>(value);

    /// <summary>The largest of all lanes; NaN where one is.</summary>
    public static sbyte Max(sbyte value) => Reduce<sbyte, Larger>(value);

    /// <summary>The largest of all lanes; NaN where one is.</summary>
    public static short Max(short value) => Reduce<short, Larger>(value);

    /// <summary>The largest of all lanes; NaN where one is.</summary>
    public static int Max(int value) => Reduce<int, Larger>(value);

    /// <summary>The largest of all lanes; NaN where one is.</summary>
    public static long Max(long value) => Reduce<long, Larger>(value);

    /// <summary>The largest of all lanes; NaN where one is.</summary>
    public static byte Max(byte value) => Reduce<byte, Larger>(value);

    /// <summary>The largest of all lanes; NaN where one is.</summary>
    public static ushort Max(ushort value) => Reduce<ushort, Larger>(value);

    /// <summary>The largest of all lanes; NaN where one is.</summary>
    public static uint Max(uint value) => Reduce<uint, Larger>(value);

    /// <summary>The largest of all lanes; NaN where one is.</summary>
    public static ulong Max(ulong value) => Reduce<ulong, Larger>(value);

    /// <summary>The smallest of all lanes; NaN where one is.</summary>
    public static float Min(float value) => Reduce<float, Smaller>(value);

    /// <summary>The smallest of all lanes; NaN where one is.</summary>
    public static double Min(double value) => Reduce<double, Smaller>(value);

    /// <summary>The smallest of all lanes; NaN where one is.</summary>
    public static sbyte Min(sbyte value) => Reduce<sbyte, Smaller>(value);

    /// <summary>The smallest of all lanes; NaN where one is.</summary>
    public static short Min(short value) => Reduce<short, Smaller>(value);

    /// <summary>The smallest of all lanes; NaN where one is.</summary>
    public static int Min(int value) => Reduce<int, Smaller>(value);

    /// <summary>The smallest of all lanes; NaN where one is.</summary>
    public static long Min(long value) => Reduce<long, Smaller>(value);

    /// <summary>The smallest of all lanes; NaN where one is.</summary>
    public static byte Min(byte value) => Reduce<byte, Smaller>(value);

    /// <summary>The smallest of all lanes; NaN where one is.</summary>
    public static ushort Min(ushort value) => Reduce<ushort, Smaller>(value);

    /// <summary>The smallest of all lanes; NaN where one is.</summary>
    public static uint Min(uint value) => Reduce<uint, Smaller>(value);

    /// <summary>The smallest of all lanes; NaN where one is.</summary>
    public static ulong Min(ulong value) => Reduce<ulong, Smaller>(value);

    /// <summary>The bits that all lanes have.</summary>
    public static sbyte And(sbyte value) => Reduce<sbyte, InAll>(value);

    /// <summary>The bits that all lanes have.</summary>
    public static short And(short value) => Reduce<short, InAll>(value);

    /// <summary>The bits that all lanes have.</summary>
    public static int And(int value) => Reduce<int, InAll>(value);

    /// <summary>The bits that all lanes have.</summary>
    public static long And(long value) => Reduce<long, InAll>(value);

    /// <summary>The bits that all lanes have.</summary>
    public static byte And(byte value) => Reduce<byte, InAll>(value);

    /// <summary>The bits that all lanes have.</summary>
    public static ushort And(ushort value) => Reduce<ushort, InAll>(value);

    /// <summary>The bits that all lanes have.</summary>
    public static uint And(uint value) => Reduce<uint, InAll>(value);

    /// <summary>The bits that all lanes have.</summary>
    public static ulong And(ulong value) => Reduce<ulong, InAll>(value);

    /// <summary>The bits that some lane has.</summary>
    public static sbyte Or(sbyte value) => Reduce<sbyte, InSome>(value);

    /// <summary>The bits that some lane has.</summary>
    public static short Or(short value) => Reduce<short, InSome>(value);

    /// <summary>The bits that some lane has.</summary>
    public static int Or(int value) => Reduce<int, InSome>(value);

    /// <summary>The bits that some lane has.</summary>
    public static long Or(long value) => Reduce<long, InSome>(value);

    /// <summary>The bits that some lane has.</summary>
    public static byte Or(byte value) => Reduce<byte, InSome>(value);

    /// <summary>The bits that some lane has.</summary>
    public static ushort Or(ushort value) => Reduce<ushort, InSome>(value);

    /// <summary>The bits that some lane has.</summary>
    public static uint Or(uint value) => Reduce<uint, InSome>(value);

    /// <summary>The bits that some lane has.</summary>
    public static ulong Or(ulong value) => Reduce<ulong, InSome>(value);

    /// <summary>Whether all lanes say so.</summary>
    public static bool And(bool value) => Reduce<byte, InAll>(value ? (byte)1 : (byte)0) != 0;

    /// <summary>Whether some lane says so.</summary>
    public static bool Or(bool value) => Reduce<byte, InSome>(value ? (byte)1 : (byte)0) != 0;

    /// <summary>What all lanes have, combined in a fixed order.</summary>
    /// <typeparam name="T">What a lane has.</typeparam>
    /// <typeparam name="TStep">How two are combined.</typeparam>
    public static T Reduce<T, TStep>(T value)
        where T : unmanaged
        where TStep : struct, IGroupStep<T>
    {
        ArrayView<T> shared = SharedMemory.Allocate<T>(IlgpuDevice.LargestGroup);
        int lane = Group.IdxX;
        shared[lane] = value;
        Group.Barrier();
        for (int half = Group.DimX >> 1; half > 0; half >>= 1)
        {
            if (lane < half)
            {
                shared[lane] = default(TStep).Combine(shared[lane], shared[lane + half]);
            }

            Group.Barrier();
        }

        T result = shared[0];

        // The memory is used again by the next reduction.
        Group.Barrier();
        return result;
    }

    /// <summary>What this lane and all before it have, combined in a fixed order.</summary>
    /// <typeparam name="T">What a lane has.</typeparam>
    /// <typeparam name="TStep">How two are combined.</typeparam>
    public static T Scan<T, TStep>(T value)
        where T : unmanaged
        where TStep : struct, IGroupStep<T>
    {
        ArrayView<T> shared = SharedMemory.Allocate<T>(IlgpuDevice.LargestGroup);
        int lane = Group.IdxX;
        T result = value;
        shared[lane] = result;
        Group.Barrier();
        for (int distance = 1; distance < Group.DimX; distance <<= 1)
        {
            T before = lane >= distance ? shared[lane - distance] : result;
            Group.Barrier();
            if (lane >= distance)
            {
                result = default(TStep).Combine(before, result);
                shared[lane] = result;
            }

            Group.Barrier();
        }

        return result;
    }
}
