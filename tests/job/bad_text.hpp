#pragma once

#include "job/bad_job.hpp"

namespace orthant::job::helpers {

/// Files that are not job files at all.
inline std::vector<BadJob> bad_text() {
    using namespace std::string_literals;
    return {
        {"empty_file", "", R"(bad.toml:1:1: the job file is empty (a job names a study); begin with study = "…")"},
        {"only_white_space", " \n\t\r\n",
         R"(bad.toml:1:1: the job file is empty (a job names a study); begin with study = "…")"},
        {"only_a_comment", "# a job\n",
         R"(bad.toml:1:1: study: missing key (known: toy.study, toy.data); begin the job with study = "…")"},
        {"not_toml_no_value", "study =\n",
         "bad.toml:1:8: not TOML (*); correct this line or the one before it: text stands in quotes, a key stands "
         "once"},
        {"not_toml_no_quotes", "study = toy.study\n",
         "bad.toml:1:10: not TOML (*); correct this line or the one before it: text stands in quotes, a key stands "
         "once"},
        {"not_toml_two_on_a_line", "study = \"toy.study\" seed = 1\n",
         "bad.toml:1:21: not TOML (*); correct this line or the one before it: text stands in quotes, a key stands "
         "once"},
        {"not_toml_open_list", R"(study = "toy.study"
[space]
D = [2, 3
)",
         "bad.toml:3:11: not TOML (*); correct this line or the one before it: text stands in quotes, a key stands "
         "once"},
        {"not_toml_open_string", R"(study = "toy.study
seed = 1
)",
         "bad.toml:1:19: not TOML (*); correct this line or the one before it: text stands in quotes, a key stands "
         "once"},
        {"not_toml_leading_zero", R"(study = "toy.study"
seed = 007
)",
         "bad.toml:2:11: not TOML (*); correct this line or the one before it: text stands in quotes, a key stands "
         "once"},
        {"not_toml_number_too_large", R"(study = "toy.study"
seed = 9223372036854775808
)",
         "bad.toml:2:27: not TOML (*); correct this line or the one before it: text stands in quotes, a key stands "
         "once"},
        {"key_twice", R"(study = "toy.study"
seed = 1
seed = 2
)",
         "bad.toml:3:8: not TOML (*); correct this line or the one before it: text stands in quotes, a key stands "
         "once"},
        {"parameter_twice", R"(study = "toy.study"
[space]
D = [2]
D = [3]
[settings]
pairs = 10
)",
         "bad.toml:4:5: not TOML (*); correct this line or the one before it: text stands in quotes, a key stands "
         "once"},
        {"table_twice", R"(study = "toy.study"
[space]
D = [2]
[space]
source = ["ball"]
)",
         "bad.toml:4:1: not TOML (*); correct this line or the one before it: text stands in quotes, a key stands "
         "once"},
        {"not_utf8", "study = \"toy.study\"\n# M\377ller\n",
         "bad.toml:2:4: not UTF-8 (the byte 0xFF at byte offset 23); save the job as plain text in UTF-8"},
        {"latin1_in_a_string", "study = \"toy.study\"\n[settings]\nremark = \"M\374ller\"\n",
         "bad.toml:3:12: not UTF-8 (the byte 0xFC at byte offset 42); save the job as plain text in UTF-8"},
        {"utf16_mark", "\377\376s\000t\000"s,
         "bad.toml:1:1: not UTF-8 (the byte 0xFF at byte offset 0); save the job as plain text in UTF-8"},
        {"cut_in_a_character", "study = \"toy.study\" # \303",
         "bad.toml:1:23: not UTF-8 (the byte 0xC3 at byte offset 22); save the job as plain text in UTF-8"},
        {"surrogate_in_utf8", "# \355\240\200\n",
         "bad.toml:1:3: not UTF-8 (the byte 0xED at byte offset 2); save the job as plain text in UTF-8"},
        {"overlong_utf8", "# \300\257\n",
         "bad.toml:1:3: not UTF-8 (the byte 0xC0 at byte offset 2); save the job as plain text in UTF-8"},
        {"column_counts_characters", "# \303\251\303\251\377\n",
         "bad.toml:1:5: not UTF-8 (the byte 0xFF at byte offset 6); save the job as plain text in UTF-8"},
        {"nul_byte", "seed = 1\n\000"s,
         "bad.toml:2:1: a NUL byte (0x00 at byte offset 9); save the job as plain text in UTF-8"},
        {"nul_in_a_string", "study = \"toy\000\"\n"s,
         "bad.toml:1:13: a NUL byte (0x00 at byte offset 12); save the job as plain text in UTF-8"},
        {"escape_character_in_a_string", "study = \"\033[31m\"\n",
         "bad.toml:1:10: not TOML (*); correct this line or the one before it: text stands in quotes, a key stands "
         "once"},
    };
}

}  // namespace orthant::job::helpers
