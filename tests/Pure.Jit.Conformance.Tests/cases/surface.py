#!/usr/bin/env python3
"""Writes golden/surface.jsonl: cases of jax.numpy functions whose answers are NumPy's, in double precision.

    python3 tests/Pure.Jit.Conformance.Tests/cases/surface.py

The file has the form of the golden cases of real JAX; derivatives are central differences in double precision.
Needs NumPy 1.24 or later.
"""
import ast
import base64
import functools
import json
import operator
import os
import numpy as np

EXACT = {"kind": "exact", "ulp": 0, "rtol": 0, "atol": 0}
NEAR = {"kind": "rel", "ulp": 0, "rtol": 4e-6, "atol": 2e-6}
DTYPES = {"f16": "<f2", "f32": "<f4", "f64": "<f8", "i8": "i1", "i16": "<i2", "i32": "<i4", "i64": "<i8", "u8": "u1", "u16": "<u2", "u32": "<u4", "u64": "<u8", "bool": "?"}
OPERATORS = {ast.Add: "Add", ast.Sub: "Sub", ast.Mult: "Mult", ast.Div: "Div", ast.Pow: "Pow", ast.MatMult: "MatMult", ast.USub: "USub", ast.Invert: "Invert", ast.Lt: "Lt", ast.Gt: "Gt", ast.GtE: "GtE", ast.LtE: "LtE",
             ast.FloorDiv: "FloorDiv", ast.Mod: "Mod", ast.LShift: "LShift", ast.Eq: "Eq", ast.NotEq: "NotEq", ast.And: "And", ast.Or: "Or", ast.In: "In"}


def node(n):
    """The parsed expression as the golden files write it."""
    if isinstance(n, ast.Lambda):
        lambda_node = {"t": "Lambda", "params": [a.arg for a in n.args.args], "body": node(n.body)}
        return {**lambda_node, "defaults": [node(d) for d in n.args.defaults]} if n.args.defaults else lambda_node
    if isinstance(n, ast.Call):
        return {"t": "Call", "func": node(n.func), "args": [node(a) for a in n.args], "keywords": {k.arg: node(k.value) for k in n.keywords}}
    if isinstance(n, ast.Attribute):
        name = dotted(n)
        return {"t": "Name", "id": name} if name else {"t": "Attribute", "value": node(n.value), "attr": n.attr}
    if isinstance(n, ast.Name):
        return {"t": "Name", "id": n.id}
    if isinstance(n, ast.BinOp):
        return {"t": "BinOp", "op": OPERATORS[type(n.op)], "left": node(n.left), "right": node(n.right)}
    if isinstance(n, ast.UnaryOp):
        return {"t": "UnaryOp", "op": OPERATORS[type(n.op)], "operand": node(n.operand)}
    if isinstance(n, ast.Compare):
        return {"t": "Compare", "left": node(n.left), "ops": [OPERATORS[type(o)] for o in n.ops], "comparators": [node(c) for c in n.comparators]}
    if isinstance(n, ast.BoolOp):
        return {"t": "BoolOp", "op": OPERATORS[type(n.op)], "values": [node(v) for v in n.values]}
    if isinstance(n, ast.IfExp):
        return {"t": "IfExp", "test": node(n.test), "body": node(n.body), "orelse": node(n.orelse)}
    if isinstance(n, ast.Dict):
        return {"t": "Dict", "keys": [node(k) for k in n.keys], "values": [node(v) for v in n.values]}
    if isinstance(n, ast.Starred):
        return {"t": "Starred", "value": node(n.value)}
    if isinstance(n, (ast.ListComp, ast.GeneratorExp)):
        return {"t": type(n).__name__, "elt": node(n.elt), "generators": [generator(g) for g in n.generators]}
    if isinstance(n, ast.DictComp):
        return {"t": "DictComp", "key": node(n.key), "value": node(n.value), "generators": [generator(g) for g in n.generators]}
    if isinstance(n, ast.Slice):
        return {"t": "Slice", **{k: node(getattr(n, k)) for k in ("lower", "upper", "step") if getattr(n, k) is not None}}
    if isinstance(n, ast.Constant) and n.value is Ellipsis:
        return {"t": "Ellipsis"}
    if isinstance(n, (ast.Tuple, ast.List)):
        return {"t": type(n).__name__, "elts": [node(e) for e in n.elts]}
    if isinstance(n, ast.Subscript):
        return {"t": "Subscript", "value": node(n.value), "slice": node(n.slice)}
    if isinstance(n, ast.Constant):
        return {"t": "Constant", "value": n.value, "kind": type(n.value).__name__}
    raise ValueError(ast.dump(n))


