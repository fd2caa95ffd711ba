#!/usr/bin/env bash
# ranks_256.sh TOOLS_SIMULATE: 16 nodes of 16 ranks must come near what list scheduling reaches without overhead, and with
# messages that grow with batches of nodes, not with ranks or tasks; and a plan must have told the time. Times are
# simulated: nothing here depends on this machine's load.
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
        planned = value["planned_s"] / value["makespan_s"]
        if (!(planned >= 0.85 && planned <= 1.15)) exit 1
    }' <<<"$line" || {
        echo "  expected a ratio of at least $1 with at most $2 messages, and a plan within 15 %"
        failures=1
    }
}

expect 0.98 2000 mean_ms=100                # 0.988, 1167 messages: those of ranks that run out of long tasks in the end
expect 0.96 900 mean_ms=10                  # 0.971, 527
expect 0.96 900 mean_ms=1 tasks=51200       # 0.977, 475: fewer than for a tenth of the tasks
expect 0.975 900 mean_ms=10 forecast=false  # 0.987, 572
exit "$failures"
