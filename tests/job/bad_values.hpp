#pragma once

#include "job/bad_job.hpp"

namespace orthant::job::helpers {

/// Values of the wrong type or out of range.
inline std::vector<BadJob> bad_values() {
    using namespace std::string_literals;
    return {
        {"seed_is_negative", R"(study = "toy.study"
seed = -1
)",
         "bad.toml:2:8: seed: the integer -1 is out of range (allowed: at least 0); choose a value within it"},
        {"seed_is_real", R"(study = "toy.study"
seed = 1.0
)",
         "bad.toml:2:8: seed: not an integer (found the real number 1.0); write a whole number, without point or "
         "exponent"},
        {"seed_is_text", R"(study = "toy.study"
seed = "1"
)",
         R"(bad.toml:2:8: seed: not an integer (found the text "1"); write a whole number)"},
        {"seed_is_a_list", R"(study = "toy.study"
seed = [1, 2]
)",
         "bad.toml:2:8: seed: not an integer (found a list); write a whole number"},
        {"seed_is_a_table", R"(study = "toy.study"
[seed]
value = 1
)",
         "bad.toml:2:1: seed: not an integer (found a table); write a whole number"},
        {"replicates_is_zero", R"(study = "toy.study"
replicates = 0
)",
         "bad.toml:2:14: replicates: the integer 0 is out of range (allowed: from 1 to 1000000); choose a value within "
         "it"},
        {"task_limit_is_zero", R"(study = "toy.study"
task_limit = 0
)",
         R"(bad.toml:2:14: task_limit: not a time (found the integer 0); write seconds, or "90 s", "15m", "2h", "HH:MM:SS")"},
        {"task_limit_is_no_time", R"(study = "toy.study"
task_limit = "soon"
)",
         R"(bad.toml:2:14: task_limit: not a time (found the text "soon"); write seconds, or "90 s", "15m", "2h", "HH:MM:SS")"},
        {"task_limit_is_a_list", R"(study = "toy.study"
task_limit = [1]
)",
         R"(bad.toml:2:14: task_limit: not a time (found a list); write seconds, or "90 s", "15m", "2h", "HH:MM:SS")"},
        {"replicates_is_negative", R"(study = "toy.study"
replicates = -3
)",
         "bad.toml:2:14: replicates: the integer -3 is out of range (allowed: from 1 to 1000000); choose a value "
         "within it"},
        {"too_many_replicates", R"(study = "toy.study"
replicates = 1_000_001
)",
         "bad.toml:2:14: replicates: the integer 1000001 is out of range (allowed: from 1 to 1000000); choose a value "
         "within it"},
        {"integer_is_negative", R"(study = "toy.study"
[space]
D = [2, 3]
[settings]
pairs = -10
)",
         "bad.toml:5:9: settings.pairs: the integer -10 is out of range (allowed: at least 1); choose a value within "
         "it"},
        {"integer_is_zero", R"(study = "toy.study"
[space]
D = [2, 3]
[settings]
pairs = 0
)",
         "bad.toml:5:9: settings.pairs: the integer 0 is out of range (allowed: at least 1); choose a value within it"},
        {"integer_is_text", R"(study = "toy.study"
[space]
D = [2, 3]
[settings]
pairs = "ten"
)",
         R"(bad.toml:5:9: settings.pairs: not an integer (found the text "ten"); write a whole number)"},
        {"integer_is_a_whole_real", R"(study = "toy.study"
[space]
D = [2, 3]
[settings]
pairs = 10.0
)",
         "bad.toml:5:9: settings.pairs: not an integer (found the real number 10.0); write a whole number, without "
         "point or exponent"},
        {"integer_is_a_boolean", R"(study = "toy.study"
[space]
D = [2, 3]
[settings]
pairs = true
)",
         "bad.toml:5:9: settings.pairs: not an integer (found the boolean true); write a whole number"},
        {"integer_is_a_date", R"(study = "toy.study"
[space]
D = [2, 3]
[settings]
pairs = 1979-05-27
)",
         "bad.toml:5:9: settings.pairs: not an integer (found a date); write a whole number"},
        {"integer_is_a_time", R"(study = "toy.study"
[space]
D = [2, 3]
[settings]
pairs = 07:32:00
)",
         "bad.toml:5:9: settings.pairs: not an integer (found a time); write a whole number"},
        {"real_is_text", R"(study = "toy.study"
[space]
D = [2, 3]
[settings]
pairs = 10
eps = "small"
)",
         R"(bad.toml:6:7: settings.eps: not a number (found the text "small"); write a number such as 0.5)"},
        {"real_is_nan", R"(study = "toy.study"
[space]
D = [2, 3]
[settings]
pairs = 10
eps = nan
)",
         "bad.toml:6:7: settings.eps: not a finite number (found nan); write a finite number"},
        {"real_is_infinite", R"(study = "toy.study"
[space]
D = [2, 3]
[settings]
pairs = 10
eps = inf
)",
         "bad.toml:6:7: settings.eps: not a finite number (found inf); write a finite number"},
        {"real_is_negative_infinity", R"(study = "toy.study"
[space]
D = [2, 3]
[settings]
pairs = 10
eps = -inf
)",
         "bad.toml:6:7: settings.eps: not a finite number (found -inf); write a finite number"},
        {"real_below_the_minimum", R"(study = "toy.study"
[space]
D = [2, 3]
[settings]
pairs = 10
eps = -0.5
)",
         "bad.toml:6:7: settings.eps: the real number -0.5 is out of range (allowed: from 0.0 to 1e+06); choose a "
         "value within it"},
        {"real_above_the_maximum", R"(study = "toy.study"
[space]
D = [2, 3]
[settings]
pairs = 10
eps = 1e7
)",
         "bad.toml:6:7: settings.eps: the real number 1e+07 is out of range (allowed: from 0.0 to 1e+06); choose a "
         "value within it"},
        {"integer_out_of_a_real_range", R"(study = "toy.study"
[space]
D = [2, 3]
[settings]
pairs = 10
eps = -1
)",
         "bad.toml:6:7: settings.eps: the integer -1 is out of range (allowed: from 0.0 to 1e+06); choose a value "
         "within it"},
        {"text_is_a_number", R"(study = "toy.study"
[space]
D = [2, 3]
[settings]
pairs = 10
remark = 3
)",
         "bad.toml:6:10: settings.remark: not text (found the integer 3); write it in double quotes"},
        {"text_with_nul", R"(study = "toy.study"
[space]
D = [2, 3]
[settings]
pairs = 10
remark = "a\u0000b"
)",
         R"(bad.toml:6:10: settings.remark: text with a NUL character ("a\x00b"); remove it)"},
        {"text_not_a_choice", R"(study = "toy.study"
[space]
D = [2, 3]
[settings]
pairs = 10
source = "bal"
)",
         R"(bad.toml:6:10: settings.source: "bal" is not a choice (allowed: cube, ball, sphere); did you mean "ball"?)"},
        {"text_not_a_choice_far_off", R"(study = "toy.study"
[space]
D = [2, 3]
[settings]
pairs = 10
source = "gaussian"
)",
         R"(bad.toml:6:10: settings.source: "gaussian" is not a choice (allowed: cube, ball, sphere); choose one of these)"},
        {"text_in_the_wrong_case", R"(study = "toy.study"
[space]
D = [2, 3]
[settings]
pairs = 10
source = "Cube"
)",
         R"(bad.toml:6:10: settings.source: "Cube" is not a choice (allowed: cube, ball, sphere); did you mean "cube"?)"},
        {"boolean_is_text", R"(study = "toy.study"
[space]
D = [2, 3]
[settings]
pairs = 10
exact = "yes"
)",
         R"(bad.toml:6:9: settings.exact: not a boolean (found the text "yes"); write true or false, without quotes)"},
        {"boolean_is_a_number", R"(study = "toy.study"
[space]
D = [2, 3]
[settings]
pairs = 10
exact = 1
)",
         "bad.toml:6:9: settings.exact: not a boolean (found the integer 1); write true or false, without quotes"},
        {"setting_is_a_list", R"(study = "toy.study"
[space]
D = [2, 3]
[settings]
pairs = [10, 20]
)",
         "bad.toml:5:9: settings.pairs: one value is wanted (found a list); a setting cannot vary, write one value"},
        {"setting_is_a_table", R"(study = "toy.study"
[space]
D = [2, 3]
[settings]
pairs = { from = 1, to = 3 }
)",
         "bad.toml:5:9: settings.pairs: one value is wanted (found a table); a setting cannot vary, write one value"},
        {"parameter_under_settings_is_a_list", R"(study = "toy.study"
[space]
D = [2, 3]
[settings]
pairs = 10
eps = [0.1, 0.2]
)",
         "bad.toml:6:7: settings.eps: one value is wanted (found a list); to vary it, put it under [space]"},
        {"very_long_value", "study = \"toy.study\"\n[settings]\npairs = \"" + std::string(1'000'000, 'v') + "\"\n",
         R"(bad.toml:3:9: settings.pairs: not an integer (found the text "vvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvv…"); write a whole number)"},
    };
}

}  // namespace orthant::job::helpers
