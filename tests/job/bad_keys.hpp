#pragma once

#include "job/bad_job.hpp"

namespace orthant::job::helpers {

/// Keys that are unknown, astray, doubled or missing.
inline std::vector<BadJob> bad_keys() {
    using namespace std::string_literals;
    return {
        {"no_study", "seed = 3\n",
         R"(bad.toml:1:1: study: missing key (known: toy.study, toy.data); begin the job with study = "…")"},
        {"misspelt_study_key", "studdy = \"toy.study\"\n",
         R"(bad.toml:1:1: studdy: unknown key (known: study, seed, replicates, task_limit); did you mean "study"?)"},
        {"unknown_study", "study = \"toy.stduy\"\n",
         R"(bad.toml:1:9: study: unknown study "toy.stduy" (known: toy.study, toy.data); did you mean "toy.study"?)"},
        {"unknown_study_far_off", "study = \"knn.sweep\"\n",
         R"(bad.toml:1:9: study: unknown study "knn.sweep" (known: toy.study, toy.data); choose one of these)"},
        {"study_without_family", "study = \"data\"\n",
         R"(bad.toml:1:9: study: unknown study "data" (known: toy.study, toy.data); did you mean "toy.data"?)"},
        {"study_with_control_characters", "study = \"toy\\u001B[31m\\n\\u0085\"\n",
         R"(bad.toml:1:9: study: unknown study "toy\x1B[31m\n\u0085" (known: toy.study, toy.data); choose one of these)"},
        {"study_is_not_text", "study = 3\n",
         "bad.toml:1:9: study: not text (found the integer 3); write it in double quotes"},
        {"unknown_top_key", R"(study = "toy.study"
sede = 3
)",
         R"(bad.toml:2:1: sede: unknown key (known: study, seed, replicates, task_limit); did you mean "seed"?)"},
        {"unknown_top_key_far_off", R"(study = "toy.study"
walltime = 3
)",
         "bad.toml:2:1: walltime: unknown key (known: study, seed, replicates, task_limit); remove it"},
        {"unknown_table", R"(study = "toy.study"
[spce]
D = [2]
)",
         R"(bad.toml:2:2: spce: unknown table (known: data, space, settings, search); did you mean "space"?)"},
        {"parameter_at_the_top", R"(study = "toy.study"
D = 3
[settings]
pairs = 10
)",
         "bad.toml:2:1: D: unknown key (known: study, seed, replicates, task_limit); put it under [space] or "
         "[settings]"},
        {"setting_at_the_top", R"(study = "toy.study"
pairs = 3
)",
         "bad.toml:2:1: pairs: unknown key (known: study, seed, replicates, task_limit); put it under [settings]"},
        {"seed_under_settings", R"(study = "toy.study"
[space]
D = [2, 3]
[settings]
pairs = 10
seed = 7
)",
         "bad.toml:6:1: settings.seed: unknown key (toy.study takes in [settings]: D, source, scale, eps, pairs, "
         "exact, remark); put it at the top, before the first table"},
        {"replicates_under_space", R"(study = "toy.study"
[space]
D = [2]
replicates = 7
[settings]
pairs = 10
)",
         "bad.toml:4:1: space.replicates: unknown key (toy.study takes in [space]: D, source, scale, eps); put it at "
         "the top, before the first table"},
        {"unknown_setting", R"(study = "toy.study"
[space]
D = [2, 3]
[settings]
pears = 10
)",
         R"(bad.toml:5:1: settings.pears: unknown key (toy.study takes in [settings]: D, source, scale, eps, pairs, exact, remark); did you mean "pairs"?)"},
        {"unknown_setting_far_off", R"(study = "toy.study"
[space]
D = [2, 3]
[settings]
pairs = 10
temperature = 3
)",
         "bad.toml:6:1: settings.temperature: unknown key (toy.study takes in [settings]: D, source, scale, eps, "
         "pairs, exact, remark); remove it"},
        {"unknown_axis", R"(study = "toy.study"
[space]
D = [2]
sorce = ["cube"]
[settings]
pairs = 10
)",
         R"(bad.toml:4:1: space.sorce: unknown key (toy.study takes in [space]: D, source, scale, eps); did you mean "source"?)"},
        {"wrong_case", R"(study = "toy.study"
[space]
d = [2]
[settings]
pairs = 10
)",
         R"(bad.toml:3:1: space.d: unknown key (toy.study takes in [space]: D, source, scale, eps); did you mean "D"?)"},
        {"setting_as_an_axis", R"(study = "toy.study"
[space]
D = [2]
pairs = [10, 20]
[settings]
pairs = 10
)",
         "bad.toml:4:1: space.pairs: a setting cannot vary (axes of toy.study: D, source, scale, eps); put it under "
         "[settings]"},
        {"axis_and_setting", R"(study = "toy.study"
[space]
D = [2, 3]
[settings]
pairs = 10
D = 4
)",
         "bad.toml:6:1: settings.D: given twice (also as an axis at bad.toml:3:1); keep one of the two"},
        {"missing_setting", R"(study = "toy.study"
[space]
D = [2]
)",
         "bad.toml:1:1: pairs: missing key (pairs drawn: an integer, at least 1); put it under [settings]"},
        {"missing_setting_in_a_table", R"(study = "toy.study"
[space]
D = [2]
[settings]
exact = true
)",
         "bad.toml:4:1: pairs: missing key (pairs drawn: an integer, at least 1); put it under [settings]"},
        {"missing_axis", R"(study = "toy.study"
[settings]
pairs = 10
)",
         "bad.toml:2:1: D: missing key (dimensions: an integer, at least 1); put it under [space], or one value of it "
         "under [settings]"},
        {"space_is_a_value", R"(study = "toy.study"
space = 3
)",
         "bad.toml:2:9: space: not a table (found the integer 3); write [space] on a line of its own and its keys "
         "below it"},
        {"space_is_a_list_of_tables", R"(study = "toy.study"
[[space]]
D = [2]
)",
         "bad.toml:2:1: space: not a table (found a list); write [space] on a line of its own and its keys below it"},
        {"settings_is_a_text", R"(study = "toy.study"
settings = "pairs"
)",
         R"(bad.toml:2:12: settings: not a table (found the text "pairs"); write [settings] on a line of its own and its keys below it)"},
        {"empty_key", R"(study = "toy.study"
[space]
D = [2, 3]
[settings]
pairs = 10
"" = 3
)",
         R"(bad.toml:6:1: settings."": unknown key (toy.study takes in [settings]: D, source, scale, eps, pairs, exact, remark); remove it)"},
        {"key_with_control_characters", R"(study = "toy.study"
[space]
D = [2, 3]
[settings]
pairs = 10
"\u001B[31m\n" = 3
)",
         R"(bad.toml:6:1: settings."\x1B[31m\n": unknown key (toy.study takes in [settings]: D, source, scale, eps, pairs, exact, remark); remove it)"},
        {"very_long_key", "study = \"toy.study\"\n[settings]\n" + std::string(1'000'000, 'k') + " = 3\n",
         R"(bad.toml:3:1: settings."kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk…": unknown key (toy.study takes in [settings]: D, source, scale, eps, pairs, exact, remark); remove it)"},
    };
}

}  // namespace orthant::job::helpers