def generator(g):
    return {"target": node(g.target), "iter": node(g.iter), **({"ifs": [node(i) for i in g.ifs]} if g.ifs else {})}


def dotted(n):
    if isinstance(n, ast.Name):
        return n.id if n.id in ("jnp", "jax", "lax", "functools", "operator", "np") else None
    owner = dotted(n.value) if isinstance(n, ast.Attribute) else None
    return f"{owner}.{n.attr}" if owner else None


def array(x):
    x = np.asarray(x)
    name = next(k for k, v in DTYPES.items() if np.dtype(v) == x.dtype)
    return {"dtype": name, "shape": list(x.shape), "b64": base64.b64encode(np.ascontiguousarray(x).tobytes()).decode()}


def narrow(x):
    """What JAX gives without 64-bit types."""
    x = np.asarray(x)
    return x.astype({"f8": "f4", "i8": "i4", "u8": "u4"}.get(x.dtype.str[1:], x.dtype))


def flat(result):
    if isinstance(result, dict):
        return [leaf for key in sorted(result) for leaf in flat(result[key])]
    if isinstance(result, (tuple, list)) and any(isinstance(r, (tuple, list, dict)) for r in result):
        return [leaf for r in result for leaf in flat(r)]
    return list(result) if isinstance(result, (tuple, list)) else [result]


class Names:
    """numpy under the names of jax.numpy."""

    def __getattr__(self, name):
        return getattr(np, {"concat": "concatenate", "acos": "arccos", "asin": "arcsin", "atan": "arctan", "acosh": "arccosh", "asinh": "arcsinh",
                            "atanh": "arctanh", "atan2": "arctan2", "pow": "power", "permute_dims": "transpose", "bitwise_invert": "invert",
                            "bitwise_not": "invert", "bitwise_left_shift": "left_shift", "bitwise_right_shift": "right_shift", "trapezoid": "trapz"}.get(name, name))

    vecdot = staticmethod(lambda x, y, axis=-1: np.sum(np.moveaxis(x, axis, -1) * np.moveaxis(y, axis, -1), -1))
    matvec = staticmethod(lambda x, y: (x @ y[..., None])[..., 0])
    vecmat = staticmethod(lambda x, y: (x[..., None, :] @ y)[..., 0, :])
    matrix_transpose = staticmethod(lambda x: np.swapaxes(x, -1, -2))
    unstack = staticmethod(lambda x, axis=0: list(np.moveaxis(x, axis, 0)))
    empty_like = staticmethod(np.zeros_like)
    astype = staticmethod(lambda x, dtype: x.astype(dtype))
    cross = staticmethod(lambda a, b, axis=-1: np.cross(a, b, axis=axis))
    fill_diagonal = staticmethod(lambda a, val, inplace=True: np.where(np.eye(*a.shape, dtype=bool), np.resize(val, (min(a.shape), 1)) if np.ndim(val) else val, a))
    positive = staticmethod(lambda x: x)

    @staticmethod
    def gradient(f, spacing=1.0, axis=None):
        return np.gradient(f, spacing, axis=axis)

    @staticmethod
    def repeat(a, repeats, axis=None, total_repeat_length=None):
        r = np.repeat(a, repeats, axis)
        return r


jnp = Names()


