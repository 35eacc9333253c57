using ILGPU;
using Pure.Jit.Ilgpu.CompilerServices;

namespace Pure.Jit.Ilgpu.Tests.Devices;

/// <summary>What loops of the host do between kernels.</summary>
public sealed class TurnTests : IDisposable
{
    private readonly IlgpuDevice gpu = IlgpuDevice.Open();

    public void Dispose() => this.gpu.Dispose();

    // Memory that another array had before may be larger than what lies in it.
    [Theory]
    [InlineData(5, 3)]
    [InlineData(3, 5)]
    [InlineData(0, 4)]
    public void Copies_have_the_size_of_the_smaller(int from, int to)
    {
        NDArray<float> source = Nd.Arange((float)from).To(this.gpu), target = (Nd.Arange((float)to) - 9f).To(this.gpu);
        using (DeviceCall call = DeviceCall.On(this.gpu, "Test"))
        {
            call.Copy(call.View(source), call.View(target));
        }

        Assert.Equal(Enumerable.Range(0, to).Select(i => i < from ? i : i - 9f), target.ToArray());
    }

    [Fact]
    public void Rows_and_numbers_are_where_they_lie()
    {
        NDArray<int> x = Nd.Arange(12).To(this.gpu);
        using (DeviceCall call = DeviceCall.On(this.gpu, "Test"))
        {
            ArrayView<int> row = DeviceCall.Row(call.View(x), 2, 4);
            Assert.Equal(4, row.Length);
            Assert.Equal(8, call.Read(row));
            call.Fill(row, -1);
            Assert.Equal(0, DeviceCall.Row(call.View(x), 12, 0).Length);
            Assert.Equal([-1, 9, 10, 11], call.Array(row, 4).ToArray());
        }

        Assert.Equal([0, 1, 2, 3, 4, 5, 6, 7, -1, 9, 10, 11], x.ToArray());
    }

    [Fact]
    public void What_a_turn_has_made_is_given_back_at_its_end()
    {
        using DeviceCall call = DeviceCall.On(this.gpu, "Test");
        NDArray<float> kept = call.New<float>(1000);
        long before = this.gpu.Pool.BytesInUse;
        for (int i = 0; i < 3; i++)
        {
            using DeviceCall.Turn turn = call.BeginTurn();
            NDArray<float> sorted = DeviceCalls.Sort(call, kept, 0);
            Assert.Equal(1000, call.View(sorted).Length);
            Assert.True(this.gpu.Pool.BytesInUse > before);
        }

        Assert.Equal(before, this.gpu.Pool.BytesInUse);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(16)]
    [InlineData(40)]
    public void Rows_that_nobody_has_counted_find_room(int count)
    {
        NDArray<int> rows = Nd.Zeros<int>((count, 3)).To(this.gpu);
        long before = this.gpu.Pool.BytesInUse;
        using (DeviceCall call = DeviceCall.On(this.gpu, "Test"))
        {
            DeviceRows<int> kept = call.Rows<int>(3);
            for (int i = 0; i < count; i++)
            {
                call.Fill(kept.Next().SubView(2, 1), i + 1);
            }

            // No more than twice what is needed, and nothing of what was too small.
            Assert.InRange(this.gpu.Pool.BytesInUse - before, 0, Math.Max(256, 2 * count * 3 * sizeof(int)));
            kept.CopyTo(call.View(rows));
        }

        Assert.Equal(before, this.gpu.Pool.BytesInUse);
        Assert.Equal(Enumerable.Range(1, count), rows.ToArray().Chunk(3).Select(r => r[2]));
    }
}
