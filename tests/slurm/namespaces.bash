# Sourced first by the Slurm tests, with their arguments: starts the test again, once, alone with its processes, ports,
# mounts and host name. All of it ends with the test, and the test with whoever started it, whatever kills either.
# shellcheck shell=bash

skip() {
    echo "skipped: $*"
    exit 77
}

# Debian has the daemons where only root looks.
PATH=$PATH:/usr/sbin:/sbin

missing=()
for program in slurmctld slurmd munged munge srun sbatch mpirun unshare setpriv mount ip; do
    command -v "$program" >/dev/null || missing+=("$program")
done
((${#missing[@]} == 0)) || skip "not installed: ${missing[*]} (Debian: slurm-wlm munge openmpi-bin util-linux iproute2)"
id -un >/dev/null 2>&1 || skip "user $EUID has no name, which Slurm asks for"

# as_root: what comes first in a command that needs root for its namespaces; as_self takes its powers away again.
as_root=(unshare)
as_self=()
if ((EUID != 0)); then
    as_root=(unshare --user --map-root-user)
    as_self=(unshare --user "--map-user=$EUID" "--map-group=$(id -g)")
fi
own_processes=(--mount --uts --pid --fork --mount-proc --kill-child=KILL)

if [[ ${ORTHANT_TEST_ALONE:-} != yes ]]; then
    # Files lie in memory, at a short path (a Unix socket's has 100 characters), and need no one to remove them.
    # Names are looked up only where there is more than the loopback address.
    # shellcheck disable=SC2016  # expanded inside
    inside='mount -t tmpfs -o mode=1777 files /run && mount -t tmpfs -o mode=1777 files /dev/shm &&
        ip link set lo up && ip address add 10.0.0.1 dev lo && hostname login &&
        echo "10.0.0.1 login localhost n0 n1 n2 n3" >/run/hosts && mount --bind /run/hosts /etc/hosts && exec "$@"'
    alone=("${as_root[@]}" "${own_processes[@]}" --net sh -c "$inside" sh "${as_self[@]}")
    refusal=$("${alone[@]}" true 2>&1) || skip "namespaces need root or unprivileged user namespaces: $refusal"
    exec env ORTHANT_TEST_ALONE=yes TMPDIR=/run HOME=/run setpriv --pdeathsig KILL "${alone[@]}" bash "$0" "$@"
fi

# The first process of its own world ignores what it does not ask for.
trap 'exit 130' INT TERM HUP