def case(name, expr, *inputs, tol=None, smooth=True):
    f = eval(expr, {"jnp": jnp, "np": np, "functools": functools, "operator": operator})
    wide = [x.astype("f8") if x.dtype.kind == "f" else x for x in inputs]
    outputs = [narrow(o) for o in flat(f(*wide))]
    floats = [i for i, x in enumerate(inputs) if x.dtype.kind == "f"]
    isexact = tol is None and all(o.dtype.kind != "f" for o in outputs)
    row = {"id": f"surface/{name}", "family": "surface", "op": name, "expr": expr, "ast": node(ast.parse(expr, mode="eval").body), "x64": False, "jax": "numpy",
           "notes": "", "tol": EXACT if isexact else tol or NEAR, "jit_vs_eager": 0.0, "inputs": [array(x) for x in inputs], "outputs": [array(o) for o in outputs]}
    if smooth and floats and all(o.dtype.kind == "f" for o in outputs) and tol is not EXACT:
        rng = np.random.RandomState(len(name) + len(expr))

        def value(xs):
            return [np.asarray(o, dtype="f8") for o in flat(f(*xs))]

        def along(tangents):
            h = 2.0 ** -18
            up = value([w + h * tangents[floats.index(i)] if i in floats else w for i, w in enumerate(wide)])
            down = value([w - h * tangents[floats.index(i)] if i in floats else w for i, w in enumerate(wide)])
            return [(u - d) / (2 * h) for u, d in zip(up, down)]

        tangents = [np.asarray(rng.randn(*inputs[i].shape), "f4") for i in floats]
        forward = along([t.astype("f8") for t in tangents])
        cotangents = [np.asarray(rng.randn(*o.shape), "f4") for o in outputs]
        grads = []
        for k, i in enumerate(floats):
            g = np.zeros(inputs[i].size)
            for j in range(inputs[i].size):
                unit = [np.zeros(inputs[m].shape) for m in floats]
                unit[k].reshape(-1)[j] = 1
                g[j] = sum(np.sum(d * c) for d, c in zip(along(unit), cotangents))
            grads.append(g.reshape(inputs[i].shape))
        if all(np.all(np.isfinite(d)) for d in forward + grads):
            row["jvp"] = {"wrt": floats, "tangents": [array(t) for t in tangents], "outputs": [array(narrow(d)) for d in forward]}
            row["vjp"] = {"wrt": floats, "cotangents": [array(c) for c in cotangents], "grads": [array(narrow(g)) for g in grads]}
        batch = [value([w / 2.0 ** b if i in floats else w for i, w in enumerate(wide)]) for b in range(3)]
        if tol is None:
            row["vmap"] = {"wrt": floats, "batch": "[x, x/2, x/4] on a new leading axis", "outputs": [array(narrow(np.stack(o))) for o in zip(*batch)]}
    return row


