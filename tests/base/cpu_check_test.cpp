#include "base/cpu_check.hpp"

#include "base/build_info.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>
#include <string>
#include <vector>

namespace orthant::cpu_check_test {
namespace {

std::vector<std::string> names(const orthant::InstructionList& list) {
    return {list.names, list.names + list.count};
}

std::vector<std::string> words(const std::string& text) {
    std::istringstream in(text);
    return {std::istream_iterator<std::string>(in), {}};
}

TEST(CpuCheck, misses_nothing_on_a_cpu_that_has_everything) {
    EXPECT_THAT(names(orthant::missing_instructions([](const char*) { return true; })), testing::IsEmpty());
}

TEST(CpuCheck, misses_all_that_the_build_names_on_a_cpu_that_has_nothing) {
    EXPECT_EQ(names(orthant::missing_instructions([](const char*) { return false; })),
              words(orthant::build_info().instruction_set));
}

TEST(CpuCheck, names_the_last_one_when_only_that_is_missing) {
    static const std::vector<std::string> built_for = words(orthant::build_info().instruction_set);
    if (built_for.empty()) GTEST_SKIP() << "built for the oldest CPU: nothing can be missing";
    const auto missing = orthant::missing_instructions([](const char* name) { return name != built_for.back(); });
    EXPECT_THAT(names(missing), testing::ElementsAre(built_for.back()));
}

TEST(CpuCheck, finds_every_instruction_on_the_machine_that_runs_this_test) {
    for (const std::string& name : words(orthant::build_info().instruction_set)) {
        EXPECT_TRUE(orthant::cpu_has(name.c_str())) << name;
    }
    EXPECT_FALSE(
        orthant::cpu_has("avx"
                         "-of-the-future"));
    orthant::require_cpu();
}

TEST(CpuCheckDeathTest, names_what_is_missing_and_exits_with_code_2) {
    GTEST_FLAG_SET(death_test_style, "threadsafe");
    orthant::InstructionList missing{};
    missing.names[0] = "avx2";
    missing.names[1] = "fma";
    missing.count = 2;
    EXPECT_EXIT(orthant::refuse_cpu(missing), testing::ExitedWithCode(2), "lacks .*\\(avx2, fma\\); build it");
}

}  // namespace
}  // namespace orthant::cpu_check_test
