#pragma once

#include "job/bad_job.hpp"

namespace orthant::job::helpers {

/// Axes that are empty, doubled, badly typed or too long.
inline std::vector<BadJob> bad_axes() {
    using namespace std::string_literals;
    return {
        {"empty_axis", R"(study = "toy.study"
[space]
D = []
[settings]
pairs = 10
)",
         "bad.toml:3:5: space.D: an axis without values (each value is an integer, at least 1); write at least one, or "
         "remove the key"},
        {"value_twice", R"(study = "toy.study"
[space]
D = [2, 3, 2]
[settings]
pairs = 10
)",
         "bad.toml:3:12: space.D: the integer 2 stands twice on this axis (values 1 and 3 of the list are equal); "
         "remove one"},
        {"real_twice_spelt_apart", R"(study = "toy.study"
[space]
D = [2]
eps = [0.5, 1, 1.0]
[settings]
pairs = 10
)",
         "bad.toml:4:16: space.eps: the real number 1.0 stands twice on this axis (values 2 and 3 of the list are "
         "equal); remove one"},
        {"both_zeros", R"(study = "toy.study"
[space]
D = [2]
eps = [0.0, -0.0]
[settings]
pairs = 10
)",
         "bad.toml:4:13: space.eps: the real number -0.0 stands twice on this axis (values 1 and 2 of the list are "
         "equal); remove one"},
        {"text_twice", R"(study = "toy.study"
[space]
D = [2]
source = ["cube", "ball",
  "cube"]
[settings]
pairs = 10
)",
         R"(bad.toml:5:3: space.source: the text "cube" stands twice on this axis (values 1 and 3 of the list are equal); remove one)"},
        {"wrong_type_in_a_list", R"(study = "toy.study"
[space]
D = [2, "3"]
[settings]
pairs = 10
)",
         R"(bad.toml:3:9: space.D: not an integer (found the text "3"); write a whole number)"},
        {"whole_real_in_an_integer_list", R"(study = "toy.study"
[space]
D = [2, 3.0]
[settings]
pairs = 10
)",
         "bad.toml:3:9: space.D: not an integer (found the real number 3.0); write a whole number, without point or "
         "exponent"},
        {"out_of_range_in_a_list", R"(study = "toy.study"
[space]
D = [2,
  0]
[settings]
pairs = 10
)",
         "bad.toml:4:3: space.D: the integer 0 is out of range (allowed: at least 1); choose a value within it"},
        {"nan_in_a_list", R"(study = "toy.study"
[space]
D = [2]
eps = [0.1, nan]
[settings]
pairs = 10
)",
         "bad.toml:4:13: space.eps: not a finite number (found nan); write a finite number"},
        {"list_in_a_list", R"(study = "toy.study"
[space]
D = [2, [3]]
[settings]
pairs = 10
)",
         "bad.toml:3:9: space.D: not an integer (found a list); write a whole number"},
        {"range_in_a_list", R"(study = "toy.study"
[space]
D = [2, { from = 3, to = 4 }]
[settings]
pairs = 10
)",
         "bad.toml:3:9: space.D: not an integer (found a table); write a whole number"},
        {"date_in_a_list", R"(study = "toy.study"
[space]
D = [1979-05-27]
[settings]
pairs = 10
)",
         "bad.toml:3:6: space.D: not an integer (found a date); write a whole number"},
        {"not_a_choice_in_a_list", R"(study = "toy.study"
[space]
D = [2]
source = ["cube", "shpere"]
[settings]
pairs = 10
)",
         R"(bad.toml:4:19: space.source: "shpere" is not a choice (allowed: cube, ball, sphere); did you mean "sphere"?)"},
        {"single_value_of_the_wrong_type", R"(study = "toy.study"
[space]
D = "2"
[settings]
pairs = 10
)",
         R"(bad.toml:3:5: space.D: not an integer (found the text "2"); write a whole number)"},
        {"range_of_texts", R"(study = "toy.study"
[space]
D = [2]
source = { from = "ball", to = "cube" }
[settings]
pairs = 10
)",
         "bad.toml:4:10: space.source: a range where there are no numbers (each value is one of cube, ball, sphere); "
         "write a list of values"},
        {"range_without_from", R"(study = "toy.study"
[space]
D = { to = 4 }
[settings]
pairs = 10
)",
         R"(bad.toml:3:5: space.D: a range without "from" (it needs from and to, and may have a step); write for example { from = 1, to = 10, step = 1 })"},
        {"range_without_to", R"(study = "toy.study"
[space]
D = { from = 4 }
[settings]
pairs = 10
)",
         R"(bad.toml:3:5: space.D: a range without "to" (it needs from and to, and may have a step); write for example { from = 1, to = 10, step = 1 })"},
        {"range_with_an_unknown_key", R"(study = "toy.study"
[space]
D = { from = 1, too = 4 }
[settings]
pairs = 10
)",
         R"(bad.toml:3:17: space.D.too: unknown key of a range (allowed: from, to, step); did you mean "to"?)"},
        {"range_backwards", R"(study = "toy.study"
[space]
D = { from = 4, to = 3 }
[settings]
pairs = 10
)",
         "bad.toml:3:22: space.D.to: the range is empty (3 is below from = 4); exchange the two"},
        {"range_below_the_minimum", R"(study = "toy.study"
[space]
D = { from = 0, to = 3 }
[settings]
pairs = 10
)",
         "bad.toml:3:14: space.D.from: the integer 0 is out of range (allowed: at least 1); choose a value within it"},
        {"range_with_a_real_end", R"(study = "toy.study"
[space]
D = { from = 1, to = 3.5 }
[settings]
pairs = 10
)",
         "bad.toml:3:22: space.D.to: not an integer (found the real number 3.5); write a whole number, without point "
         "or exponent"},
        {"range_with_step_zero", R"(study = "toy.study"
[space]
D = { from = 1, to = 3, step = 0 }
[settings]
pairs = 10
)",
         "bad.toml:3:32: space.D.step: the step 0 is not above 0 (a range goes upwards); write a step above 0"},
        {"range_with_a_negative_step", R"(study = "toy.study"
[space]
D = { from = 1, to = 3, step = -1 }
[settings]
pairs = 10
)",
         "bad.toml:3:32: space.D.step: the step -1 is not above 0 (a range goes upwards); write a step above 0"},
        {"range_with_a_nan_step", R"(study = "toy.study"
[space]
D = [2]
eps = { from = 0, to = 1, step = nan }
[settings]
pairs = 10
)",
         "bad.toml:4:34: space.eps.step: not a finite number (found nan); write a finite number"},
        {"range_with_a_real_step_for_integers", R"(study = "toy.study"
[space]
D = { from = 1, to = 3, step = 0.5 }
[settings]
pairs = 10
)",
         "bad.toml:3:32: space.D.step: not an integer (found the real number 0.5); write a whole number, without point "
         "or exponent"},
        {"range_with_an_infinite_end", R"(study = "toy.study"
[space]
D = [2]
scale = { from = 0, to = inf }
[settings]
pairs = 10
)",
         "bad.toml:4:26: space.scale.to: not a finite number (found inf); write a finite number"},
        {"range_too_long", R"(study = "toy.study"
[space]
D = { from = 1, to = 10_000_001 }
[settings]
pairs = 10
)",
         "bad.toml:3:5: space.D: more than 10 million values on one axis (the range from 1 to 10000001 in steps of 1); "
         "take a longer step"},
        {"range_over_all_integers", R"(study = "toy.study"
[space]
D = { from = 1, to = 9223372036854775807 }
[settings]
pairs = 10
)",
         "bad.toml:3:5: space.D: more than 10 million values on one axis (the range from 1 to 9223372036854775807 in "
         "steps of 1); take a longer step"},
        {"range_too_fine", R"(study = "toy.study"
[space]
D = [2]
scale = { from = 0, to = 1, step = 1e-8 }
[settings]
pairs = 10
)",
         "bad.toml:4:9: space.scale: more than 10 million values on one axis (the range from 0.0 to 1.0 in steps of "
         "1e-08); take a longer step"},
        {"range_wider_than_all_reals", R"(study = "toy.study"
[space]
D = [2]
scale = { from = -1e308, to = 1e308, step = 1 }
[settings]
pairs = 10
)",
         "bad.toml:4:9: space.scale: more than 10 million values on one axis (the range from -1e+308 to 1e+308 in "
         "steps of 1.0); take a longer step"},
        {"range_step_lost_in_rounding", R"(study = "toy.study"
[space]
D = [2]
scale = { from = 1e16, to = 10000000000000010, step = 1 }
[settings]
pairs = 10
)",
         "bad.toml:4:9: space.scale: the step 1.0 is lost in rounding (the values reach 10000000000000010.0); take a "
         "longer step"},
        {"too_many_points", R"(replicates = 1_000_000
study = "toy.study"
[space]
D = { from = 1, to = 10_000_000 }
eps = { from = 0, to = 999_999.9, step = 0.1 }
[settings]
pairs = 10
)",
         "bad.toml:5:1: space.eps: more than 2^63 points (1000000 replicates × 10000000 D × 10000000 eps); shorten an "
         "axis"},
    };
}

}  // namespace orthant::job::helpers
