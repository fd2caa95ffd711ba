#!/usr/bin/env bash
# ranks_256.sh TOOLS_SIMULATE: 16 nodes of 16 ranks must come near what list scheduling reaches without overhead, and with
# messages that grow with batches, not with tasks. Times are simulated: nothing here depends on this machine's load.
set -euo pipefail
simulate=$1
failures=0

# expect LEAST_RATIO MOST_MESSAGES KEY=VALUE...
expect() {
    local line
    line=$("$simulate" 16 16 "${@:3}")
    echo "${*:3}: $line"
    awk -v least="$1" -v most="$2" '{
        for (i = 1; i <= NF; ++i) { split($i, pair, "="); value[pair[1]] = pair[2] }
        if (!(value["ratio"] >= least && value["messages"] <= most)) exit 1
    }' <<<"$line" || {
        echo "  expected a ratio of at least $1 with at most $2 messages"
        failures=1
    }
}

expect 0.98 6500 mean_ms=100           # 0.993, 4964 messages: about one a rank and 0.2 s, and one a batch
expect 0.96 4000 mean_ms=10            # 0.977, 3222
expect 0.96 4000 mean_ms=1 tasks=51200 # 0.976, 3223: as many as for a tenth of the tasks
exit "$failures"
