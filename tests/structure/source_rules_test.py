"""Fails on a source file that is too long, tells the time by itself, or is unfinished. Argument: the repository."""

import sys
import unittest
from pathlib import Path

from include_graph import room_of, sources
from source_rules import LONGEST_FILE_LINES, broken_rules

SRC = Path(sys.argv.pop(1)) / "src"


class SourceRules(unittest.TestCase):
    def test_src_follows_them(self):
        files = sources(SRC)
        headers = {path for path, _ in files if path.endswith(".hpp")}
        found = [line for path, text in files for line in broken_rules(path, text, headers)]
        self.assertEqual(found, [], "\n" + "\n".join(found))

    def test_every_room_has_a_readme_of_a_few_lines(self):
        for room in sorted({room_of(path) for path, _ in sources(SRC)} - {"main.cpp"}):
            readme = SRC / room / "README.md"
            self.assertTrue(readme.is_file(), f"{room} has no README.md")
            self.assertGreaterEqual(len(readme.read_text(encoding="utf-8").splitlines()), 3, room)

    def test_a_file_one_line_too_long_is_caught(self):
        fits = "#pragma once\n" + "\n" * (LONGEST_FILE_LINES - 1)
        self.assertEqual(broken_rules("base/long.hpp", fits), [])
        self.assertEqual(len(broken_rules("base/long.hpp", fits + "\n")), 1)

    def test_a_main_longer_than_ten_lines_is_caught(self):
        self.assertEqual(broken_rules("main.cpp", "\n" * 10), [])
        self.assertEqual(len(broken_rules("main.cpp", "\n" * 11)), 1)

    def test_chrono_in_code_is_caught_and_in_a_comment_is_not(self):
        self.assertEqual(len(broken_rules("run/loop.cpp", "using namespace std::chrono;\n")), 1)
        self.assertEqual(broken_rules("run/loop.cpp", "// never std::chrono\n"), [])

    def test_a_source_that_does_not_include_its_own_header_first_is_caught(self):
        headers = {"run/loop.hpp"}
        own_first = '#include "run/loop.hpp"\n\n#include <vector>\n'
        self.assertEqual(broken_rules("run/loop.cpp", own_first, headers), [])
        self.assertEqual(len(broken_rules("run/loop.cpp", "#include <vector>\n" + own_first, headers)), 1)
        self.assertEqual(broken_rules("run/alone.cpp", "#include <vector>\n", headers), [])

    def test_unfinished_work_and_a_missing_guard_are_caught(self):
        self.assertEqual(len(broken_rules("run/loop.cpp", "// " + "TO" + "DO later\n")), 1)
        self.assertEqual(len(broken_rules("run/loop.hpp", "#include <vector>\n")), 1)
        self.assertEqual(len(broken_rules("run/loop.cpp", "int x;")), 1)


if __name__ == "__main__":
    unittest.main()
