#pragma once

#include "job/bad_job.hpp"

namespace orthant::job::helpers {

/// [data] where it is not wanted, and the other way round.
inline std::vector<BadJob> bad_data() {
    using namespace std::string_literals;
    return {
        {"data_where_none_is_taken", R"(study = "toy.study"
[space]
D = [2, 3]
[settings]
pairs = 10
[data]
file = "a.csv"
)",
         "bad.toml:6:1: data: unexpected table (toy.study takes no data); remove [data]"},
        {"empty_data_where_none_is_taken", R"(study = "toy.study"
[space]
D = [2, 3]
[settings]
pairs = 10
[data]
)",
         "bad.toml:6:1: data: unexpected table (toy.study takes no data); remove [data]"},
        {"data_is_missing", "study = \"toy.data\"\n",
         "bad.toml:1:1: data.file: missing key (the table: a file); put it under [data]"},
        {"data_file_is_missing", R"(study = "toy.data"
[data]
target = "digit"
)",
         "bad.toml:2:1: data.file: missing key (the table: a file); put it under [data]"},
        {"data_file_is_empty", R"(study = "toy.data"
[data]
file = ""
)",
         "bad.toml:3:8: data.file: an empty path (a file is wanted); write the file's name"},
        {"file_that_may_be_left_out_is_empty", R"(study = "toy.data"
[data]
file = "a.csv"
test_file = ""
)",
         "bad.toml:4:13: data.test_file: an empty path (a file is wanted); write the file's name, or leave the key "
         "out"},
        {"data_file_is_a_number", R"(study = "toy.data"
[data]
file = 3
)",
         "bad.toml:3:8: data.file: not a file name (found the integer 3); write it in double quotes"},
        {"data_file_is_a_list", R"(study = "toy.data"
[data]
file = ["a.csv", "b.csv"]
)",
         "bad.toml:3:8: data.file: not a file name (found a list); write it in double quotes"},
        {"data_file_with_nul", R"(study = "toy.data"
[data]
file = "a\u0000b"
)",
         R"(bad.toml:3:8: data.file: text with a NUL character ("a\x00b"); remove it)"},
        {"unknown_data_key", R"(study = "toy.data"
[data]
flie = "a.csv"
)",
         R"(bad.toml:3:1: data.flie: unknown key (toy.data takes in [data]: file, target, test_file); did you mean "file"?)"},
        {"data_key_under_settings", R"(study = "toy.data"
[data]
file = "a.csv"
[settings]
target = "digit"
)",
         "bad.toml:5:1: settings.target: unknown key (toy.data takes in [settings]: k); put it under [data]"},
        {"data_key_at_the_top", R"(study = "toy.data"
file = "a.csv"
)",
         "bad.toml:2:1: file: unknown key (known: study, seed, replicates, task_limit); put it under [data]"},
        {"data_is_a_path", R"(study = "toy.data"
data = "a.csv"
)",
         R"(bad.toml:2:8: data: not a table (found the text "a.csv"); write [data] on a line of its own and its keys below it)"},
    };
}

}  // namespace orthant::job::helpers
