using Pure.Jit.Generator.Ir;

namespace Pure.Jit.Generator.Tracing;

/// <summary>
/// What an index takes of an array, in steps that can each be undone: axes reversed, a range of every axis, the result's axes
/// before arrays take from some of them.
/// </summary>
/// <param name="Reversed">The axes that are reversed first.</param>
/// <param name="Starts">The first index of each axis.</param>
/// <param name="Limits">The index behind the last of each axis.</param>
/// <param name="Strides">The step of each axis.</param>
/// <param name="Sizes">The shape with new axes and without those that a position drops.</param>
/// <param name="Taken">Which axes of that shape arrays take from.</param>
internal sealed record Selection(
    IReadOnlyList<int> Reversed,
    IReadOnlyList<Dim> Starts,
    IReadOnlyList<Dim> Limits,
    IReadOnlyList<int> Strides,
    IReadOnlyList<Dim> Sizes,
    IReadOnlyList<(int Axis, Value Positions)> Taken);
