"""Which calls of MPI the code between start-up and end may make: none that waits for another rank.

Told by the symbols that object files leave open, as `nm -A --undefined-only -C` lists them.
"""

import re

TRANSPORT_CALLS = {"MPI_Isend", "MPI_Irecv", "MPI_Iprobe", "MPI_Test", "MPI_Get_count"}

# Of who looks for dead ranks, where MPI has ULFM: none that asks another rank.
LOOKS_FOR_THE_DEAD = {
    "MPI_Comm_get_attr", "MPI_Comm_group", "MPI_Error_class", "MPI_Group_free", "MPI_Group_size",
    "MPI_Group_translate_ranks", "MPIX_Comm_ack_failed", "MPIX_Comm_get_failed",
}  # fmt: skip
MAY_CALL = {"mpi_transport": TRANSPORT_CALLS, "failed_ranks": LOOKS_FOR_THE_DEAD}

# Of comm's own functions, those that only look something up.
HARMLESS = re.compile(r"^orthant::comm::(check_mpi|is_of_dead_rank|FailedRanks::|Communicator::(rank|size))\b")

# Calls after which there is nothing to give back: no request, communicator, window, datatype, group.
GIVE_NOTHING_OUT = {
    "MPI_Abort", "MPI_Allreduce", "MPI_Barrier", "MPI_Bcast", "MPI_Comm_get_attr", "MPI_Comm_rank",
    "MPI_Comm_set_errhandler", "MPI_Comm_size", "MPI_Error_class", "MPI_Error_string", "MPI_Gather", "MPI_Gatherv",
    "MPI_Get_count", "MPI_Get_library_version", "MPI_Get_processor_name", "MPI_Group_size",
    "MPI_Group_translate_ranks", "MPI_Init_thread", "MPI_Iprobe", "MPI_Win_fence", "MPI_Win_shared_query",
    "MPIX_Comm_ack_failed",
}  # fmt: skip

OPEN_SYMBOL = re.compile(r"^\S*?(?P<archive>[^/:]+):(?P<member>[^:]+):\s+[Uw] (?P<symbol>.+)$")
MPI_FUNCTION = re.compile(r"^P?MPIX?_[A-Z][a-z]\w*$")


def open_symbols(listing):
    """(archive, member, symbol) for each line of nm's listing."""
    return [m.group("archive", "member", "symbol") for m in map(OPEN_SYMBOL.match, listing.splitlines()) if m]


def unwatched(listing, watched):
    """Calls of a listing that may give something out, and are not among those that tests watch."""
    calls = {symbol for _, _, symbol in open_symbols(listing) if MPI_FUNCTION.match(symbol)}
    return sorted(calls - GIVE_NOTHING_OUT - watched)


def violations(listing):
    """What the objects of a listing call and must not, one sentence each.

    Of comm only MAY_CALL's sources run between start-up and end; of the other rooms everything might.
    """
    found = []
    for archive, member, symbol in open_symbols(listing):
        source = member.partition(".")[0]
        if archive == "liborthant_comm.a" and source not in MAY_CALL:
            continue
        may_call = MAY_CALL.get(source, set())
        calls_mpi = MPI_FUNCTION.match(symbol) and symbol not in may_call
        calls_comm = symbol.startswith("orthant::comm::") and not HARMLESS.match(symbol)
        if calls_mpi or calls_comm:
            found.append(f"{archive}, {member}: {symbol}")
    return found
