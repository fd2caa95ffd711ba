# Sourced by the Slurm tests, with their arguments: a real Slurm of four nodes, n0 to n3, with two cores each. The test
# runs on its login node; every node has its own processes, host name and shared memory, as real ones have.
# shellcheck shell=bash
source "$(dirname "${BASH_SOURCE[0]}")/namespaces.bash"
# shellcheck source=tests/road/common.bash
source "$(dirname "${BASH_SOURCE[0]}")/../road/common.bash"
# shellcheck source=tests/slurm/queue.bash
source "$(dirname "${BASH_SOURCE[0]}")/queue.bash"

nodes=4
cluster=/run/slurm
export SLURM_CONF=$cluster/slurm.conf
declare -A node_process=()

# Nodes on one machine: no shared memory between them, and messages over the loopback device.
export OMPI_MCA_btl_tcp_if_include=lo OMPI_MCA_oob_tcp_if_include=lo
export UCX_TLS=tcp,self UCX_LOG_LEVEL=fatal

# An expired credential is what a requeued job waits for. Slurm's tree fence lets ranks out of MPI_Init too early.
write_configuration() {
    cat >"$SLURM_CONF" <<CONF
ClusterName=test
SlurmctldHost=login(10.0.0.1)
SlurmctldPort=6817
SlurmUser=$(id -un)
SlurmdUser=$(id -un)
AuthType=auth/munge
AuthInfo=socket=$cluster/munge.socket,cred_expire=${credentials_expire_s:-5}
CredType=cred/munge
StateSaveLocation=$cluster/state
SlurmdSpoolDir=$cluster/spool-%n
TmpFS=$cluster/tmp-%n
SlurmctldPidFile=$cluster/slurmctld.pid
SlurmdPidFile=$cluster/%n.pid
SlurmctldLogFile=$cluster/slurmctld.log
SlurmdLogFile=$cluster/%n.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SwitchType=switch/none
MpiDefault=pmix
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU_Memory
SchedulerType=sched/backfill
SchedulerParameters=sched_interval=1,sched_min_interval=0,batch_sched_delay=0,bf_interval=1
SlurmdParameters=config_overrides
ReturnToService=1
SlurmdTimeout=${node_timeout_s:-30}
MessageTimeout=${message_timeout_s:-10}
KillWait=10
MinJobAge=3600
JobRequeue=1
NodeName=n[0-$((nodes - 1))] NodeHostname=login NodeAddr=10.0.0.1 Port=[6818-$((6817 + nodes))] CPUs=2 RealMemory=8000
PartitionName=all Nodes=ALL Default=YES MaxTime=INFINITE State=UP
${more_configuration:-}
CONF
    echo "PMIxCollFence=ring" >"$cluster/mpi.conf"
}

node_on() {
    # shellcheck disable=SC2016  # expanded inside
    local inside='hostname "$1" && mount -t tmpfs -o mode=1777 files /dev/shm || exit; shift; "$@" & wait $!'
    "${as_root[@]}" "${own_processes[@]}" sh -c "$inside" sh "$1" "${as_self[@]}" slurmd -D -N "$1" -f "$SLURM_CONF" \
        </dev/null >"$cluster/$1.out" 2>&1 &
    node_process[$1]=$!
}

# Its processes are gone at once, as when its power fails.
node_off() {
    kill -KILL "${node_process[$1]}"
    { wait "${node_process[$1]}" || true; } 2>/dev/null
}

# until_true SECONDS COMMAND…: asks ten times a second.
until_true() {
    local end=$((SECONDS + $1))
    shift
    until "$@"; do
        ((SECONDS < end)) || return 1
        sleep 0.1
    done
}

node_is_idle() { [ "$(sinfo --noheader --nodes="$1" --format=%T)" = idle ]; }
nodes_are_idle() { [ "$(sinfo --noheader --Node --partition=all --states=idle --format=%N 2>/dev/null | wc -l)" = "$nodes" ]; }

tell_of_failure() {
    local status=$?
    ((status == 0 || status == 77)) || {
        squeue --states=all || true
        grep -hE "error: |fatal: " "$cluster"/*.log | grep -vE "spmix_appdir|state file|MailProg" | tail -n 30
        tail -n 20 "$work"/*.log
    } >&2 2>/dev/null
    exit "$status"
}

cluster_up() {
    mkdir -p "$cluster"/{state,spool-n,tmp-n}
    local node
    for ((node = 0; node < nodes; ++node)); do mkdir -p "$cluster"/{spool,tmp}-n$node; done
    write_configuration
    (umask 077 && head -c 128 /dev/urandom >"$cluster/munge.key")
    munged --foreground --force --key-file="$cluster/munge.key" --socket="$cluster/munge.socket" \
        --pid-file="$cluster/munged.pid" --log-file="$cluster/munged.log" --seed-file="$cluster/munge.seed" \
        </dev/null >"$cluster/munged.out" 2>&1 &
    until_true 20 test -S "$cluster/munge.socket" || fail "munged does not answer"
    slurmctld -D -c -f "$SLURM_CONF" </dev/null >"$cluster/slurmctld.out" 2>&1 &
    for ((node = 0; node < nodes; ++node)); do node_on n$node; done
    until_true 60 nodes_are_idle || fail "the nodes are not idle: $(sinfo --noheader --Node --format='%N %T' 2>&1)"
}

trap tell_of_failure EXIT
cluster_up