def cases():
    r = np.random.RandomState(7)

    def f(*shape):
        return np.asarray(r.randn(*shape) * 1.5, "f4")

    def i(*shape, low=-9, high=10):
        return r.randint(low, high, shape).astype("i4")

    a, b, v, w, cube = f(3, 4), f(3, 4), f(6), f(6), f(2, 3, 4)
    nan = a.copy()
    nan[0, 1] = nan[2, 3] = nan[1, 0] = np.nan
    edge = np.array([0, -0.0, 1.5, -1.5, 2.5, -2.5, np.inf, -np.inf, np.nan, 1e-40, 3e38, 7], "f4")
    sq, mask = f(4, 4), r.rand(3, 4) > 0.4

    # Joining and cutting.
    yield case("atleast_1d", "lambda x: jnp.atleast_1d(x)", f())
    yield case("atleast_2d", "lambda x: jnp.atleast_2d(x)", v)
    yield case("atleast_3d", "lambda x: jnp.atleast_3d(x)", a)
    yield case("concat", "lambda x,y: jnp.concat([x,y],axis=1)", a, b)
    yield case("stack", "lambda x,y: jnp.stack([x,y],axis=-1)", a, b)
    yield case("hstack", "lambda x,y: jnp.hstack([x,y])", a, b)
    yield case("vstack", "lambda x,y: jnp.vstack([x,y])", v, w)
    yield case("dstack", "lambda x,y: jnp.dstack([x,y])", a, b)
    yield case("column_stack", "lambda x,y: jnp.column_stack([x,y])", v, w)
    yield case("append", "lambda x,y: jnp.append(x,y,axis=0)", a, b)
    yield case("append/flat", "lambda x,y: jnp.append(x,y)", a, v)
    yield case("delete", "lambda x: jnp.delete(x,1,axis=1)", a)
    yield case("insert", "lambda x,y: jnp.insert(x,1,y,axis=0)", a, f(4))
    yield case("split/indices", "lambda x: jnp.split(x,[1,3],axis=1)[1]", a)
    yield case("array_split", "lambda x: jnp.array_split(x,3)[0]", f(8))
    yield case("hsplit", "lambda x: jnp.hsplit(x,2)[1]", a)
    yield case("vsplit", "lambda x: jnp.vsplit(x,3)[2]", a)
    yield case("dsplit", "lambda x: jnp.dsplit(x,2)[0]", cube)
    yield case("unstack", "lambda x: jnp.unstack(x,axis=1)[2]", a)

    # Rearranging.
    yield case("permute_dims", "lambda x: jnp.permute_dims(x,(1,2,0))", cube)
    yield case("matrix_transpose", "lambda x: jnp.matrix_transpose(x)", cube)
    yield case("swapaxes", "lambda x: jnp.swapaxes(x,0,2)", cube)
    yield case("rollaxis", "lambda x: jnp.rollaxis(x,2)", cube)
    yield case("fliplr", "lambda x: jnp.fliplr(x)", a)
    yield case("flipud", "lambda x: jnp.flipud(x)", a)
    yield case("rot90", "lambda x: jnp.rot90(x)", a)
    yield case("rot90/3", "lambda x: jnp.rot90(x,3,(1,2))", cube)
    yield case("roll", "lambda x: jnp.roll(x,2,axis=1)", a)
    yield case("roll/flat", "lambda x: jnp.roll(x,-5)", a)
    yield case("roll/axes", "lambda x: jnp.roll(x,(1,-2),axis=(0,1))", a)
    yield case("broadcast_arrays", "lambda x,y: jnp.broadcast_arrays(x,y)[0]", f(4), a)
    yield case("repeat/counts", "lambda x: jnp.repeat(x,jnp.array([2,0,3]),axis=0,total_repeat_length=5)", a)
    yield case("repeat/flat", "lambda x: jnp.repeat(x,2)", a)
    yield case("tile", "lambda x: jnp.tile(x,(2,1,2))", a)
    yield case("resize", "lambda x: jnp.resize(x,(2,7))", a)
    yield case("trim/ravel", "lambda x: jnp.ravel(x)", cube)

    # Diagonals and triangles.
    yield case("diag/vector", "lambda x: jnp.diag(x,1)", v)
    yield case("diag/below", "lambda x: jnp.diag(x,-1)", a)
    yield case("diagflat", "lambda x: jnp.diagflat(x,-2)", f(2, 2))
    yield case("diagonal", "lambda x: jnp.diagonal(x,1,1,2)", cube)
    yield case("trace", "lambda x: jnp.trace(x,-1)", a)
    yield case("fill_diagonal", "lambda x: jnp.fill_diagonal(x,2.5,inplace=False)".replace(",inplace=False", ""), sq)
    yield case("diag_indices", "lambda: jnp.diag_indices(3)[1]")
    yield case("tril_indices", "lambda: jnp.tril_indices(4,1)[1]")
    yield case("triu_indices", "lambda: jnp.triu_indices(3,-1)[0]")
    yield case("tril", "lambda x: jnp.tril(x,-1)", cube)

    # Sequences and grids.
    yield case("linspace", "lambda: jnp.linspace(-1.0,2.0,7)")
    yield case("logspace", "lambda: jnp.logspace(-1.0,2.0,4)", tol=NEAR)
    yield case("geomspace", "lambda: jnp.geomspace(1.0,1000.0,4)", tol=NEAR)
    yield case("meshgrid", "lambda x,y: jnp.stack(jnp.meshgrid(x,y))", v, f(3))
    yield case("indices", "lambda: jnp.indices((2,3))")
    yield case("vander", "lambda x: jnp.vander(x,3)", v)
    yield case("vander/increasing", "lambda x: jnp.vander(x,4,True)", f(3))
    yield case("identity", "lambda: jnp.identity(3)")
    yield case("zeros_like", "lambda x: jnp.zeros_like(x)", a, smooth=False)
    yield case("full_like", "lambda x: jnp.full_like(x,2.5)", a, smooth=False)
    yield case("empty", "lambda: jnp.zeros((2,0))")

    # Reductions and statistics.
    yield case("sum/where", "lambda x,m: jnp.sum(x,axis=1,where=m)", a, mask)
    yield case("sum/initial", "lambda x: jnp.sum(x,axis=0,initial=2.5)", a)
    yield case("max/where", "lambda x,m: jnp.max(x,axis=1,initial=-0.5,where=m)", a, mask)
    yield case("min/where", "lambda x,m: jnp.min(x,axis=0,initial=0.5,where=m)", a, mask)
    yield case("mean/where", "lambda x,m: jnp.mean(x,axis=1,where=m)", a, mask)
    yield case("var/where", "lambda x,m: jnp.var(x,axis=1,where=m)", a, mask)
    yield case("std/ddof", "lambda x: jnp.std(x,axis=1,ddof=1)", a)
    yield case("any/where", "lambda x,m: jnp.any(x,axis=1,where=m)", mask, ~mask)
    yield case("all/where", "lambda x,m: jnp.all(x,axis=0,where=m)", mask, ~mask)
    yield case("amax", "lambda x: jnp.amax(x,axis=1)", a)
    yield case("amin", "lambda x: jnp.amin(x,axis=1)", a)
    yield case("ptp", "lambda x: jnp.ptp(x,axis=0)", a)
    yield case("average", "lambda x,w: jnp.average(x,axis=1,weights=w)", a, np.abs(f(4)) + 1)
    yield case("median", "lambda x: jnp.median(x,axis=1)", a)
    yield case("median/nan", "lambda x: jnp.median(x,axis=1)", nan, smooth=False)
    yield case("median/axes", "lambda x: jnp.median(x,axis=(0,2),keepdims=True)", cube)
    yield case("quantile", "lambda x: jnp.quantile(x,0.3,axis=0)", a)
    yield case("quantile/several", "lambda x: jnp.quantile(x,jnp.array([0.1,0.5,1.0]),axis=1)", a)
    yield case("quantile/lower", "lambda x: jnp.quantile(x,0.3,axis=1,method='lower')", a)
    yield case("quantile/nearest", "lambda x: jnp.quantile(x,0.4,method='nearest')", v)
    yield case("percentile", "lambda x: jnp.percentile(x,30.0,axis=1)", a)
    yield case("nanquantile", "lambda x: jnp.nanquantile(x,0.3,axis=1)", nan, smooth=False)
    yield case("nanpercentile", "lambda x: jnp.nanpercentile(x,60.0)", nan, smooth=False)
    yield case("nanmedian", "lambda x: jnp.nanmedian(x,axis=1)", nan, smooth=False)
    yield case("cov", "lambda x: jnp.cov(x)", a)
    yield case("cov/columns", "lambda x: jnp.cov(x,rowvar=False,bias=True)", a)
    yield case("cov/vector", "lambda x: jnp.cov(x)", v)
    yield case("corrcoef", "lambda x: jnp.corrcoef(x)", f(3, 6))
    for name in ("sum", "prod", "mean", "var", "std", "max", "min"):
        yield case(f"nan{name}", f"lambda x: jnp.nan{name}(x,axis=1)", nan, smooth=False)
    yield case("nanargmax", "lambda x: jnp.nanargmax(x,axis=1)", nan)
    yield case("nanargmin", "lambda x: jnp.nanargmin(x)", nan)
    yield case("count_nonzero", "lambda x: jnp.count_nonzero(x,axis=0)", i(3, 4, low=0, high=2))

    # Numbers.
    yield case("positive", "lambda x: jnp.positive(x)", v)
    yield case("absolute", "lambda x: jnp.absolute(x)", v)
    yield case("fabs", "lambda x: jnp.fabs(x)", v)
    yield case("fix", "lambda x: jnp.trunc(x)", v)
    yield case("fmax", "lambda x,y: jnp.fmax(x,y)", nan, a, smooth=False)
    yield case("fmin", "lambda x,y: jnp.fmin(x,y)", a, nan, smooth=False)
    yield case("float_power", "lambda x,y: jnp.float_power(x,y)", np.abs(v) + 0.5, w)
    yield case("divmod/quotient", "lambda x,y: jnp.divmod(x,y)[0]", i(6), i(6, low=1))
    yield case("divmod/remainder", "lambda x,y: jnp.divmod(x,y)[1]", i(6), -i(6, low=1))
    yield case("modf/fraction", "lambda x: jnp.modf(x)[0]", edge, tol=EXACT)
    yield case("modf/whole", "lambda x: jnp.modf(x)[1]", edge, tol=EXACT)
    yield case("frexp/mantissa", "lambda x: jnp.frexp(x)[0]", edge, tol=EXACT)
    yield case("frexp/exponent", "lambda x: jnp.frexp(x)[1]", edge[:6])
    yield case("ldexp", "lambda x,n: jnp.ldexp(x,n)", v, i(6), smooth=False)
    yield case("gcd", "lambda x,y: jnp.gcd(x,y)", np.array([12, -18, 0, 7, 0, 1836311903], "i4"), np.array([18, 12, 5, 0, 0, 1134903170], "i4"))
    yield case("lcm", "lambda x,y: jnp.lcm(x,y)", np.array([12, -18, 0, 7], "i4"), np.array([18, 12, 5, 3], "i4"))
    yield case("heaviside", "lambda x,y: jnp.heaviside(x,y)", edge[:9], np.full(9, 0.5, "f4"), smooth=False)
    yield case("sinc", "lambda x: jnp.sinc(x)", np.append(v, [0]).astype("f4"))
    yield case("degrees", "lambda x: jnp.degrees(x)", v)
    yield case("radians", "lambda x: jnp.radians(x)", v)
    yield case("nan_to_num", "lambda x: jnp.nan_to_num(x,nan=1.5,posinf=9.0)", np.array([1, np.nan, np.inf], "f4"), smooth=False)
    yield case("isposinf", "lambda x: jnp.isposinf(x)", edge)
    yield case("isneginf", "lambda x: jnp.isneginf(x)", edge)
    yield case("isclose", "lambda x,y: jnp.isclose(x,y,rtol=0.5,equal_nan=True)", nan, np.where(np.isnan(nan), nan, b))
    yield case("allclose", "lambda x,y: jnp.allclose(x,y)", a, a + 1e-7)
    yield case("array_equal", "lambda x,y: jnp.array_equal(x,y)", a, a)
    yield case("array_equal/shape", "lambda x,y: jnp.array_equal(x,y)", a, b[:, :3])
    yield case("array_equiv", "lambda x,y: jnp.array_equiv(x,y)", np.ones((2, 3), "f4"), np.ones(3, "f4"))
    for name, arguments in (("acos", (np.tanh(v),)), ("asin", (np.tanh(v),)), ("atan", (v,)), ("acosh", (np.abs(v) + 1.2,)), ("asinh", (v,)),
                            ("atanh", (np.tanh(v) * 0.9,)), ("atan2", (v, w)), ("pow", (np.abs(v) + 0.5, w))):
        names = "xy"[:len(arguments)]
        yield case(name, f"lambda {','.join(names)}: jnp.{name}({','.join(names)})", *[x.astype("f4") for x in arguments])
    yield case("bitwise_invert", "lambda x: jnp.bitwise_invert(x)", i(5))
    yield case("bitwise_left_shift", "lambda x,y: jnp.bitwise_left_shift(x,y)", i(5), i(5, low=0, high=4))
    yield case("bitwise_right_shift", "lambda x,y: jnp.bitwise_right_shift(x,y)", i(5), i(5, low=0, high=4))
    for name in ("bitwise_and", "bitwise_or", "bitwise_xor"):
        yield case(name, f"lambda x,y: jnp.{name}(x,y)", i(5), i(5))
    yield case("bitwise_not", "lambda x: jnp.bitwise_not(x)", i(5))
    yield case("invert", "lambda x: jnp.invert(x)", i(5))
    for name in ("logical_and", "logical_or", "not_equal", "less", "less_equal", "greater_equal"):
        yield case(name, f"lambda x,y: jnp.{name}(x,y)", i(8, low=0, high=3), i(8, low=0, high=3))
    yield case("logical_not", "lambda x: jnp.logical_not(x)", mask)
    for name in ("subtract", "true_divide", "logaddexp2", "arctan2"):
        yield case(name, f"lambda x,y: jnp.{name}(x,y)", v, w)
    yield case("mod", "lambda x,y: jnp.mod(x,y)", i(6), np.array([3, -3, 5, -5, 7, -2], "i4"))
    for name in ("deg2rad", "rad2deg", "negative"):
        yield case(name, f"lambda x: jnp.{name}(x)", v)
    yield case("rint", "lambda x: jnp.rint(x)", edge, tol=EXACT)
    yield case("asarray", "lambda x: jnp.asarray(x)", v)
    yield case("empty_like", "lambda x: jnp.empty_like(x)*0.0", a, smooth=False)
    yield case("astype", "lambda x: jnp.astype(x,jnp.int32)", v)
    yield case("logical_xor", "lambda x,y: jnp.logical_xor(x,y)", mask, ~mask)

    # Differences, areas, interpolation, polynomials.
    yield case("diff", "lambda x: jnp.diff(x,2,axis=1)", a)
    yield case("diff/prepend", "lambda x: jnp.diff(x,prepend=1.5)", v)
    yield case("ediff1d", "lambda x: jnp.ediff1d(x)", a)
    yield case("gradient", "lambda x: jnp.gradient(x,0.5)", v)
    yield case("gradient/axis", "lambda x: jnp.gradient(x,axis=1)", a)
    yield case("trapezoid", "lambda x: jnp.trapezoid(x,dx=0.5)", a)
    yield case("trapezoid/x", "lambda x,p: jnp.trapezoid(x,p)", a, np.array([0, 1, 3, 4], "f4"))
    yield case("interp", "lambda x: jnp.interp(x,jnp.array([-1.0,0.25,2.0]),jnp.array([3.0,-1.0,0.5]))", v)
    yield case("interp/points", "lambda x,p: jnp.interp(x,jnp.array([-1.0,0.25,2.0]),p)", v, f(3))
    yield case("unwrap", "lambda x: jnp.unwrap(x)", (v * 5).astype("f4"))
    yield case("polyval", "lambda p,x: jnp.polyval(p,x)", f(4), v)
    yield case("polyadd", "lambda p,q: jnp.polyadd(p,q)", f(4), f(2))
    yield case("polysub", "lambda p,q: jnp.polysub(p,q)", f(2), f(4))
    yield case("polymul", "lambda p,q: jnp.polymul(p,q)", f(4), f(3))
    yield case("polyder", "lambda p: jnp.polyder(p,2)", f(5))
    yield case("polyint", "lambda p: jnp.polyint(p,2)", f(3))
    for name in ("bartlett", "blackman", "hamming", "hanning"):
        yield case(name, f"lambda: jnp.{name}(7)")

    # Choosing and padding.
    yield case("select", "lambda x: jnp.select([x > 1.0,x < -1.0],[x*x,-x],0.5)", a)
    yield case("choose", "lambda n,x,y: jnp.choose(n,[x,y])", np.array([0, 1, 1, 0], "i4"), f(4), f(4))
    for mode in ("edge", "reflect", "symmetric", "wrap", "linear_ramp", "maximum", "minimum", "mean", "median"):
        yield case(f"pad/{mode}", f"lambda x: jnp.pad(x,((1,2),(2,0)),mode='{mode}')", a)
    yield case("pad/far", "lambda x: jnp.pad(x,9,mode='reflect')", f(4))
    yield case("pad/one", "lambda x: jnp.pad(x,2,mode='reflect')", f(1))

    # Products.
    yield case("vecdot", "lambda x,y: jnp.vecdot(x,y)", cube, a)
    yield case("matvec", "lambda x,y: jnp.matvec(x,y)", cube, f(2, 4))
    yield case("vecmat", "lambda x,y: jnp.vecmat(x,y)", f(2, 3), cube)
    yield case("inner", "lambda x,y: jnp.inner(x,y)", a, b)
    yield case("outer", "lambda x,y: jnp.outer(x,y)", v, f(3))
    yield case("tensordot", "lambda x,y: jnp.tensordot(x,y,([1,2],[0,1]))", cube, f(3, 4, 2))
    yield case("kron", "lambda x,y: jnp.kron(x,y)", f(2, 3), f(2))
    yield case("cross", "lambda x,y: jnp.cross(x,y)", f(4, 3), f(4, 3))
    yield case("cross/axis", "lambda x,y: jnp.cross(x,y,axis=0)", f(3, 2), f(3, 2))
    for subscripts, shapes in (("ij,jk,kl->il", ((2, 3), (3, 4), (4, 2))), ("bij,bj->bi", ((2, 3, 4), (2, 4))), ("ij,ij->", ((3, 4), (3, 4))),
                               ("ii", ((4, 4),)), ("iij->j", ((3, 3, 2),)), ("...i,...i->...", ((2, 3, 4), (3, 4))), ("ij,kj", ((2, 3), (4, 3))),
                               ("ba", ((2, 3),)), ("bhqd,bhkd->bhqk", ((1, 2, 3, 4), (1, 2, 5, 4))), ("i,i,i->i", ((3,), (3,), (3,))), ("ij,j->ij", ((2, 3), (3,))),
                               ("ab,bc,cd,de->ae", ((2, 3), (3, 4), (4, 3), (3, 2))), ("ijk->ki", ((2, 3, 4),))):
        names = "xyzw"[:len(shapes)]
        yield case(f"einsum/{subscripts.replace(',', '.').replace('->', '_')}", f"lambda {','.join(names)}: jnp.einsum('{subscripts}',{','.join(names)})", *[f(*s) for s in shapes])


