#include "job/bad_axes.hpp"
#include "job/bad_data.hpp"
#include "job/bad_keys.hpp"
#include "job/bad_overrides.hpp"
#include "job/bad_searches.hpp"
#include "job/bad_text.hpp"
#include "job/bad_values.hpp"
#include "job/toy_study.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <iostream>

namespace orthant::job::helpers::bad_jobs_test {
namespace {

std::vector<BadJob> all_bad_jobs() {
    std::vector<BadJob> all;
    for (const auto& part :
         {bad_text(), bad_keys(), bad_values(), bad_axes(), bad_data(), bad_overrides(), bad_searches()})
        all.insert(all.end(), part.begin(), part.end());
    return all;
}

bool matches(const std::string& message, const std::string& expected) {
    const std::size_t star = expected.find('*');
    if (star == std::string::npos) return message == expected;
    const std::string before = expected.substr(0, star);
    const std::string after = expected.substr(star + 1);
    return message.size() > before.size() + after.size() && message.starts_with(before) && message.ends_with(after);
}

/// ORTHANT_PRINT_MESSAGES=1 prints every input with its message.
void print(const BadJob& bad, const std::string& message) {
    if (std::getenv("ORTHANT_PRINT_MESSAGES") == nullptr) return;
    std::cout << "--- " << bad.name << "\n" << bad.text;
    for (const std::string& override : bad.overrides) std::cout << "    --set '" << override << "'\n";
    std::cout << "=> " << message << "\n";
}

class BadJobs : public testing::TestWithParam<BadJob> {};

TEST_P(BadJobs, are_told_in_one_message) {
    const std::string message = message_of(GetParam().text, GetParam().overrides);
    print(GetParam(), message);
    EXPECT_TRUE(matches(message, GetParam().message)) << "is:     " << message << "\nwanted: " << GetParam().message;
    EXPECT_THAT(message, testing::Not(testing::HasSubstr("\n")));
}

INSTANTIATE_TEST_SUITE_P(Job, BadJobs, testing::ValuesIn(all_bad_jobs()),
                         [](const auto& bad) { return bad.param.name; });

}  // namespace
}  // namespace orthant::job::helpers::bad_jobs_test
