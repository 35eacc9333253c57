namespace Pure.Jit.Generator.Tests.Transforms;

/// <summary>Programs of loops, branches and checkpoints, for what must hold of all of them.</summary>
public static class ControlPrograms
{
    private const string Sine = "jaxpr(c: f64[], x: f64[]) {\n s: f64[] = sin c\n n: f64[] = mul s x\n return n\n }";

    private static TheoryData<string, string> Written => new()
    {
        {
            "cond", """
            jaxpr(b: f64[], x: f64[n]) {
              zero: f64[] = full[shape=[]; value=0.0; dtype=f64]
              p: bool[] = gt b zero
              y: f64[n] = cond[branch0=jaxpr(x: f64[n], b: f64[]) {
                s: f64[n] = sin x
                return s
              }; branch1=jaxpr(x: f64[n], b: f64[]) {
                e: f64[n] = exp x
                w: f64[n] = broadcast_in_dim[shape=[n]; broadcastDimensions=()] b
                m: f64[n] = mul e w
                return m
              }] p x b
              return y
            }
            """
        },
        {
            "while_each", """
            jaxpr(w: f64[n], c: f64[n]) {
              y: f64[n], k: f64[n] = while_each[constCount=1; condition=jaxpr(w: f64[], c: f64[], k: f64[]) {
                t: f64[] = full[shape=[]; value=10.0; dtype=f64]
                p: bool[] = lt c t
                return p
              }; body=jaxpr(w: f64[], c: f64[], k: f64[]) {
                g: f64[] = full[shape=[]; value=1.7; dtype=f64]
                m: f64[] = mul c g
                a: f64[] = add m w
                s: f64[] = sin k
                b: f64[] = mul s w
                return a, b
              }] w c c
              return y, k
            }
            """
        },
        {
            "switch", """
            jaxpr(i: i32[], x: f64[]) {
              y: f64[], k: i32[] = cond[branch0=jaxpr(x: f64[], i: i32[]) {
                return x, i
              }; branch1=jaxpr(x: f64[], i: i32[]) {
                s: f64[] = square x
                j: i32[] = add i i
                return s, j
              }; branch2=jaxpr(x: f64[], i: i32[]) {
                c: f64[] = full[shape=[]; value=2.5; dtype=f64]
                return c, i
              }] i x i
              return y, k
            }
            """
        },
        {
            "scan", """
            jaxpr(w: f64[], c0: f64[], xs: f64[n]) {
              c: f64[], ys: f64[n] = scan[length=[n]; reverse=false; constCount=1; carryCount=1; body=jaxpr(w: f64[], c: f64[], x: f64[]) {
                a: f64[] = mul c w
                e: f64[] = exp w
                b: f64[] = sin a
                d: f64[] = mul x e
                n: f64[] = add b d
                y: f64[] = mul n c
                return n, y
              }] w c0 xs
              return c, ys
            }
            """
        },
        {
            "scan, reversed, with an integer", """
            jaxpr(c0: f64[2], xs: f64[n,2]) {
              zero: i32[] = full[shape=[]; value=0; dtype=i32]
              k: i32[], c: f64[2], ys: f64[n,2], ks: i32[n] = scan[length=[n]; reverse=true; constCount=0; carryCount=2; body=jaxpr(k: i32[], c: f64[2], x: f64[2]) {
                one: i32[] = full[shape=[]; value=1; dtype=i32]
                next: i32[] = add k one
                f: f64[] = convert_element_type[dtype=f64] k
                g: f64[2] = broadcast_in_dim[shape=[2]; broadcastDimensions=()] f
                p: f64[2] = mul c x
                s: f64[2] = tanh p
                t: f64[2] = add s g
                return next, t, s, k
              }] zero c0 xs
              return c, ys, ks
            }
            """
        },
        {
            "a carry that gets its tangent from another", """
            jaxpr(a0: f64[], b0: f64[], xs: f64[3]) {
              a: f64[], b: f64[] = scan[length=[3]; reverse=false; constCount=0; carryCount=2; body=jaxpr(a: f64[], b: f64[], x: f64[]) {
                m: f64[] = mul b x
                s: f64[] = sin a
                return m, s
              }] a0 b0 xs
              return a, b
            }
            """
        },
        {
            "while", """
            jaxpr(a: f64[]) {
              r: f64[] = while[constCount=1; condition=jaxpr(a: f64[], x: f64[]) {
                q: f64[] = mul x x
                d: f64[] = sub q a
                e: f64[] = abs d
                t: f64[] = full[shape=[]; value=1e-13; dtype=f64]
                p: bool[] = gt e t
                return p
              }; body=jaxpr(a: f64[], x: f64[]) {
                q: f64[] = div a x
                s: f64[] = add x q
                h: f64[] = full[shape=[]; value=0.5; dtype=f64]
                n: f64[] = mul s h
                return n
              }; size=[]] a a
              return r
            }
            """
        },
        {
            "while with a counter", """
            jaxpr(k: i32[], x: f64[]) {
              zero: i32[] = full[shape=[]; value=0; dtype=i32]
              i: i32[], r: f64[] = while[constCount=2; condition=jaxpr(k: i32[], x: f64[], i: i32[], c: f64[]) {
                p: bool[] = lt i k
                return p
              }; body=jaxpr(k: i32[], x: f64[], i: i32[], c: f64[]) {
                one: i32[] = full[shape=[]; value=1; dtype=i32]
                n: i32[] = add i one
                m: f64[] = mul c x
                s: f64[] = cos m
                return n, s
              }; size=[]] k x zero x
              return r, i
            }
            """
        },
        {
            "scan in scan", $$"""
            jaxpr(c0: f64[], xs: f64[n]) {
              c: f64[], ys: f64[n] = scan[length=[n]; reverse=false; constCount=1; carryCount=1; body=jaxpr(all: f64[n], c: f64[], x: f64[]) {
                d: f64[] = scan[length=[n]; reverse=true; constCount=0; carryCount=1; body={{Sine}}] c all
                e: f64[] = add d x
                return e, c
              }] xs c0 xs
              return c, ys
            }
            """
        },
        {
            "while in scan", """
            jaxpr(c0: f64[], xs: f64[n]) {
              c: f64[] = scan[length=[n]; reverse=false; constCount=0; carryCount=1; body=jaxpr(c: f64[], x: f64[]) {
                d: f64[] = while[constCount=1; condition=jaxpr(x: f64[], c: f64[]) {
                  t: f64[] = full[shape=[]; value=3.0; dtype=f64]
                  p: bool[] = lt c t
                  return p
                }; body=jaxpr(x: f64[], c: f64[]) {
                  q: f64[] = mul x x
                  r: f64[] = add c q
                  h: f64[] = full[shape=[]; value=0.5; dtype=f64]
                  m: f64[] = add r h
                  return m
                }; size=[]] x c
                s: f64[] = sin d
                return s
              }] c0 xs
              return c
            }
            """
        },
        {
            "while with a bound in scan", """
            jaxpr(c0: f64[], xs: f64[n]) {
              zero: i32[] = full[shape=[]; value=0; dtype=i32]
              c: f64[] = scan[length=[n]; reverse=false; constCount=1; carryCount=1; body=jaxpr(zero: i32[], c: f64[], x: f64[]) {
                i: i32[], d: f64[] = while[constCount=1; condition=jaxpr(x: f64[], i: i32[], c: f64[]) {
                  most: i32[] = full[shape=[]; value=6; dtype=i32]
                  l: bool[] = lt i most
                  t: f64[] = full[shape=[]; value=3.0; dtype=f64]
                  u: bool[] = lt c t
                  p: bool[] = and l u
                  return p
                }; body=jaxpr(x: f64[], i: i32[], c: f64[]) {
                  one: i32[] = full[shape=[]; value=1; dtype=i32]
                  k: i32[] = add i one
                  q: f64[] = mul x x
                  r: f64[] = add c q
                  h: f64[] = sin r
                  m: f64[] = add r h
                  return k, m
                }; size=[]; maxTrip=[6]] x zero c
                s: f64[] = sin d
                return s
              }] zero c0 xs
              return c
            }
            """
        },
        {
            "cond in while in cond", """
            jaxpr(x: f64[], y: f64[]) {
              p: bool[] = lt x y
              r: f64[] = cond[branch0=jaxpr(x: f64[], y: f64[]) {
                m: f64[] = mul x y
                return m
              }; branch1=jaxpr(x: f64[], y: f64[]) {
                w: f64[] = while[constCount=1; condition=jaxpr(y: f64[], c: f64[]) {
                  t: f64[] = full[shape=[]; value=9.0; dtype=f64]
                  p: bool[] = lt c t
                  return p
                }; body=jaxpr(y: f64[], c: f64[]) {
                  t: f64[] = full[shape=[]; value=4.0; dtype=f64]
                  q: bool[] = lt c t
                  d: f64[] = cond[branch0=jaxpr(c: f64[], y: f64[]) {
                    e: f64[] = exp y
                    s: f64[] = add c e
                    return s
                  }; branch1=jaxpr(c: f64[], y: f64[]) {
                    one: f64[] = full[shape=[]; value=1.25; dtype=f64]
                    s: f64[] = add c one
                    z: f64[] = square y
                    u: f64[] = add s z
                    return u
                  }] q c y
                  return d
                }; size=[]] y x
                return w
              }] p x y
              return r
            }
            """
        },
        {
            "checkpoint in scan", $$"""
            jaxpr(c0: f64[], xs: f64[n]) {
              c: f64[] = scan[length=[n]; reverse=false; constCount=0; carryCount=1; body=jaxpr(c: f64[], x: f64[]) {
                d: f64[] = checkpoint[call={{Sine}}; again=false; policy="nothing_saveable"] c x
                e: f64[] = exp d
                return e
              }] c0 xs
              return c
            }
            """
        },
        {
            "a recurrent network", """
            jaxpr(w: f64[3,3], c0: f64[2,3], xs: f64[n,2,3]) {
              c: f64[2,3], ys: f64[n,2,3] = scan[length=[n]; reverse=false; constCount=1; carryCount=1; body=jaxpr(w: f64[3,3], c: f64[2,3], x: f64[2,3]) {
                a: f64[2,3] = dot_general[lhsContracting=(1); rhsContracting=(0); lhsBatch=(); rhsBatch=()] c w
                b: f64[2,3] = dot_general[lhsContracting=(1); rhsContracting=(1); lhsBatch=(); rhsBatch=()] x w
                d: f64[2,3] = add a b
                e: f64[2,3] = tanh d
                f: f64[3,2] = dot_general[lhsContracting=(0); rhsContracting=(1); lhsBatch=(); rhsBatch=()] w e
                g: f64[2,3] = transpose[permutation=(1,0)] f
                h: f64[2,3] = mul g c
                i: f64[2,3] = sin h
                return i, e
              }] w c0 xs
              return c, ys
            }
            """
        },
        {
            "weights in a scan in a scan, and of rows that are vectors", """
            jaxpr(w: f64[2,3], v: f64[3], c0: f64[3], xs: f64[n,2]) {
              c: f64[3] = scan[length=[n]; reverse=true; constCount=3; carryCount=1; body=jaxpr(w: f64[2,3], v: f64[3], all: f64[n,2], c: f64[3], x: f64[2]) {
                d: f64[3] = scan[length=[n]; reverse=false; constCount=1; carryCount=1; body=jaxpr(w: f64[2,3], d: f64[3], y: f64[2]) {
                  m: f64[3] = dot_general[lhsContracting=(0); rhsContracting=(0); lhsBatch=(); rhsBatch=()] y w
                  s: f64[3] = sin d
                  p: f64[3] = mul m s
                  return p
                }] w c all
                m: f64[3] = dot_general[lhsContracting=(0); rhsContracting=(0); lhsBatch=(); rhsBatch=()] x w
                r: f64[1,3] = reshape[newSizes=[1,3]] d
                k: f64[1,2] = dot_general[lhsContracting=(1); rhsContracting=(1); lhsBatch=(); rhsBatch=()] r w
                l: f64[2] = reshape[newSizes=[2]] k
                o: f64[3] = dot_general[lhsContracting=(0); rhsContracting=(0); lhsBatch=(); rhsBatch=()] l w
                t: f64[3] = mul o v
                e: f64[3] = add m t
                return e
              }] w v xs c0 xs
              return c
            }
            """
        },
        {
            "batches of weights in a scan", """
            jaxpr(w: f64[2,3,3], c0: f64[2,3], xs: f64[n,2,3]) {
              c: f64[2,3] = scan[length=[n]; reverse=false; constCount=1; carryCount=1; body=jaxpr(w: f64[2,3,3], c: f64[2,3], x: f64[2,3]) {
                a: f64[2,3] = dot_general[lhsContracting=(1); rhsContracting=(1); lhsBatch=(0); rhsBatch=(0)] c w
                b: f64[2,3] = add a x
                d: f64[2,3] = tanh b
                return d
              }] w c0 xs
              return c
            }
            """
        },
    };

