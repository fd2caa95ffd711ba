"""The reader of README blocks."""

import unittest

from readme_blocks import blocks, lines_not_shown

SAMPLE = """# Title

```sh run
echo one
echo two
```
Text with `code`.
```toml
seed = 1
```
"""


class Blocks(unittest.TestCase):
    def test_are_read_with_language_purpose_text_and_line(self):
        first, second = blocks(SAMPLE)
        self.assertEqual((first.language, first.purpose, first.line), ("sh", "run", 3))
        self.assertEqual(first.text, "echo one\necho two\n")
        self.assertEqual((second.language, second.purpose, second.line), ("toml", "", 8))

    def test_a_line_that_was_not_printed_is_found(self):
        printed = "a  1\nb  2\n"
        self.assertEqual(lines_not_shown("b 2\n\na   1\n", printed), [])
        self.assertEqual(lines_not_shown("a 1\nb 3\n", printed), ["b 3"])


if __name__ == "__main__":
    unittest.main()
