# shellcheck shell=bash
# For scripts and tests, which run as root in containers and start more ranks than there are cores.
# CMake reads the same lines for the tests: each is "export NAME=value", the value without quotes.

# Open MPI 4
export OMPI_ALLOW_RUN_AS_ROOT=1
export OMPI_ALLOW_RUN_AS_ROOT_CONFIRM=1
export OMPI_MCA_rmaps_base_oversubscribe=1
export OMPI_MCA_hwloc_base_binding_policy=none
# Copies between processes by ptrace are refused in many containers.
export OMPI_MCA_btl_vader_single_copy_mechanism=none

# Open MPI 5, whose mpirun is PRRTE's
export PRTE_ALLOW_RUN_AS_ROOT=1
export PRTE_ALLOW_RUN_AS_ROOT_CONFIRM=1
export PRTE_MCA_rmaps_default_mapping_policy=:oversubscribe
export PRTE_MCA_hwloc_default_binding_policy=none

# Both: a waiting rank lets another one have the core.
export OMPI_MCA_mpi_yield_when_idle=1
