"""All faults, by kind."""

from faults.calls import die, fail, shorten
from faults.clocks import shift
from faults.deletions import delete, delete_new
from faults.disks import fill_disk
from faults.journals import cut, flip
from faults.kills import kill
from faults.kinds import Fault
from faults.leftovers import spoil_checkpoint, spoil_lock, spoil_result
from faults.pauses import pause
from faults.rivals import rival
from faults.stops import stop

FAULTS = (
    Fault("kill", "SIGKILL of one rank, all ranks, mpirun", kill, 4),
    Fault("stop", "SIGTERM, SIGINT, SIGUSR1", stop, 4),
    Fault("pause", "SIGSTOP of one rank, then SIGCONT", pause, 2),
    Fault("rival", "a second run on the same output", rival, 1),
    Fault("delete", "the journal, the lock, the checkpoints deleted", delete, 2),
    Fault("delete-new", "the file of a call deleted before it", delete_new, 6),
    Fault("fail", "ENOSPC, EIO, EACCES of a call", fail, 40),
    Fault("short", "a short write", shorten, 6),
    Fault("die", "death right before a call", die, 15),
    Fault("disk", "a file system of a few MB", fill_disk, 2),
    Fault("cut-journal", "the journal cut off at a byte", cut, 60),
    Fault("flip-journal", "a byte of the journal changed", flip, 30),
    Fault("checkpoint", "a checkpoint changed or cut off", spoil_checkpoint, 6),
    Fault("lock", "a dead run's lock changed or cut off", spoil_lock, 1),
    Fault("result", "the result changed or cut off", spoil_result, 8),
    Fault("clock", "a wall clock that jumps", shift, 10),
)

__all__ = ["FAULTS", "Fault"]
