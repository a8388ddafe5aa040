"""Runs Shale and its peers over the corpora and prints a Markdown table; called by `run`.

One round starts every tool once, one after the other, each as a process of its own; a first round
is thrown away (it builds Shale if need be and fills the page cache). CPU, wall time and memory are
those of wait4: the whole process tree, launcher and start of the runtime included.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
DEFAULT_CORPORA = ["icons", "mix", "big", "ts"]
OURS = "shale"
# rspack reads TypeScript only through a loader that also rewrites it: not the same work.
JAVASCRIPT_ONLY = {"rspack make"}
METRICS = {"cpu": "s", "wall": "s", "rss": "MB"}


def commands(setup, entry, out):
    """Tool -> command, and the exit codes that mean that it did its work."""
    written = [f"--outdir={out}", f"--metafile={out}/meta.json"]
    bundle = [setup["esbuild"], *setup["esbuildOptions"], *written]
    node = ["node", "--no-warnings"]
    return {
        # Not 1, a graph with errors in it: that is less work than the peers do.
        OURS: ([os.environ["SHALE"], "graph", "--json", "--no-cache", entry], {0}),
        # The unresolvable import makes it stop, with an error, once everything is scanned.
        "esbuild scan": ([*bundle, entry, f"{HERE}/.entries/unresolvable.js"], {1}),
        "esbuild bundle": ([*bundle, entry], {0}),
        "rolldown scan": ([*node, f"{HERE}/peers/rolldown.mjs", entry], {0}),
        "rspack make": ([*node, f"{HERE}/peers/rspack.mjs", entry], {0}),
    }


def measure(tool, command, accepted):
    """One cold run: CPU and wall seconds, and the greatest resident memory of a process in MB."""
    with tempfile.TemporaryFile() as errors:
        begin = time.perf_counter()
        process = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=errors, cwd=HERE
        )
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - begin
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode not in accepted:
            errors.seek(0)
            text = errors.read().decode(errors="replace")[-2000:]
            failure = f"{tool} failed with exit code {process.returncode}"
            sys.exit(f"{failure}: {' '.join(command)}\n{text}")
    # Linux counts ru_maxrss in KiB, macOS in bytes.
    unit = 1 if sys.platform == "darwin" else 1024
    cpu = usage.ru_utime + usage.ru_stime
    return {"cpu": cpu, "wall": wall, "rss": usage.ru_maxrss * unit / 1e6}


def measure_corpus(setup, corpus, rounds):
    """Tool -> metric -> one value a round."""
    entry = setup["entries"][corpus]
    with tempfile.TemporaryDirectory() as out:
        tools = {
            tool: command
            for tool, command in commands(setup, entry, out).items()
            if not (tool in JAVASCRIPT_ONLY and entry.endswith((".ts", ".tsx")))
        }
        samples = {tool: {metric: [] for metric in METRICS} for tool in tools}
        for number in range(rounds + 1):
            for tool, (command, accepted) in tools.items():
                print(f"{corpus}: round {number} of {rounds}, {tool}", file=sys.stderr)
                for metric, value in measure(tool, command, accepted).items():
                    if number > 0:
                        samples[tool][metric].append(value)
    return samples


def print_table(corpus, samples):
    median = {
        tool: {metric: statistics.median(values) for metric, values in metrics.items()}
        for tool, metrics in samples.items()
    }
    peers = [metrics for tool, metrics in median.items() if tool != OURS]
    best_peer = {metric: min(metrics[metric] for metrics in peers) for metric in METRICS}
    header = [f"{corpus}, median (min)"]
    for column in ("CPU s", "wall s", "peak RSS MB"):
        header += [column, "of best peer"]
    print(f"\n| {' | '.join(header)} |\n|{'---|' * len(header)}")
    for tool, metrics in samples.items():
        cells = [f"**{tool}**" if tool == OURS else tool]
        for metric, unit in METRICS.items():
            digits = 0 if unit == "MB" else 2
            middle, least = median[tool][metric], min(metrics[metric])
            cells.append(f"{middle:.{digits}f} ({least:.{digits}f})")
            cells.append(f"{middle / best_peer[metric]:.2f}")
        print(f"| {' | '.join(cells)} |", flush=True)


def print_json(corpus, samples):
    for tool, metrics in samples.items():
        for metric, unit in METRICS.items():
            for statistic, value in (("median", statistics.median), ("min", min)):
                name = f"compare.{corpus}.{tool.replace(' ', '-')}.{metric}.{statistic}"
                row = {"name": name, "value": round(value(metrics[metric]), 4), "unit": unit}
                print(json.dumps(row), flush=True)


def main():
    with open(f"{HERE}/.entries/corpora.json") as file:
        setup = json.load(file)
    options = argparse.ArgumentParser(
        prog="bench/compare/run", description="Measures Shale and its peers."
    )
    options.add_argument("--rounds", type=int, default=5, help="measured rounds (5)")
    options.add_argument(
        "--corpus", action="append", choices=sorted(setup["entries"]),
        help=f"may be repeated; default {', '.join(DEFAULT_CORPORA)}",
    )
    options.add_argument("--json", action="store_true", help="one object a line instead of tables")
    arguments = options.parse_args()
    if arguments.rounds < 1:
        options.error("--rounds needs at least one round")
    for corpus in arguments.corpus or DEFAULT_CORPORA:
        samples = measure_corpus(setup, corpus, arguments.rounds)
        (print_json if arguments.json else print_table)(corpus, samples)


main()
