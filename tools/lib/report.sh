# shellcheck shell=bash
# How the tools speak: one line for a step that went well, the end of its log for one that did not.

say() { printf '%s\n' "$*"; }

fail() {
    printf '%s\n' "$*" >&2
    exit 1
}

# duration SECONDS: "7 s", "3 min 05 s".
duration() {
    if (($1 < 60)); then
        printf '%d s' "$1"
    else
        printf '%d min %02d s' $(($1 / 60)) $(($1 % 60))
    fi
}

# step TITLE COMMAND...: runs the command with its output in build/log; the title and the time it took on the screen.
step() {
    local title=$1 begin=$SECONDS log
    shift
    mkdir -p build/log
    log=build/log/${title// /-}.log
    if "$@" >"$log" 2>&1; then
        if ((SECONDS - begin > 1)); then
            say "$title: $(duration $((SECONDS - begin)))"
        fi
    else
        tail -n 60 "$log" >&2
        fail "$title: failed after $(duration $((SECONDS - begin))); all of its output is in $log"
    fi
}
