#include "base/build_info.hpp"

#include "base/bytes.hpp"
#include "base/hash.hpp"
#include "support/temp_directory.hpp"

#include <gtest/gtest.h>

#include <regex>
#include <string>

namespace orthant::build_info_test {
namespace {

TEST(BuildInfo, identifies_the_build_by_the_digest_of_the_running_program) {
    const std::string program = orthant::test::read_file("/proc/self/exe");
    ASSERT_GT(program.size(), 1000u);
    EXPECT_EQ(orthant::build_info().build_id, orthant::hex(orthant::hash64(program)));
}

TEST(BuildInfo, tells_version_commit_and_compiler) {
    const orthant::BuildInfo& info = orthant::build_info();
    EXPECT_TRUE(std::regex_match(info.version, std::regex(R"(\d+\.\d+\.\d+)"))) << info.version;
    EXPECT_FALSE(info.git_commit.empty());
    EXPECT_NE(info.compiler.find(' '), std::string::npos) << info.compiler;
    EXPECT_FALSE(info.arch.empty());
}

TEST(BuildInfo, names_the_instructions_this_very_test_was_compiled_with) {
    const std::string padded = " " + orthant::build_info().instruction_set + " ";
#if defined(__AVX2__)
    EXPECT_NE(padded.find(" avx2 "), std::string::npos) << padded;
#else
    EXPECT_EQ(padded.find(" avx2 "), std::string::npos) << padded;
#endif
#if defined(__AVX512F__)
    EXPECT_NE(padded.find(" avx512f "), std::string::npos) << padded;
#else
    EXPECT_EQ(padded.find(" avx512f "), std::string::npos) << padded;
#endif
}

TEST(BuildInfo, is_read_once) {
    EXPECT_EQ(&orthant::build_info(), &orthant::build_info());
}

}  // namespace
}  // namespace orthant::build_info_test