    // What a policy keeps must not change what a turn gives.
    private const string Checkpointed = """
        jaxpr(w: f64[3,3], c0: f64[3], xs: f64[n,3]) {
          c: f64[3] = scan[length=[n]; reverse=false; constCount=1; carryCount=1; body=jaxpr(w: f64[3,3], c: f64[3], x: f64[3]) {
            d: f64[3] = checkpoint[call=jaxpr(w: f64[3,3], c: f64[3], x: f64[3]) {
              a: f64[3] = dot_general[lhsContracting=(0); rhsContracting=(0); lhsBatch=(); rhsBatch=()] c w
              n: f64[3] = checkpoint_name[name="a"] a
              s: f64[3] = sin n
              t: f64[3] = add s x
              u: f64[3] = checkpoint_name[name="b"] t
              v: f64[3] = tanh u
              return v
            }; again=false; policy="POLICY"] w c x
            e: f64[3] = exp d
            f: f64[3] = neg e
            g: f64[3] = exp f
            return g
          }] w c0 xs
          return c
        }
        """;

    private static readonly string[] Policies = ["dots_saveable", "everything_saveable", "save_only_these_names\\na", "save_any_names_but_these\\na"];

    /// <summary>Names and programs.</summary>
    public static TheoryData<string, string> All
    {
        get
        {
            TheoryData<string, string> all = Written;
            foreach (string policy in Policies)
            {
                all.Add($"checkpoint in scan, {policy.Split('\\')[0]}", Checkpointed.Replace("POLICY", policy, StringComparison.Ordinal));
            }

            return all;
        }
    }
}
