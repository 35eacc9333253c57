namespace Pure.Jit.Analyzers.Tests.Rules;

/// <summary>Programs as they are written for JAX, which look as if they used a key twice and do not.</summary>
public sealed class KeyCarefulProgramsTests
{
    public static TheoryData<string, string> Programs => new()
    {
        { "a training loop that splits", """
            static NDArray<float> Train(PrngKey key, NDArray<float> w, int steps)
            {
                for (int step = 0; step < steps; step++)
                {
                    (key, PrngKey noiseKey) = Rand.Split(key);
                    w = w - 0.1f * (w + Rand.Normal(noiseKey, w.Shape));
                }
                return w;
            }
            """ },
        { "a batch drawn with its own key", """
            static NDArray<float> Train(int seed, int n)
            {
                PrngKey[] keys = Rand.Split(Rand.Key(seed), 2);
                NDArray<float> w = Initializers.GlorotNormal(keys[0], [n, n]);
                NDArray<int> order = Rand.Permutation(keys[1], n);
                return w + Nd.Astype<int, float>(order);
            }
            """ },
        { "epochs that fold their number in", """
            static float Run(PrngKey key, int epochs, int n)
            {
                float sum = 0;
                foreach (int epoch in Enumerable.Range(0, epochs))
                {
                    PrngKey epochKey = Rand.FoldIn(key, epoch);
                    NDArray<int> order = Rand.Permutation(Rand.FoldIn(epochKey, n), n);
                    for (int i = 0; i < n; i++)
                    {
                        sum += order[i].Item() + Rand.Uniform(Rand.FoldIn(epochKey, i)).Item();
                    }
                }
                return sum;
            }
            """ },
        { "dropout of two layers with two keys", """
            static NDArray<float> Dropout(NDArray<float> x, PrngKey key, float rate) => Nd.Where(Rand.Bernoulli(key, 1 - rate, x.Shape), x / (1 - rate), 0f);
            static NDArray<float> Net(NDArray<float> x, NDArray<float> w1, NDArray<float> w2, PrngKey key)
            {
                var (first, second) = Rand.Split(key);
                x = Dropout(Nn.Relu(x * w1), first, 0.5f);
                return Dropout(x * w2, second, 0.5f);
            }
            """ },
        { "dropout of each layer by its number", """
            static NDArray<float> Dropout(NDArray<float> x, PrngKey key) => Nd.Where(Rand.Bernoulli(key, 0.5f, x.Shape), x * 2f, 0f);
            static NDArray<float> Net(NDArray<float> x, NDArray<float>[] weights, PrngKey key)
            {
                for (int i = 0; i < weights.Length; i++)
                {
                    x = Dropout(x * weights[i], Rand.FoldIn(key, i));
                }
                return x;
            }
            """ },
        { "layers initialised each with a key", """
            static List<NDArray<float>> Init(PrngKey key, int[] sizes)
            {
                List<NDArray<float>> layers = [];
                PrngKey[] keys = Rand.Split(key, sizes.Length - 1);
                for (int i = 0; i + 1 < sizes.Length; i++)
                {
                    var (w, b) = Rand.Split(keys[i]);
                    layers.Add(Initializers.HeNormal(w, [sizes[i], sizes[i + 1]]));
                    layers.Add(Rand.Normal(b, sizes[i + 1]));
                }
                return layers;
            }
            """ },
        { "weight and bias of layers", """
            public sealed record Dense(NDArray<float> W, NDArray<float> B);
            static Dense Layer(PrngKey key, int n, int m)
            {
                var (w, b) = Rand.Split(key);
                return new(Initializers.LecunNormal(w, [n, m]), 0.01f * Rand.Normal(b, m));
            }
            static Dense[] Net(PrngKey key, int[] sizes) => Rand.Split(key, sizes.Length - 1).Select((k, i) => Layer(k, sizes[i], sizes[i + 1])).ToArray();
            """ },
        { "layers by a query that folds in", """
            public sealed record Dense(NDArray<float> W);
            static Dense Layer(PrngKey key, int n, int m) => new(Initializers.LecunNormal(key, [n, m]));
            static Dense[] Net(PrngKey key, int[] sizes) => Enumerable.Range(0, sizes.Length - 1).Select(i => Layer(Rand.FoldIn(key, i), sizes[i], sizes[i + 1])).ToArray();
            """ },
        { "a rollout that splits for each step", """
            static NDArray<float> Reset(PrngKey key) => Rand.Uniform(key, 4);
            static NDArray<int> Act(NDArray<float> obs, PrngKey key) => Rand.Categorical(key, obs);
            static float Rollout(PrngKey key, int steps)
            {
                (key, PrngKey resetKey) = Rand.Split(key);
                NDArray<float> obs = Reset(resetKey);
                float total = 0;
                for (int t = 0; t < steps; t++)
                {
                    PrngKey[] keys = Rand.Split(key, 3);
                    key = keys[0];
                    total += Act(obs, keys[1]).Item();
                    obs = obs + Rand.Normal(keys[2], 4);
                }
                return total;
            }
            """ },
        { "a random agent that goes on", """
            public sealed class Agent
            {
                private PrngKey key;
                public Agent(PrngKey key) => this.key = key;
                public int Act(NDArray<float> logits)
                {
                    (this.key, PrngKey actKey) = Rand.Split(this.key);
                    return Rand.Categorical(actKey, logits).Item();
                }
            }
            static int Play(NDArray<float> obs)
            {
                Agent agent = new(Rand.Key(0));
                int sum = 0;
                for (int t = 0; t < 10; t++)
                {
                    sum += agent.Act(obs);
                }
                return sum;
            }
            """ },
        { "explore or exploit with a key each", """
            static float Step(PrngKey key, NDArray<float> q, float epsilon)
            {
                var (coin, choice) = Rand.Split(key);
                NDArray<int> action = Rand.Uniform(coin).Item() < epsilon ? Rand.Randint(choice, [], 0, 4) : Nd.Argmax(q, 0);
                return action.Item();
            }
            """ },
        { "a Metropolis chain", """
            static float LogP(float x) => -0.5f * x * x;
            static (PrngKey Key, float X) Step((PrngKey Key, float X) state)
            {
                PrngKey[] keys = Rand.Split(state.Key, 3);
                float proposal = state.X + Rand.Normal(keys[1]).Item();
                bool accept = MathF.Log(Rand.Uniform(keys[2]).Item()) < LogP(proposal) - LogP(state.X);
                return (keys[0], accept ? proposal : state.X);
            }
            static float Chain(PrngKey key, int n)
            {
                (PrngKey Key, float X) state = (key, 0f);
                for (int i = 0; i < n; i++)
                {
                    state = Step(state);
                }
                return state.X;
            }
            """ },
        { "a chain whose state has the next key", """
            public sealed record Chain(PrngKey Key, float X);
            static Chain Step(Chain c)
            {
                var (next, sub) = Rand.Split(c.Key);
                return c with { Key = next, X = c.X + Rand.Normal(sub).Item() };
            }
            static Chain Run(Chain c, int n)
            {
                for (int i = 0; i < n; i++)
                {
                    c = Step(c);
                }
                return Step(Step(c));
            }
            """ },
        { "chains side by side with keys of their own", """
            static NDArray<float> Chain(PrngKey key, NDArray<float> x0) => x0 + Rand.Normal(key, 10);
            static NDArray<float>[] Run(PrngKey key, NDArray<float>[] starts)
            {
                PrngKey[] keys = Rand.Split(key, starts.Length);
                NDArray<float>[] ends = new NDArray<float>[starts.Length];
                System.Threading.Tasks.Parallel.For(0, starts.Length, c => ends[c] = Chain(keys[c], starts[c]));
                return ends;
            }
            """ },
        { "bootstrap samples by keys", """
            static List<float> Bootstrap(PrngKey key, NDArray<float> data, int n)
            {
                List<float> means = new(n);
                foreach (PrngKey k in Rand.Split(key, n))
                {
                    means.Add(Nd.Mean(Rand.Choice(k, data, 100)).Item());
                }
                return means;
            }
            """ },
        { "data and noise with named keys", """
            static (NDArray<float>, NDArray<float>) Data(int n)
            {
                PrngKey key = Rand.Key(42);
                PrngKey xKey, noiseKey;
                (xKey, noiseKey) = Rand.Split(key);
                NDArray<float> x = Rand.Uniform(xKey, n);
                NDArray<float> y = 3f * x + 0.1f * Rand.Normal(noiseKey, n);
                return (x, y);
            }
            """ },
        { "augmentation of one kind or another", """
            static NDArray<float> Augment(PrngKey key, NDArray<float> image, string kind)
            {
                switch (kind)
                {
                    case "flip":
                        return Rand.Bernoulli(key).Item() ? Nd.Flip(image, 1) : image;
                    case "shift":
                        return Nd.Roll(image, Rand.Randint(key, [], -2, 3).Item(), 0);
                    default:
                        return image + 0.1f * Rand.Normal(key, image.Shape);
                }
            }
            """ },
        { "a pipeline of augmentations, each with its key", """
            static NDArray<float> Augment(PrngKey key, NDArray<float> image, List<Func<PrngKey, NDArray<float>, NDArray<float>>> steps)
            {
                foreach (var step in steps)
                {
                    (key, PrngKey sub) = Rand.Split(key);
                    image = step(sub, image);
                }
                return image;
            }
            """ },
        { "a VAE with a key for each", """
            static NDArray<float> Reparam(PrngKey key, NDArray<float> mu, NDArray<float> logvar) => mu + Nd.Exp(0.5f * logvar) * Rand.Normal(key, mu.Shape);
            static NDArray<float> Elbo(PrngKey key, NDArray<float> x, NDArray<float> mu, NDArray<float> logvar)
            {
                PrngKey zKey = Rand.FoldIn(key, 0), xKey = Rand.FoldIn(key, 1);
                NDArray<float> z = Reparam(zKey, mu, logvar);
                NDArray<bool> binary = Rand.Bernoulli(xKey, 0.5f, x.Shape);
                return Nd.Sum(z) + Nd.Sum(Nd.Where(binary, x, 0f));
            }
            """ },
        { "a diffusion sampler with a key for each step", """
            static NDArray<float> Sample(PrngKey key, int steps)
            {
                var (first, loop) = Rand.Split(key);
                NDArray<float> x = Rand.Normal(first, 8);
                for (int t = steps; t > 0; t--)
                {
                    NDArray<float> z = t > 1 ? Rand.Normal(Rand.FoldIn(loop, t), 8) : Nd.Zeros(8);
                    x = 0.9f * x + 0.1f * z;
                }
                return x;
            }
            """ },
        { "a diffusion loss with two keys", """
            static NDArray<float> Loss(NDArray<float> w, NDArray<float> x, PrngKey key)
            {
                if (Rand.Split(key) is var (tKey, noiseKey))
                {
                    NDArray<int> t = Rand.Randint(tKey, [], 0, 1000);
                    return Nd.Sum((w * x - Nd.Astype<int, float>(t)) * Rand.Normal(noiseKey, x.Shape));
                }
                return w;
            }
            """ },
        { "a train state that folds its step in", """
            public sealed record TrainState(NDArray<float> Params, PrngKey Key, int Step);
            static TrainState Update(TrainState s, NDArray<float> batch)
            {
                PrngKey dropKey = Rand.FoldIn(s.Key, s.Step);
                return s with { Params = s.Params - Rand.Normal(dropKey, batch.Shape) * batch, Step = s.Step + 1 };
            }
            static TrainState Run(TrainState s, NDArray<float>[] batches)
            {
                foreach (NDArray<float> batch in batches)
                {
                    s = Update(s, batch);
                }
                return s;
            }
            """ },
        { "a scan over steps with keys as rows", """
            [Jit] static NDArray<float> Walk(PrngKey key, [Shape("n")] NDArray<float> drift, int n) =>
                Lax.Scan((NDArray<float> x, (NDArray<float> Drift, KeyArray Key) at) => (x + at.Drift + Rand.Normal(at.Key), x), (NDArray<float>)0f, (drift, Rand.Split(key, [n]))).Ys;
            """ },
        { "a scan whose carry goes on", """
            static NDArray<float> Walk(PrngKey key, NDArray<float> drift) => Lax.Scan(((PrngKey Key, NDArray<float> X) c, NDArray<float> d) =>
            {
                var (next, sub) = Rand.Split(c.Key);
                return ((next, c.X + Rand.Normal(sub)), d);
            }, (key, (NDArray<float>)0f), drift).Ys;
            """ },
        { "a while loop that takes the next key", """
            static NDArray<float> Reject(PrngKey key) => Lax.WhileLoop(
                ((PrngKey Key, NDArray<float> X) s) => s.X.Item() < 0,
                ((PrngKey Key, NDArray<float> X) s) => { var (next, sub) = Rand.Split(s.Key); return (next, Rand.Normal(sub)); },
                (key, (NDArray<float>)(-1f))).Item2;
            """ },
        { "a map over keys that splits each", """
            [Jit] static NDArray<float> Means(PrngKey key, int n)
            {
                KeyArray keys = Rand.Split(key, [n]);
                return Vmap(k => { var (a, b) = Rand.Split(k); return Rand.Normal(a) + Rand.Exponential(b); }, keys);
            }
            """ },
        { "a key that is new in both branches", """
            static NDArray<float> Run(bool isDebug)
            {
                var rng = Rand.Key(isDebug ? 0 : 1);
                var model = Rand.Normal(rng, 3);
                if (!isDebug)
                {
                    rng = Rand.FoldIn(rng, 1);
                }
                else
                {
                    rng = Rand.Key(2);
                }
                return model + Rand.Uniform(rng, 3);
            }
            """ },
        { "generations of keys", """
            static NDArray<float> Gmm(PrngKey key, int n)
            {
                var (zKey, rest) = Rand.Split(key);
                var (xKey, last) = Rand.Split(rest);
                return Rand.Normal(xKey, n) + Nd.Astype<int, float>(Rand.Randint(zKey, [n], 0, 3)) + Rand.Uniform(last, n);
            }
            """ },
        { "children for training and testing", """
            static NDArray<float> F(PrngKey key)
            {
                var (train, test) = Rand.Split(key);
                PrngKey[] keys = [.. Rand.Split(train, 2), .. Rand.Split(test, 2)];
                return Rand.Normal(keys[0]) + Rand.Normal(keys[3]);
            }
            """ },
        { "a dictionary of keys, each once", """
            static NDArray<float> Init(PrngKey key)
            {
                var (a, b) = Rand.Split(key);
                Dictionary<string, PrngKey> rngs = new() { ["params"] = a, ["dropout"] = b };
                return Rand.Normal(rngs["params"]) + Rand.Normal(rngs["dropout"]);
            }
            """ },
        { "particles with two numbers folded in", """
            static NDArray<float> Filter(PrngKey key, NDArray<float> particles, NDArray<float>[] observations)
            {
                for (int t = 0; t < observations.Length; t++)
                {
                    particles = particles + Rand.Normal(Rand.FoldIn(key, 2 * t), particles.Shape);
                    NDArray<int> chosen = Rand.Categorical(Rand.FoldIn(key, (2 * t) + 1), particles, shape: [10]);
                    particles = particles + Nd.Astype<int, float>(Nd.Sum(chosen));
                }
                return particles;
            }
            """ },
    };

    [Theory]
    [MemberData(nameof(Programs))]
    public Task No_key_is_used_twice(string name, string members) => KeyProgram.CheckAsync(name, members);
}
