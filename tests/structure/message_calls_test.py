"""Fails when code between start-up and end may wait for another rank, or when MPI gives out what tests do not count.

Arguments: nm, the object that counts, the rooms' archives.
"""

import subprocess
import sys
import unittest

from message_calls import TRANSPORT_CALLS, open_symbols, unwatched, violations

NM, WATCH, *ARCHIVES = sys.argv[1:]
del sys.argv[1:]


def listing(archive, member, symbol):
    return f"build/src/room/{archive}:{member}:                 U {symbol}\n"


class MessageCalls(unittest.TestCase):
    def test_nothing_waits_between_start_up_and_end(self):
        command = [NM, "-A", "--undefined-only", "-C", *ARCHIVES]
        text = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        of_transport = {symbol for _, member, symbol in open_symbols(text) if member.startswith("mpi_transport.")}
        self.assertLessEqual(TRANSPORT_CALLS, of_transport, "not understood, or allowed in vain")
        found = violations(text)
        self.assertEqual(found, [], "\n" + "\n".join(found))

    def test_all_that_mpi_gives_out_is_counted(self):
        def nm(*arguments):
            return subprocess.run([NM, *arguments], capture_output=True, text=True, check=True).stdout

        watched = {line.split()[-1] for line in nm("--defined-only", WATCH).splitlines() if " T MPI" in line}
        self.assertIn("MPI_Isend", watched)
        self.assertEqual(unwatched(nm("-A", "--undefined-only", "-C", *ARCHIVES), watched), [])

    def test_a_call_that_may_give_something_out_uncounted_is_caught(self):
        for call in ["MPI_Ibarrier", "MPI_Send_init", "MPI_Comm_group", "MPI_Type_create_struct", "PMPI_Isend"]:
            self.assertEqual(unwatched(listing("liborthant_comm.a", "m.cpp.o", call), {"MPI_Isend"}), [call])
        for call in ["MPI_Isend", "MPI_Iprobe"]:
            self.assertEqual(unwatched(listing("liborthant_comm.a", "m.cpp.o", call), {"MPI_Isend"}), [])

    def test_a_blocking_call_of_the_transport_is_caught(self):
        for call in ["MPI_Send", "MPI_Wait", "MPI_Barrier", "MPI_Mprobe", "PMPI_Recv", "MPI_Comm_idup", "MPI_Win_lock"]:
            self.assertEqual(len(violations(listing("liborthant_comm.a", "mpi_transport.cpp.o", call))), 1, call)
        self.assertEqual(violations(listing("liborthant_comm.a", "mpi_transport.cpp.o", "MPI_Isend")), [])

    def test_a_call_that_asks_all_ranks_for_the_dead_is_caught(self):
        for call in ["MPIX_Comm_agree", "MPIX_Comm_shrink", "MPI_Barrier"]:
            self.assertEqual(len(violations(listing("liborthant_comm.a", "failed_ranks.cpp.o", call))), 1, call)
        look = "MPIX_Comm_get_failed"
        self.assertEqual(violations(listing("liborthant_comm.a", "failed_ranks.cpp.o", look)), [])
        self.assertEqual(len(violations(listing("liborthant_comm.a", "mpi_transport.cpp.o", look))), 1)

    def test_a_collective_by_way_of_comm_is_caught(self):
        barrier = "orthant::comm::Communicator::barrier() const"
        for archive, member in [("liborthant_run.a", "desk.cpp.o"), ("liborthant_comm.a", "mpi_transport.cpp.o")]:
            self.assertEqual(len(violations(listing(archive, member, barrier))), 1)
        rank = "orthant::comm::Communicator::rank() const"
        self.assertEqual(violations(listing("liborthant_comm.a", "mpi_transport.cpp.o", rank)), [])

    def test_mpi_in_another_room_is_caught_and_at_start_up_is_not(self):
        self.assertEqual(len(violations(listing("liborthant_journal.a", "journal.cpp.o", "MPI_Iprobe"))), 1)
        self.assertEqual(violations(listing("liborthant_comm.a", "communicator.cpp.o", "MPI_Bcast")), [])

    def test_a_type_of_mpi_is_no_call(self):
        self.assertEqual(violations(listing("liborthant_comm.a", "mpi_transport.cpp.o", "MPI_COMM_WORLD")), [])


if __name__ == "__main__":
    unittest.main()
