namespace Pure.Jit.Analyzers.Tests.Rules;

/// <summary>Programs as they are written for JAX, each with a key that is used twice.</summary>
public sealed class KeyReusingProgramsTests
{
    public static TheoryData<string, string> Programs => new()
    {
        { "a training loop that forgets to split", """
            static NDArray<float> Train(PrngKey key, NDArray<float> w, int steps)
            {
                for (int step = 0; step < steps; step++)
                {
                    NDArray<float> noise = Rand.Normal({|key|}, w.Shape);
                    w = w - 0.1f * (w + noise);
                }
                return w;
            }
            """ },
        { "a batch drawn with the first weights' key", """
            static NDArray<float> Train(int seed, int n)
            {
                PrngKey key = Rand.Key(seed);
                NDArray<float> w = Initializers.GlorotNormal(key, [n, n]);
                NDArray<int> order = Rand.Permutation({|key|}, n);
                return w + Nd.Astype<int, float>(order);
            }
            """ },
        { "epochs that shuffle with one key", """
            static float Run(PrngKey key, int epochs, int n)
            {
                float sum = 0;
                foreach (int epoch in Enumerable.Range(0, epochs))
                {
                    NDArray<int> order = Rand.Permutation({|key|}, n);
                    for (int i = 0; i < n; i++)
                    {
                        sum += order[i].Item();
                    }
                }
                return sum;
            }
            """ },
        { "dropout of two layers with one key", """
            static NDArray<float> Dropout(NDArray<float> x, PrngKey key, float rate) => Nd.Where(Rand.Bernoulli(key, 1 - rate, x.Shape), x / (1 - rate), 0f);
            static NDArray<float> Net(NDArray<float> x, NDArray<float> w1, NDArray<float> w2, PrngKey key)
            {
                x = Dropout(Nn.Relu(x * w1), key, 0.5f);
                return Dropout(x * w2, {|key|}, 0.5f);
            }
            """ },
        { "dropout of each layer in a loop", """
            static NDArray<float> Dropout(NDArray<float> x, PrngKey key) => Nd.Where(Rand.Bernoulli(key, 0.5f, x.Shape), x * 2f, 0f);
            static NDArray<float> Net(NDArray<float> x, NDArray<float>[] weights, PrngKey key)
            {
                foreach (NDArray<float> w in weights)
                {
                    x = Dropout(x * w, {|key|});
                }
                return x;
            }
            """ },
        { "layers initialised with a wrong index", """
            static NDArray<float>[] Init(PrngKey key, int[] sizes)
            {
                PrngKey[] keys = Rand.Split(key, 3);
                return [Initializers.HeNormal(keys[0], [sizes[0], sizes[1]]), Initializers.HeNormal(keys[1], [sizes[1], sizes[2]]), Initializers.HeNormal({|keys[1]|}, [sizes[2], sizes[3]])];
            }
            """ },
        { "weight and bias of a layer", """
            public sealed record Dense(NDArray<float> W, NDArray<float> B);
            static Dense Layer(PrngKey key, int n, int m) => new(Initializers.LecunNormal(key, [n, m]), 0.01f * Rand.Normal({|key|}, m));
            """ },
        { "layers by a query with one key", """
            public sealed record Dense(NDArray<float> W);
            static Dense Layer(PrngKey key, int n, int m) => new(Initializers.LecunNormal(key, [n, m]));
            static Dense[] Net(PrngKey key, int[] sizes) => Enumerable.Range(0, sizes.Length - 1).Select(i => Layer({|key|}, sizes[i], sizes[i + 1])).ToArray();
            """ },
        { "a rollout that resets and acts with one key", """
            static NDArray<float> Reset(PrngKey key) => Rand.Uniform(key, 4);
            static NDArray<int> Act(NDArray<float> obs, PrngKey key) => Rand.Categorical(key, obs);
            static float Rollout(PrngKey key, int steps)
            {
                NDArray<float> obs = Reset(key);
                float total = 0;
                for (int t = 0; t < steps; t++)
                {
                    total += Act(obs, {|key|}).Item();
                }
                return total;
            }
            """ },
        { "a random agent that keeps its key", """
            public sealed class Agent
            {
                private readonly PrngKey key;
                public Agent(PrngKey key) => this.key = key;
                public int Act(NDArray<float> logits) => Rand.Categorical(this.key, logits).Item();
            }
            static int Play(NDArray<float> obs)
            {
                Agent agent = new(Rand.Key(0));
                int sum = 0;
                for (int t = 0; t < 10; t++)
                {
                    sum += {|agent.Act(obs)|};
                }
                return sum;
            }
            """ },
        { "explore or exploit, and then the environment", """
            static float Step(PrngKey key, NDArray<float> q, float epsilon)
            {
                NDArray<int> action = Rand.Uniform(key).Item() < epsilon ? Rand.Randint({|key|}, [], 0, 4) : Nd.Argmax(q, 0);
                return action.Item();
            }
            """ },
        { "a Metropolis step that proposes and accepts with one key", """
            static float LogP(float x) => -0.5f * x * x;
            static float Step(PrngKey key, float x)
            {
                float proposal = x + Rand.Normal(key).Item();
                bool accept = MathF.Log(Rand.Uniform({|key|}).Item()) < LogP(proposal) - LogP(x);
                return accept ? proposal : x;
            }
            """ },
        { "a chain whose state keeps the old key", """
            public sealed record Chain(PrngKey Key, float X);
            static Chain Step(Chain c)
            {
                var (next, sub) = Rand.Split(c.Key);
                return c with { X = c.X + Rand.Normal(sub).Item() };
            }
            static Chain Run(Chain c, int n)
            {
                for (int i = 0; i < n; i++)
                {
                    c = Step({|c|});
                }
                return c;
            }
            """ },
        { "chains side by side with one key", """
            static NDArray<float> Chain(PrngKey key, NDArray<float> x0) => x0 + Rand.Normal(key, 10);
            static NDArray<float>[] Run(PrngKey key, NDArray<float>[] starts)
            {
                NDArray<float>[] ends = new NDArray<float>[starts.Length];
                System.Threading.Tasks.Parallel.For(0, starts.Length, c => ends[c] = Chain({|key|}, starts[c]));
                return ends;
            }
            """ },
        { "bootstrap samples that are all the same", """
            static float[] Bootstrap(PrngKey key, NDArray<float> data, int n)
            {
                float[] means = new float[n];
                for (int i = 0; i < means.Length; i++)
                {
                    means[i] = Nd.Mean(Rand.Choice({|key|}, data, 100)).Item();
                }
                return means;
            }
            """ },
        { "data and noise", """
            static (NDArray<float>, NDArray<float>) Data(int n)
            {
                PrngKey key = Rand.Key(42);
                NDArray<float> x = Rand.Uniform(key, n);
                NDArray<float> y = 3f * x + 0.1f * Rand.Normal({|key|}, n);
                return (x, y);
            }
            """ },
        { "augmentation that flips and shifts alike", """
            static NDArray<float> Augment(PrngKey key, NDArray<float> image)
            {
                if (Rand.Bernoulli(key).Item())
                {
                    image = Nd.Flip(image, 1);
                }
                int shift = Rand.Randint({|key|}, [], -2, 3).Item();
                return Nd.Roll(image, shift, 0);
            }
            """ },
        { "a pipeline of augmentations, each with the key", """
            static NDArray<float> Augment(PrngKey key, NDArray<float> image, Func<PrngKey, NDArray<float>, NDArray<float>>[] steps)
            {
                NDArray<float> Noise(NDArray<float> x) => x + Rand.Normal(key, x.Shape);
                image = Noise(image);
                image = {|Noise(image)|};
                return image;
            }
            """ },
        { "a VAE that draws its latent twice", """
            static NDArray<float> Reparam(PrngKey key, NDArray<float> mu, NDArray<float> logvar) => mu + Nd.Exp(0.5f * logvar) * Rand.Normal(key, mu.Shape);
            static NDArray<float> Elbo(PrngKey key, NDArray<float> x, NDArray<float> mu, NDArray<float> logvar)
            {
                NDArray<float> z = Reparam(key, mu, logvar);
                NDArray<bool> binary = Rand.Bernoulli({|key|}, 0.5f, x.Shape);
                return Nd.Sum(z) + Nd.Sum(Nd.Where(binary, x, 0f));
            }
            """ },
        { "a diffusion sampler with one noise", """
            static NDArray<float> Sample(PrngKey key, int steps)
            {
                NDArray<float> x = Rand.Normal(key, 8);
                for (int t = steps; t > 0; t--)
                {
                    x = 0.9f * x + 0.1f * Rand.Normal({|key|}, 8);
                }
                return x;
            }
            """ },
        { "a diffusion loss whose time and noise agree", """
            static NDArray<float> Loss(NDArray<float> w, NDArray<float> x, PrngKey key)
            {
                NDArray<int> t = Rand.Randint(key, [], 0, 1000);
                NDArray<float> noise = Rand.Normal({|key|}, x.Shape);
                return Nd.Sum((w * (x + noise) - Nd.Astype<int, float>(t)) * noise);
            }
            """ },
        { "a train state whose key is used twice", """
            public sealed record TrainState(NDArray<float> Params, PrngKey Key, int Step);
            static TrainState Update(TrainState s, NDArray<float> batch)
            {
                NDArray<float> drop = Rand.Normal(s.Key, batch.Shape);
                var (next, _) = Rand.Split({|s.Key|});
                return s with { Params = s.Params - drop * batch, Key = next, Step = s.Step + 1 };
            }
            """ },
        { "a scan over steps with a key of outside", """
            [Jit] static NDArray<float> Walk(PrngKey key, [Shape("n")] NDArray<float> drift) =>
                Lax.Scan((NDArray<float> x, NDArray<float> d) => (x + d + Rand.Normal({|key|}), x), (NDArray<float>)0f, drift).Ys;
            """ },
        { "a scan whose carry keeps its key", """
            static NDArray<float> Walk(PrngKey key, NDArray<float> drift) => Lax.Scan(((PrngKey Key, NDArray<float> X) c, NDArray<float> d) =>
            {
                var (next, sub) = Rand.Split({|c.Key|});
                return (c with { X = c.X + Rand.Normal(sub) }, d);
            }, (key, (NDArray<float>)0f), drift).Ys;
            """ },
        { "a while loop that hands its key round", """
            static NDArray<float> Reject(PrngKey key) => Lax.WhileLoop(
                ((PrngKey Key, NDArray<float> X) s) => s.X.Item() < 0,
                ((PrngKey Key, NDArray<float> X) s) => (s.Key, Rand.Normal({|s.Key|})),
                (key, (NDArray<float>)(-1f))).Item2;
            """ },
        { "a map over keys, and the keys again", """
            [Jit] static NDArray<float> Means(PrngKey key, int n)
            {
                KeyArray keys = Rand.Split(key, [n]);
                NDArray<float> x = Vmap(k => Rand.Normal(k), keys);
                NDArray<float> y = Vmap(k => Rand.Exponential(k), {|keys|});
                return x + y;
            }
            """ },
        { "a seed that is the same for model and data", """
            static NDArray<float> Run(bool isDebug)
            {
                var rng = Rand.Key(isDebug ? 0 : 1);
                var model = Rand.Normal(rng, 3);
                if (!isDebug)
                {
                    rng = Rand.FoldIn(rng, 1);
                }
                return model + Rand.Uniform({|rng|}, 3);
            }
            """ },
        { "the parent after its children", """
            static NDArray<float> Gmm(PrngKey key, int n)
            {
                var (zKey, xKey) = Rand.Split(key);
                NDArray<int> z = Rand.Randint(zKey, [n], 0, 3);
                NDArray<float> x = Rand.Normal({|key|}, n);
                return x + Nd.Astype<int, float>(z);
            }
            """ },
        { "children of a second split", """
            static NDArray<float> F(PrngKey key)
            {
                PrngKey[] train = Rand.Split(key, 2);
                PrngKey[] test = Rand.Split({|key|}, 2);
                return Rand.Normal(train[0]) + Rand.Normal(test[1]);
            }
            """ },
        { "a dictionary of keys by name", """
            static NDArray<float> Init(PrngKey key)
            {
                var (a, b) = Rand.Split(key);
                Dictionary<string, PrngKey> rngs = new() { ["params"] = a, ["dropout"] = b };
                return Rand.Normal(rngs["params"]) + Rand.Normal({|rngs["params"]|});
            }
            """ },
        { "particles moved and resampled", """
            static NDArray<float> Filter(PrngKey key, NDArray<float> particles, NDArray<float>[] observations)
            {
                for (int t = 0; t < observations.Length; t++)
                {
                    PrngKey stepKey = Rand.FoldIn(key, t);
                    particles = particles + Rand.Normal(stepKey, particles.Shape);
                    NDArray<int> chosen = Rand.Categorical({|stepKey|}, particles, shape: [10]);
                    particles = particles + Nd.Astype<int, float>(Nd.Sum(chosen));
                }
                return particles;
            }
            """ },
    };

    [Theory]
    [MemberData(nameof(Programs))]
    public Task A_key_that_is_used_twice_is_found(string name, string members) => KeyProgram.CheckAsync(name, members);
}
