"""Fails on an include that the design's table of rooms does not allow. Argument: the repository."""

import sys
import unittest
from pathlib import Path

from include_graph import MAY_INCLUDE, room_of, sources, violations

SRC = Path(sys.argv.pop(1)) / "src"


class TableOfRooms(unittest.TestCase):
    def test_src_follows_it(self):
        files = sources(SRC)
        self.assertGreater(len(files), 30)
        found = [line for path, text in files for line in violations(path, text)]
        self.assertEqual(found, [], "\n" + "\n".join(found))

    def test_every_quoted_include_exists(self):
        for path, text in sources(SRC):
            for line in text.splitlines():
                if line.startswith('#include "') and ".generated." not in line:
                    self.assertTrue((SRC / line.split('"')[1]).is_file(), f"{path}: {line}")

    def test_rooms_depend_on_each_other_in_no_circle(self):
        done = []
        while len(done) < len(MAY_INCLUDE):
            ready = [r for r in MAY_INCLUDE if r not in done and MAY_INCLUDE[r] <= set(done)]
            self.assertNotEqual(ready, [], "rooms in a circle")
            done += ready


class ForbiddenIncludes(unittest.TestCase):
    """The checker itself: each of these must be caught."""

    def assert_caught(self, path, include):
        self.assertEqual(len(violations(path, f"#pragma once\n\n{include}\n")), 1, include)

    def test_an_arrow_against_the_table(self):
        self.assert_caught("base/hash.cpp", '#include "job/job.hpp"')
        self.assert_caught("store/result_file.cpp", '#include "run/coordinator.hpp"')
        self.assert_caught("journal/journal.hpp", '  #  include "comm/transport.hpp"')

    def test_one_study_that_includes_another(self):
        self.assert_caught("studies/dimension/angles.cpp", '#include "studies/knn/sweep.hpp"')

    def test_a_study_that_knows_hdf5_or_mpi(self):
        self.assert_caught("studies/dimension/angles.cpp", '#include "h5/file.hpp"')
        self.assert_caught("studies/dimension/angles.cpp", "#include <hdf5.h>")
        self.assert_caught("studies/dimension/angles.cpp", "#include <mpi.h>")

    def test_a_library_away_from_home(self):
        self.assert_caught("run/loop.cpp", "#include <mpi.h>")
        self.assert_caught("store/schema.cpp", "#include <H5Dpublic.h>")
        self.assert_caught("job/job.cpp", "#include <CLI/CLI.hpp>")
        self.assert_caught("cli/run.cpp", "#include <toml++/toml.h>")
        self.assert_caught("base/clock.cpp", "#include <chrono>")

    def test_a_neighbour_included_without_its_room(self):
        self.assert_caught("base/hash.cpp", '#include "hash.hpp"')

    def test_a_folder_that_is_no_room(self):
        self.assert_caught("util/misc.hpp", "#include <vector>")

    def test_what_is_allowed_is_not_caught(self):
        self.assertEqual(violations("comm/environment.cpp", '#include "comm/environment.hpp"\n#include <mpi.h>\n'), [])
        self.assertEqual(violations("store/writer.cpp", '#include "h5/file.hpp"\n#include "study/layout.hpp"\n'), [])
        self.assertEqual(violations("base/build_info.cpp", '#include "build_info.generated.hpp"\n'), [])

    def test_rooms_under_studies_are_two_folders_deep(self):
        self.assertEqual(room_of("studies/knn/tree.hpp"), "studies/knn")
        self.assertEqual(room_of("base/hash.hpp"), "base")


if __name__ == "__main__":
    unittest.main()
