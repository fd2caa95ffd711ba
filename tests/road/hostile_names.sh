#!/usr/bin/env bash
# Nothing that a user names is read by a shell: a job submitted to a Slurm that is not there, whose script runs here.
# shellcheck source=tests/road/common.bash
source "$(dirname "$0")/common.bash"

# `sbatch` runs the script at once, as a node would; `mpirun` runs one rank of its command, `srun` knows no PMIx.
mkdir stubs
cat >stubs/sbatch <<'STUB'
#!/usr/bin/env bash
[[ -z ${STUB_PRINTS:-} ]] || exec printf '%s\n' "$@"
while [[ $1 == --* ]]; do shift; done
export SLURM_JOB_ID=17 SLURM_JOB_NODELIST=n0 SLURM_NTASKS=2
bash "$@" >"$STUB_LOG" 2>&1
echo "$?" >"$STUB_LOG.code"
echo 17
STUB
printf '#!/bin/sh\nexit 1\n' | tee stubs/srun stubs/squeue stubs/sinfo stubs/scontrol >/dev/null
printf '#!/bin/sh\nexec "$@"\n' >stubs/mpirun
chmod +x stubs/*
export STUB_LOG=$work/log PATH=$work/stubs:$PATH

# shellcheck disable=SC2016  # nobody is to expand it
evil='$(touch pwned)`touch pwned`; touch pwned; '"'"'"; touch pwned; "'"'"'& touch pwned | touch pwned #'
line_break=$'x\ntouch pwned\n#SBATCH --wrap=touch'

data="$evil.csv"
printf 'a,b,y\n' >"$data"
for ((i = 0; i < 20; ++i)); do printf '%d,%d,%d\n' "$i" $((i * 7 % 5)) $((i % 2)); done >>"$data"

job="a'; touch pwned; '.toml"
cat >"$job" <<'TOML'
study = "knn.sweep"
[data]
file = "x.csv"
target = "y"
[space]
k = [1, 2]
[settings]
folds = 2
TOML
quoted_data=${data//\"/\\\"}

# runs OUTPUT: submitted under that name, the job came to it, and nothing else happened.
runs() {
    rm -f log log.code
    expect 0 "$orthant" submit "$job" --set "data.file=\"$quoted_data\"" --set "data.target='y'" -o "$1"
    [ "$(cat log.code)" = 0 ] || { cat log >&2; fail "the script failed"; }
    [ -e "$1" ] || { cat log >&2; fail "no file of that name: $1"; }
    expect 0 "$orthant" verify -- "$1"
}
runs "$evil.h5"
runs "$line_break.h5"
runs "--wrap=touch pwned.h5"

# What is printed to be pasted into a shell, pasted.
expect 0 "$orthant" submit "$job" --set "data.file=\"$quoted_data\"" -o "$evil 2.h5" --dry-run
sed -n 's/^# to be submitted by: //p' said >pasted
bash -n pasted || fail "no shell reads what is to be pasted"
STUB_PRINTS=yes bash ./pasted >words
grep -qxF -- "$evil 2.h5" words || { cat words >&2; fail "the name is another one"; }

# Words that stand in the script itself are letters, digits and little else.
for word in "$evil" "$line_break" "a b" "\$(id)"; do
    expect 2 "$orthant" submit "$job" --set "data.file=\"$quoted_data\"" -o b.h5 --partition "$word"
    expect 2 "$orthant" submit "$job" --set "data.file=\"$quoted_data\"" -o b.h5 --account "$word"
    expect 2 "$orthant" submit "$job" --set "data.file=\"$quoted_data\"" -o b.h5 --dependency "$word"
done

[ -z "$(find . -name '*pwned' -not -name '*touch*')" ] || fail "a name was run as a command"
