#!/usr/bin/env python3
"""Times array operations of NumPy and SciPy, matrices of 256 by 256 among them, and of the benchmarks' mode --arrays on one thread, in one run, and prints the ratios.

usage: python3 beside_numpy.py COMMAND...   such as   dotnet bin/Release/net10.0/Pure.Jit.Benchmarks.dll
"""
import os
import subprocess
import sys
import time

os.environ["OMP_NUM_THREADS"] = "1"
os.environ["PUREJIT_THREADS"] = "1"
import numpy as np
import scipy.fft
import scipy.linalg

MILLION = 1 << 20
random = np.random.default_rng(0)
x = random.random(MILLION, dtype=np.float32)
rounded = np.floor(x * 100000)
places = random.integers(0, MILLION, MILLION)
segments = random.integers(0, 1000, MILLION)
edges = np.sort(random.random(1000, dtype=np.float32))
square = random.random((4096, 4096), dtype=np.float32)
large = random.random(16 * MILLION, dtype=np.float32)
mask = large > 0.5

matrix = random.standard_normal((256, 256))
definite = matrix @ matrix.T + 256 * np.eye(256)
matrix32, definite32 = matrix.astype(np.float32), definite.astype(np.float32)
lines = random.random((1024, 1024), dtype=np.float32)


def top_ten():
    top = np.argpartition(x, -10)[-10:]
    return top[np.argsort(-x[top], kind="stable")]


def added():
    result = x.copy()
    np.add.at(result, places, x)
    return result


# name, what NumPy runs, how many times faster ours is to be
ROWS = [
    ("sort", "np.sort(x)", lambda: np.sort(x), 2),
    ("argsort", "np.argsort(x)", lambda: np.argsort(x), 2),
    ("unique", "np.unique(rounded)", lambda: np.unique(rounded), 1),
    ("cumsum", "np.cumsum(x)", lambda: np.cumsum(x), 3),
    ("sum_axis0", "np.sum(square, axis=0)", lambda: np.sum(square, axis=0), 0),
    ("argmax", "np.argmax(large)", lambda: np.argmax(large), 1),
    ("count", "np.count_nonzero(mask)", lambda: np.count_nonzero(mask), 1),
    ("top_k", "np.argpartition(x, -10)[-10:], sorted", top_ten, 4),
    ("scatter_add", "np.add.at(x.copy(), places, x)", added, 3.5),
    ("segment_sum", "np.bincount(segments, x, 1000)", lambda: np.bincount(segments, x, 1000), 3),
    ("gather", "np.take(x, places)", lambda: np.take(x, places), 3),
    ("searchsorted", "np.searchsorted(edges, x)", lambda: np.searchsorted(edges, x), 3),
    ("transpose", "np.ascontiguousarray(square.T)", lambda: np.ascontiguousarray(square.T), 3.5),
    ("cholesky_f32", "scipy.linalg.cholesky(definite32)", lambda: scipy.linalg.cholesky(definite32, lower=True), 0.5),
    ("cholesky_f64", "scipy.linalg.cholesky(definite)", lambda: scipy.linalg.cholesky(definite, lower=True), 0.5),
    ("solve_f32", "scipy.linalg.solve(matrix32, row)", lambda: scipy.linalg.solve(matrix32, definite32[0]), 0.5),
    ("solve_f64", "scipy.linalg.solve(matrix, row)", lambda: scipy.linalg.solve(matrix, definite[0]), 0.5),
    ("qr_f64", "np.linalg.qr(matrix)", lambda: np.linalg.qr(matrix), 0),
    ("eigh_f64", "np.linalg.eigh(definite)", lambda: np.linalg.eigh(definite), 0),
    ("svd_f64", "np.linalg.svd(matrix)", lambda: np.linalg.svd(matrix), 0),
    ("rfft", "scipy.fft.rfft(lines)", lambda: scipy.fft.rfft(lines), 0),
    ("fft_axis0", "scipy.fft.fft(lines, axis=0)", lambda: scipy.fft.fft(lines, axis=0), 0),
]


def best(run):
    least = float("inf")
    end = time.perf_counter() + 1.5
    while time.perf_counter() < end:
        start = time.perf_counter()
        run()
        least = min(least, time.perf_counter() - start)
    return least * 1000


output = subprocess.run(sys.argv[1:] + ["--arrays"], check=True, capture_output=True, text=True).stdout
ours = {name: float(text) for name, text in (line.split() for line in output.splitlines())}
print(f"NumPy {np.__version__}, SciPy {scipy.__version__}; milliseconds, the best of 1.5 s each")
for name, call, run, mark in ROWS:
    theirs = best(run)
    ratio = theirs / ours[name]
    state = "" if mark == 0 else "ok" if ratio >= mark else "below"
    print(f"{name:13} {call:38} NumPy {theirs:8.3f}  ours {ours[name]:8.3f}  {ratio:6.2f}x  mark {mark}x {state}")
read = min(ours["read"], ours["read_streams"])
rate = square.nbytes / 1e6
print(f"reading alone, 512-bit loads: in order {rate / ours['read']:.1f} GB/s, four streams with prefetching {rate / ours['read_streams']:.1f} GB/s")
print(f"sum_axis0 reads {rate / ours['sum_axis0']:.1f} GB/s, {100 * read / ours['sum_axis0']:.0f} % of the better of these (mark 90 %)")