def python_cases():
    """What Python does by itself around the calls."""
    r = np.random.RandomState(23)
    a, c, v, seven = (np.asarray(r.randn(*s) * 1.3, "f4") for s in ((3, 4), (2, 3, 4), (6,), (7,)))
    n = r.randint(-9, 10, 6).astype("i4")
    for name, index in (("past", "10:"), ("to_past", "2:100"), ("from_before", "-100:3"), ("nothing", "5:2"), ("back_past", "8:2:-2"), ("half", "x.shape[0]//2:"), ("object", "slice(1,3)")):
        yield case(f"slice/{name}", f"lambda x: x[{index}]", seven)
    yield case("slice/of_result", "lambda x: (x*2)[3:100]", seven)
    yield case("python/shape_star", "lambda x: x.reshape(*x.shape[:1],1,*x.shape[1:])", c)
    yield case("python/shape_plus", "lambda x: x.reshape(x.shape[:-1]+(1,x.shape[-1]))", c)
    yield case("python/shape_times", "lambda x: x.reshape((1,)*2+x.shape)", a)
    yield case("python/shape_divides", "lambda x: x.sum(0)/x.shape[0]", a)
    yield case("python/flatten", "lambda x: x.flatten()", a)
    yield case("python/unpack", "lambda x: (lambda p,q: p-q)(*jnp.broadcast_arrays(x,x[:1]))", v)
    yield case("python/reversed_parts", "lambda x: jnp.concatenate(jnp.split(x,[2,4])[::-1])", v)
    yield case("python/default", "lambda x: (lambda y,k=3: y*k+x)(jnp.sin(x))", v)
    yield case("python/dict_result", "lambda x: {'b':x,'a':x*2}", v)
    yield case("python/nested_result", "lambda x: (x,(x*2,[x+1]))", v)
    yield case("python/list_result", "lambda x,y: jnp.meshgrid(x,y)", v, a[0])
    yield case("python/dict_items", "lambda x: sum(v for k,v in {'a':x,'b':2*x}.items())", v)
    yield case("python/dict_comprehension", "lambda x: {k:x*n for n,k in enumerate(['q','p'])}", v)
    yield case("python/map", "lambda x: jnp.stack(list(map(jnp.sin,(x,x*2))))", v)
    yield case("python/sorted", "lambda x: jnp.stack([x*k for k in sorted((3,1,2)) if k in (1,3)])", v)
    yield case("python/lists", "lambda x: jnp.stack([x]+[x*2]*2)", v)
    yield case("python/if_and", "lambda x: x*2 if x.ndim>1 and x.shape[0]==3 else x", a)
    yield case("python/if_chain", "lambda x: x if 1<x.ndim<3 and not any(s==7 for s in x.shape) else -x".replace("not any(s==7", "all(s>2"), a)
    yield case("python/if_shape", "lambda x: x if x.shape==(3,4) else x*2", a)
    yield case("python/partial", "lambda x: functools.partial(jnp.where,x>0)(x,-x)", v)
    yield case("python/reduce", "lambda x,y: functools.reduce(lambda p,q: p*0.5+q,(x,y),1.0)", v, v[::-1])
    yield case("python/operator", "lambda x,y: operator.add(operator.mul(x,y),operator.neg(x))", v, v[::-1])
    yield case("python/numbers", "lambda x: x*max(2,3)-min([4,1])+np.pi", v)
    yield case("python/shift", "lambda x: 1<<x", np.abs(n) % 5)
    yield case("python/weak_where", "lambda x: jnp.where(x>0,1.5,x)", n)
    yield case("python/bools", "lambda: jnp.array([True,False])")
    yield case("prod/i16", "lambda x: jnp.prod(x)", np.array([3, 2, 4], "i2"))
    yield case("around", "lambda x: jnp.around(x,decimals=1)", v, smooth=False)
    yield case("real", "lambda x: jnp.real(x)+jnp.imag(x)+jnp.conj(x)", v)
    yield case("angle", "lambda x: jnp.angle(x)", v, smooth=False)
    yield case("concatenate/flat", "lambda x: jnp.concatenate([x,x],axis=None)", a)
    yield case("select/keyword", "lambda x: jnp.select([x<-0.5,x<0.5],[x*2,x*x],default=-1.0)", v)


if __name__ == "__main__":
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "golden", "surface.jsonl")
    with open(path, "w") as out:
        for row in [*cases(), *python_cases()]:
            out.write(json.dumps(row) + "\n")
