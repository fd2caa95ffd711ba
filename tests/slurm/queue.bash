# Sourced by cluster.bash: jobs in Slurm's queue.
# shellcheck shell=bash
batch_script=$source_tree/slurm/orthant.sbatch

# submit [OPTION OF SBATCH]… COMMAND…: prints the job's number.
submit() {
    local options=()
    while [[ $1 == --* ]]; do
        options+=("$1")
        shift
    done
    sbatch --parsable --mem-per-cpu=100M "${options[@]}" "$batch_script" "$@"
}

# begin_under LAUNCHER [OPTION OF SBATCH]…: idle.toml, to out.h5, until some of its tasks are committed; its number is id.
begin_under() {
    batch_script=$(changed launcher "$1")
    shift
    id=$(submit "$@" --ntasks-per-node=2 "$orthant_test" run idle.toml -o out.h5)
    wait_for_start "$id" 1
    wait_for_commit out.h5
}

state_of() { squeue --noheader --states=all --jobs="$1" --format=%T; }
is_in_state() { [ "$(state_of "$1")" = "$2" ]; }
log_of() { echo "$work/orthant-$1.log"; }
log_holds() { grep -qE -- "$2" "$(log_of "$1")" 2>/dev/null; }
last_line() { tail -n 1 "$(log_of "$1")"; }

# wait_for_state JOB STATE [SECONDS]
wait_for_state() {
    until_true "${3:-60}" is_in_state "$1" "$2" || fail "job $1 is $(state_of "$1"), not $2"
}

# wait_for_start JOB N [SECONDS]: until it has begun to run for the Nth time. Slurm makes a requeued job wait until its
# old credentials expire: not longer than needed here, until its old processes are gone and a second has passed, since
# the nodes refuse credentials from before.
wait_for_start() {
    if (($2 > 1)) && until_true 20 is_in_state "$1" PENDING; then
        until_true 20 has_no_processes "$1" || true
        sleep 1
        scontrol update jobid="$1" StartTime=now 2>/dev/null || true
    fi
    until_true "${3:-60}" log_holds "$1" "^orthant: job $1, start $2: 2" ||
        fail "job $1 is $(state_of "$1"), not started $2 times"
}
has_no_processes() { ! pgrep --full "^slurmstepd: \[$1\." >/dev/null; }

# wait_for_line JOB PATTERN [SECONDS]
wait_for_line() {
    until_true "${3:-60}" log_holds "$1" "$2" || fail "job $1 does not say: $2"
}

# says JOB PATTERN: somewhere in its log.
says() {
    log_holds "$1" "$2" || fail "job $1 did not say \"$2\" but: $(cat "$(log_of "$1")")"
}

# ends_with JOB PATTERN: the last line of its log says that.
ends_with() {
    last_line "$1" | grep -qE -- "$2" || fail "job $1 ends with \"$(last_line "$1")\", not: $2"
}

# warn JOB: as Slurm does ahead of the time limit.
warn() { scancel --batch --signal=USR1 "$1"; }

# exit_code_is JOB CODE
exit_code_is() {
    scontrol show job "$1" | grep -q "ExitCode=$2:0" || fail "job $1: $(scontrol show job "$1" | grep ExitCode)"
}

# changed VARIABLE VALUE: the path of a batch script in which a person has changed that.
changed() {
    local script=$work/$1-$2.sbatch
    sed "s/^$1=.*/$1=$2/" "$batch_script" >"$script"
    grep -q "^$1=$2\$" "$script" || fail "no line $1=… in $batch_script"
    echo "$script"
}

# wait_for_growth FILE: until there is more in it than now.
wait_for_growth() {
    until_true 30 is_larger_than "$1" "$(size_of "$1")" || fail "$1 does not grow"
}
# wait_for_commit FILE: until more of the tasks of its job are committed than now.
wait_for_commit() {
    until_true 30 is_larger_than "$1.journal" 0 || fail "no $1.journal"
    wait_for_growth "$1.journal"
}
size_of() { stat -c %s "$1" 2>/dev/null || echo 0; }
is_larger_than() { [ "$(size_of "$1")" -gt "$2" ]; }

# write_idle_job FILE TASKS: 8 points, whose tasks sleep for a tenth of a second on average.
write_idle_job() {
    cat >"$1" <<TOML
study = "test.idle"
[space]
x = { from = 1, to = 8 }
[settings]
tasks = $(($2 / 8))
mean_ms = 100
durations = "uniform"
TOML
}
