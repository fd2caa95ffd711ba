#pragma once

#include "job/bad_job.hpp"

namespace orthant::job::helpers {

/// --set arguments; each is given to a job that is right without it.
inline std::vector<BadJob> bad_overrides() {
    using namespace std::string_literals;
    return {
        {"without_equals",
         R"(study = "toy.study"
[space]
D = [2, 3]
[settings]
pairs = 10
)",
         "--set seed: an override without = (it is key=value); write for example --set seed=2",
         {"seed"}},
        {"without_a_key",
         R"(study = "toy.study"
[space]
D = [2, 3]
[settings]
pairs = 10
)",
         "--set =3: an override without a key (it is key=value); write the key before =",
         {"=3"}},
        {"without_a_value",
         R"(study = "toy.study"
[space]
D = [2, 3]
[settings]
pairs = 10
)",
         "--set seed=: no value (an override is key=value); write the value after =",
         {"seed="}},
        {"without_a_parameter",
         R"(study = "toy.study"
[space]
D = [2, 3]
[settings]
pairs = 10
)",
         "--set space.=3: an override without a key (it is key=value); write the key before =",
         {"space.=3"}},
        {"unknown_override",
         R"(study = "toy.study"
[space]
D = [2, 3]
[settings]
pairs = 10
)",
         R"(--set paris=3: paris: unknown key (toy.study takes: study, seed, replicates, task_limit, D, source, scale, eps, pairs, exact, remark); did you mean "pairs"?)",
         {"paris=3"}},
        {"unknown_override_far_off",
         R"(study = "toy.study"
[space]
D = [2, 3]
[settings]
pairs = 10
)",
         "--set temperature=3: temperature: unknown key (toy.study takes: study, seed, replicates, task_limit, D, "
         "source, scale, "
         "eps, pairs, exact, remark); remove it",
         {"temperature=3"}},
        {"unknown_override_table",
         R"(study = "toy.study"
[space]
D = [2, 3]
[settings]
pairs = 10
)",
         R"(--set setings.pairs=3: setings: unknown table (known: data, space, settings, search); did you mean "settings"?)",
         {"setings.pairs=3"}},
        {"unknown_override_in_a_table",
         R"(study = "toy.study"
[space]
D = [2, 3]
[settings]
pairs = 10
)",
         R"(--set settings.pears=3: settings.pears: unknown key (toy.study takes in [settings]: D, source, scale, eps, pairs, exact, remark); did you mean "pairs"?)",
         {"settings.pears=3"}},
        {"override_of_a_range_end",
         R"(study = "toy.study"
[space]
D = [2, 3]
[settings]
pairs = 10
)",
         R"(--set space.D.from=3: space."D.from": unknown key (toy.study takes in [space]: D, source, scale, eps); remove it)",
         {"space.D.from=3"}},
        {"override_of_the_wrong_type",
         R"(study = "toy.study"
[space]
D = [2, 3]
[settings]
pairs = 10
)",
         R"(--set pairs=ten: settings.pairs: not an integer (found the text "ten"); write a whole number)",
         {"pairs=ten"}},
        {"override_out_of_range",
         R"(study = "toy.study"
[space]
D = [2, 3]
[settings]
pairs = 10
)",
         "--set seed=-1: seed: the integer -1 is out of range (allowed: at least 0); choose a value within it",
         {"seed=-1"}},
        {"override_with_a_value_twice",
         R"(study = "toy.study"
[space]
D = [2, 3]
[settings]
pairs = 10
)",
         "--set D=[2,2]: space.D: the integer 2 stands twice on this axis (values 1 and 2 of the list are equal); "
         "remove one",
         {"D=[2,2]"}},
        {"override_with_an_open_list",
         R"(study = "toy.study"
[space]
D = [2, 3]
[settings]
pairs = 10
)",
         "--set D=[2,3: not TOML (*); close what is open, and quote the argument for the shell",
         {"D=[2,3"}},
        {"override_with_an_open_string",
         R"(study = "toy.study"
[space]
D = [2, 3]
[settings]
pairs = 10
)",
         R"(--set remark="a: not TOML (*); close what is open, and quote the argument for the shell)",
         {"remark=\"a"}},
        {"override_of_a_setting_by_a_list",
         R"(study = "toy.study"
[space]
D = [2, 3]
[settings]
pairs = 10
)",
         "--set pairs=[1,2]: settings.pairs: one value is wanted (found a list); a setting cannot vary, write one "
         "value",
         {"pairs=[1,2]"}},
        {"override_moves_a_setting_to_space",
         R"(study = "toy.study"
[space]
D = [2, 3]
[settings]
pairs = 10
)",
         "--set space.pairs=[1,2]: space.pairs: a setting cannot vary (axes of toy.study: D, source, scale, eps); put "
         "it under [settings]",
         {"space.pairs=[1,2]"}},
        {"override_with_a_bad_choice",
         R"(study = "toy.study"
[space]
D = [2, 3]
[settings]
pairs = 10
)",
         R"(--set source=shpere: settings.source: "shpere" is not a choice (allowed: cube, ball, sphere); did you mean "sphere"?)",
         {"source=shpere"}},
        {"override_with_a_second_line",
         R"(study = "toy.study"
[space]
D = [2, 3]
[settings]
pairs = 10
)",
         R"(--set seed=3\nreplicates=4: more than one value (a line break); give each key a --set of its own)",
         {"seed=3\nreplicates=4"}},
        {"override_not_utf8",
         R"(study = "toy.study"
[space]
D = [2, 3]
[settings]
pairs = 10
)",
         R"(--set remark=M\xFFller: not UTF-8 (the byte 0xFF at byte offset 1); write the value in UTF-8)",
         {"remark=M\377ller"}},
        {"override_with_control_characters",
         R"(study = "toy.study"
[space]
D = [2, 3]
[settings]
pairs = 10
)",
         R"(--set nothing=\x1B[31m: nothing: unknown key (toy.study takes: study, seed, replicates, task_limit, D, source, scale, eps, pairs, exact, remark); remove it)",
         {"remark=\033[31m", "nothing=\033[31m"}},
        {"override_of_study",
         R"(study = "toy.study"
[space]
D = [2, 3]
[settings]
pairs = 10
)",
         R"(--set study=toy.stdy: study: unknown study "toy.stdy" (known: toy.study, toy.data); did you mean "toy.study"?)",
         {"study=toy.stdy"}},
        {"override_of_data_not_taken",
         R"(study = "toy.study"
[space]
D = [2, 3]
[settings]
pairs = 10
)",
         "--set data.file=a.csv: data: unexpected table (toy.study takes no data); remove [data]",
         {"data.file=a.csv"}},
        {"bare_override_of_data",
         R"(study = "toy.data"
[data]
file = "a.csv"
)",
         "--set file=b.csv: file: unknown key (toy.data takes: study, seed, replicates, task_limit, k); write "
         "data.file",
         {"file=b.csv"}},
        {"override_with_a_date",
         R"(study = "toy.study"
[space]
D = [2, 3]
[settings]
pairs = 10
)",
         "--set pairs=1979-05-27: settings.pairs: not an integer (found a date); write a whole number",
         {"pairs=1979-05-27"}},
        {"second_of_two_overrides",
         R"(study = "toy.study"
[space]
D = [2, 3]
[settings]
pairs = 10
)",
         "--set D=0: space.D: the integer 0 is out of range (allowed: at least 1); choose a value within it",
         {"seed=3", "D=0"}},
        {"override_of_replicates_by_a_list",
         R"(study = "toy.study"
[space]
D = [2, 3]
[settings]
pairs = 10
)",
         "--set replicates=[1]: replicates: not an integer (found a list); write a whole number",
         {"replicates=[1]"}},
        {"override_with_a_deep_key",
         R"(study = "toy.study"
[space]
D = [2, 3]
[settings]
pairs = 10
)",
         "--set remark={a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a=1}: a key of too many parts (at most 8 joined by dots); "
         "no key of a job has more than two",
         {"remark={a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a=1}"}},
    };
}

}  // namespace orthant::job::helpers
