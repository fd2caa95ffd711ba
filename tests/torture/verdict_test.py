"""The judge: what it lets pass, and what it does not."""

import tempfile
import unittest
from pathlib import Path

from processes import Ended, Run
from verdict import COMPLETE, INTERNAL, STOPPED, STORAGE, Breach, expect_documented, expect_nothing_beside

FULL = "orthant: cannot write '/d/out.h5' (No space left on device); free some space and run the same command again\n"


def is_documented(code: int, said: str, hung: bool = False) -> bool:
    try:
        expect_documented(Ended(code, said, 1.0, hung), (COMPLETE, STORAGE, STOPPED))
    except Breach:
        return False
    return True


class Judge(unittest.TestCase):
    def test_knows_ends_that_are_documented(self) -> None:
        self.assertTrue(is_documented(COMPLETE, "complete: '/d/out.h5'\n"))
        self.assertTrue(is_documented(STORAGE, "resuming\n" + FULL + "mpirun says something, too\n"))
        self.assertTrue(is_documented(STOPPED, "stopped early; run the same command again to go on\n"))

    def test_knows_ends_that_are_not(self) -> None:
        self.assertFalse(is_documented(INTERNAL, "orthant: what\n"))
        self.assertFalse(is_documented(-11, ""))
        self.assertFalse(is_documented(COMPLETE, "", hung=True))
        self.assertFalse(is_documented(COMPLETE, "terminate called after throwing\n"))
        self.assertFalse(is_documented(STORAGE, ""), "silent")
        self.assertFalse(is_documented(STORAGE, "orthant: cannot write '/d/out.h5'\n"), "neither why nor what to do")
        self.assertFalse(is_documented(STORAGE, FULL + FULL.replace("out.h5", "out.h5.journal")), "two messages")
        self.assertFalse(is_documented(STOPPED, "stopped early\n"))

    def test_sees_what_is_left_behind(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            output = Path(folder, "out.h5")
            output.touch()
            expect_nothing_beside(output)
            Path(folder, "out.h5.lock").touch()
            with self.assertRaises(Breach):
                expect_nothing_beside(output)


class Processes(unittest.TestCase):
    def test_of_a_run_are_found_and_ended_when_they_hang(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            orphaned = "sleep 100 & exit 3"
            ended = Run(["sh", "-c", orphaned], Path(folder, "log")).wait(limit_s=0.5)
        self.assertTrue(ended.hung)
        self.assertEqual(ended.code, 3)


if __name__ == "__main__":
    unittest.main()
