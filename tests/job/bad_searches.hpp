#pragma once

#include "job/bad_job.hpp"

namespace orthant::job::helpers {

/// A job whose search is random, with a line of [space] to try.
inline std::string searching(const std::string& line) {
    return "study = \"toy.study\"\nsettings = { pairs = 1, D = 3 }\nsearch = { method = \"random\", trials = 9 }\n"
           "[space]\n" +
           line + "\n";
}

/// The same without a draw, with the table of the search in its own lines.
inline std::string with_search(const std::string& search) {
    return "study = \"toy.study\"\nsettings = { pairs = 1 }\nspace = { D = [2, 3] }\n[search]\n" + search + "\n";
}

/// [search], and what it draws.
inline std::vector<BadJob> bad_searches() {
    return {
        {"search_of_an_unknown_method", with_search("method = \"rnadom\"\ntrials = 9"),
         R"(bad.toml:5:10: search.method: "rnadom" is not a choice (allowed: grid, random, sobol); did you mean "random"?)"},
        {"search_with_an_unknown_key", with_search("method = \"random\"\ntrails = 9"),
         R"(bad.toml:6:1: search.trails: unknown key (toy.study takes in [search]: method, trials); did you mean "trials"?)"},
        {"parameter_in_the_search", with_search("method = \"random\"\nscale = 9"),
         R"(bad.toml:6:1: search.scale: unknown key (toy.study takes in [search]: method, trials); put it under [space] or [settings])"},
        {"trials_in_settings", "study = \"toy.study\"\n[settings]\npairs = 1\nD = 3\ntrials = 9\n",
         R"(bad.toml:5:1: settings.trials: unknown key (toy.study takes in [settings]: D, source, scale, eps, pairs, exact, remark); put it under [search])"},
        {"search_without_trials", with_search("method = \"random\""),
         R"(bad.toml:4:1: search.trials: missing key (how many are drawn: an integer, from 1 to 10000000); put it under [search])"},
        {"search_of_no_trials", with_search("method = \"sobol\"\ntrials = 0"),
         R"(bad.toml:6:10: search.trials: the integer 0 is out of range (allowed: from 1 to 10000000); choose a value within it)"},
        {"search_of_too_many_trials", with_search("method = \"sobol\"\ntrials = 10_000_001"),
         R"(bad.toml:6:10: search.trials: the integer 10000001 is out of range (allowed: from 1 to 10000000); choose a value within it)"},
        {"trials_of_a_grid", with_search("trials = 9"),
         R"(bad.toml:5:1: search.trials: trials of a grid (method is grid, which draws nothing); put method = "random" or "sobol" beside it, or remove it)"},
        {"search_that_draws_nothing", with_search("trials = 9\nmethod = \"random\""),
         R"(bad.toml:6:1: search.method: nothing to draw (method is random, but [space] has lists only); draw a parameter there, for example { uniform = [0, 1] })"},
        {"draw_in_a_grid", "study = \"toy.study\"\nsettings.pairs = 1\n[space]\nD = { uniform = [2, 5] }\n",
         R"(bad.toml:4:5: space.D: a drawn parameter in a grid (only a search draws, and method is grid); write a list of values, or put method = "random" and trials under [search])"},
        {"drawn_inner_axis", searching("eps = { uniform = [0, 1] }"),
         R"(bad.toml:5:7: space.eps: an inner axis cannot be drawn (all its values are answered together, at every point); write a list of values)"},
        {"drawn_setting", searching("pairs = { uniform = [1, 9] }"),
         R"(bad.toml:5:1: space.pairs: a setting cannot vary (axes of toy.study: D, source, scale, eps); put it under [settings])"},
        {"draw_of_an_unknown_spread", searching("scale = { log_unifrom = [1, 9] }"),
         R"(bad.toml:5:11: space.scale.log_unifrom: unknown key of a draw (allowed: uniform, log_uniform, one_minus_log_uniform, choice, integer); did you mean "log_uniform"?)"},
        {"draw_in_two_ways", searching("scale = { uniform = [1, 9], choice = [3.0] }"),
         R"(bad.toml:5:29: space.scale.choice: drawn in two ways (also by uniform); keep one of the two)"},
        {"draw_from_nothing", searching("scale = { integer = true }"),
         R"(bad.toml:5:9: space.scale: a draw that does not say from what (one of uniform, log_uniform, one_minus_log_uniform, choice); write for example { uniform = [0, 1] })"},
        {"draw_from_one_number", searching("scale = { uniform = 3 }"),
         R"(bad.toml:5:21: space.scale.uniform: not the two ends of a range (found the integer 3); write the lower and the upper end: [0.1, 1])"},
        {"draw_from_three_numbers", searching("scale = { uniform = [1, 2, 3] }"),
         R"(bad.toml:5:21: space.scale.uniform: not the two ends of a range (found a list of 3); write the lower and the upper end: [0.1, 1])"},
        {"draw_from_a_reversed_range", searching("scale = { log_uniform = [1e-2, 1e-6] }"),
         R"(bad.toml:5:32: space.scale.log_uniform: the range is empty (its upper end 1e-06 is not above the lower, 0.01); write the lower end first)"},
        {"draw_from_an_empty_range", searching("scale = { uniform = [1, 1.0] }"),
         R"(bad.toml:5:25: space.scale.uniform: the range is empty (its upper end 1.0 is not above the lower, 1.0); write the lower end first)"},
        {"logarithm_of_zero", searching("scale = { log_uniform = [0, 1] }"),
         R"(bad.toml:5:26: space.scale.log_uniform: the end 0.0 has no logarithm (it is not above 0); write a number above 0, or use uniform)"},
        {"logarithm_of_a_tiny_number", searching("scale = { log_uniform = [1e-305, 1] }"),
         R"(bad.toml:5:26: space.scale.log_uniform: the end 1e-305 is too far off (allowed: from 1e-300 to 1e300); move it)"},
        {"draw_to_infinity", searching("scale = { uniform = [0, inf] }"),
         R"(bad.toml:5:25: space.scale.uniform: not a finite number (found inf); write a finite number)"},
        {"draw_below_what_is_allowed", searching("D = { uniform = [0, 9] }"),
         R"(bad.toml:5:18: space.D.uniform: the integer 0 is out of range (allowed: at least 1); choose a value within it)"},
        {"draw_of_integers_from_reals", searching("D = { uniform = [1, 9.5] }"),
         R"(bad.toml:5:21: space.D.uniform: not an integer (found the real number 9.5); write a whole number, without point or exponent)"},
        {"rounded_draw_from_parts", searching("scale = { uniform = [0.5, 9], integer = true }"),
         R"(bad.toml:5:22: space.scale.uniform: the end 0.5 is not whole, or above 2^53 (whole numbers are drawn); write a whole number)"},
        {"integers_that_are_not_rounded", searching("D = { uniform = [1, 9], integer = false }"),
         R"(bad.toml:5:25: space.D.integer: an integer parameter that is not rounded (it takes whole numbers only); remove it)"},
        {"rounding_that_is_not_a_boolean", searching("D = { uniform = [1, 9], integer = 1 }"),
         R"(bad.toml:5:35: space.D.integer: not a boolean (found the integer 1); write true or false, without quotes)"},
        {"one_minus_of_integers", searching("D = { one_minus_log_uniform = [1, 2] }"),
         R"(bad.toml:5:7: space.D.one_minus_log_uniform: whole numbers cannot be drawn so; use uniform or log_uniform)"},
        {"choice_of_no_list", searching("scale = { choice = 3 }"),
         R"(bad.toml:5:20: space.scale.choice: not a list (found the integer 3); write the values to choose from: [a, b, c])"},
        {"choice_of_nothing", searching("source = { choice = [] }"),
         R"(bad.toml:5:21: space.source.choice: an axis without values (each value is one of cube, ball, sphere); write at least one, or remove the key)"},
        {"choice_of_what_is_none", searching("source = { choice = [\"cube\", \"bal\"] }"),
         R"(bad.toml:5:30: space.source.choice: "bal" is not a choice (allowed: cube, ball, sphere); did you mean "ball"?)"},
        {"choice_that_is_rounded", searching("scale = { choice = [3.0], integer = true }"),
         R"(bad.toml:5:27: space.scale.integer: a choice that is rounded (its values stand as written); remove it)"},
        {"range_of_words", searching("source = { uniform = [0, 1] }"),
         R"(bad.toml:5:12: space.source.uniform: a range where there are no numbers (each value is one of cube, ball, sphere); write { choice = […] })"},
        {"drawn_and_set", searching("D = { uniform = [1, 9] }"),
         R"(bad.toml:2:25: settings.D: given twice (also as an axis at bad.toml:5:1); keep one of the two)"},
        {"trials_of_a_grid_by_override",
         with_search("method = \"grid\""),
         R"(--set trials=9: search.trials: trials of a grid (method is grid, which draws nothing); put method = "random" or "sobol" beside it, or remove it)",
         {"trials=9"}},
    };
}

}  // namespace orthant::job::helpers
