using System.Collections.Immutable;
using ILGPU.Runtime;

namespace ILGPU;

/// <summary>What all devices of a process are found through.</summary>
public sealed class Context : IDisposable
{
    private Context(ImmutableArray<Device> devices) => this.Devices = devices;

    /// <summary>The devices that were found.</summary>
    public ImmutableArray<Device> Devices { get; }

    /// <summary>A context with what a builder was told to look for.</summary>
    public static Context Create(Action<Builder> buildingCallback)
    {
        ArgumentNullException.ThrowIfNull(buildingCallback);
        Builder builder = new();
        buildingCallback(builder);
        return new Context([.. builder.Found]);
    }

    /// <summary>The device that suits most programs.</summary>
    public Device GetPreferredDevice(bool preferCPU) => this.Devices.FirstOrDefault() ?? throw new NotSupportedException("There is no device");

    /// <summary>Nothing is held.</summary>
    public void Dispose()
    {
    }

    /// <summary>Says what to look for.</summary>
    public sealed class Builder
    {
        internal List<Device> Found { get; } = [];

        /// <summary>Every device there is: the contract.</summary>
        public Builder Default() => this.Contract(new Device());

        /// <summary>A contract device of one's own; ILGPU has none of these.</summary>
        public Builder Contract(Device device)
        {
            this.Found.Add(device);
            return this;
        }
    }
}
