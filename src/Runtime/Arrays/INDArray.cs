using System.ComponentModel;

namespace Pure.Jit;

/// <summary>An array of any element type, for code that handles trees of arrays.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface INDArray
{
    /// <summary>The sizes of the axes.</summary>
    Shape Shape { get; }

    /// <summary>The element type's short name: <c>f32</c>, <c>i32</c>, <c>bool</c>, …</summary>
    string Dtype { get; }

    /// <summary>Where the elements are; null when the host can read them.</summary>
    Device? Device { get; }

    /// <summary>The array on a device.</summary>
    /// <param name="device">Where to.</param>
    INDArray To(Device device);

    /// <summary>The array where the host can read it.</summary>
    INDArray ToHost();
}
