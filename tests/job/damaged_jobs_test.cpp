#include "job/toy_study.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace orthant::job::helpers::damaged_jobs_test {
namespace {

const std::string whole = R"(# größe
study = "toy.study"   # a comment
seed = 12
replicates = 3
[space]
D = { from = 2, to = 9, step = 3 }
eps = [0.5, 1, 1e-3,
       2.0]
"source" = ["ball", 'cube']
[settings]
pairs = 1_000
exact = true
remark = """two
lines \u00e9"""
)";

/// Either a job or one clean message; anything else escapes and fails the test.
bool is_accepted(const std::string& text) {
    const std::string message = message_of(text);
    if (message == "no error") return true;
    EXPECT_THAT(message, testing::StartsWith("bad.toml:"));
    EXPECT_THAT(message, testing::Not(testing::HasSubstr("\n")));
    EXPECT_THAT(message, testing::HasSubstr("; ")) << "says what to do";
    EXPECT_LT(message.size(), 600u);
    return false;
}

TEST(DamagedJobs, are_refused_or_read_wherever_they_are_cut) {
    ASSERT_TRUE(is_accepted(whole));
    std::size_t accepted = 0;
    for (std::size_t size = 0; size < whole.size(); ++size)
        if (is_accepted(whole.substr(0, size))) ++accepted;
    // Only cuts after "pairs = 1", with what follows, leave a job.
    EXPECT_GT(accepted, 0u);
    EXPECT_LT(accepted, 60u);
}

TEST(DamagedJobs, are_refused_with_a_byte_that_is_not_utf8) {
    for (std::size_t i = 0; i < whole.size(); ++i) {
        std::string damaged = whole;
        damaged[i] = '\xff';
        EXPECT_FALSE(is_accepted(damaged)) << i;
        EXPECT_THAT(message_of(damaged), testing::HasSubstr("not UTF-8"));
    }
}

TEST(DamagedJobs, are_refused_or_read_with_any_other_byte) {
    for (const char byte : {'\0', '\n', '"', '\'', '[', ']', '{', '}', '=', '.', ',', '#', '\\', '9', 'e', '-', '\x1b'})
        for (std::size_t i = 0; i < whole.size(); ++i) {
            std::string damaged = whole;
            damaged[i] = byte;
            is_accepted(damaged);
        }
}

TEST(HostileJobs, nest_lists_and_tables_too_deeply) {
    for (const char* opening : {"[", "{a=", "{a.b=", "[{a=", "{a.b.c.d.e.f.g.h.i.j=[["}) {
        std::string text = "study = ";
        for (int i = 0; i < 100'000; ++i) text += opening;
        EXPECT_FALSE(is_accepted(text));
    }
}

TEST(HostileJobs, nest_as_deeply_as_the_parser_allows) {
    std::string text = "remark = ";
    for (int i = 0; i < 255; ++i) text += "{a.a.a.a.a.a.a.a=";
    text += "1" + std::string(255, '}');
    EXPECT_EQ(message_of("study = \"toy.study\"\n" + text),
              "bad.toml:2:1: remark: unknown table (known: data, space, settings, search); put it under [settings]");
}

TEST(HostileJobs, join_keys_without_end) {
    std::string key = "a";
    for (int i = 0; i < 300'000; ++i) key += ".a";
    const std::string head = "study = \"toy.study\"\n";
    const std::string end = ": a key of too many parts (at most 8 joined by dots); no key of a job has more than two";
    EXPECT_EQ(message_of(head + key + " = 1\n"), "bad.toml:2:1" + end);
    EXPECT_EQ(message_of(head + "[" + key + "]\n"), "bad.toml:2:2" + end);
    EXPECT_EQ(message_of(head + "x = { y = 1, " + key + " = 1 }\n"), "bad.toml:2:14" + end);
    EXPECT_EQ(message_of(head + "x = \"\"\"a\"b\\\"\"\"\"\n" + key + " = 1\n"), "bad.toml:3:1" + end);
}

TEST(HostileJobs, are_told_apart_by_one_dot) {
    const std::string head = "study = \"toy.study\"\n";
    EXPECT_EQ(message_of(head + "a.b.c.d.e.f.g.h = 1\n"),
              "bad.toml:2:1: a: unknown table (known: data, space, settings, search); remove it");
    EXPECT_THAT(message_of(head + "a.b.c.d.e.f.g.h.i = 1\n"), testing::HasSubstr("a key of too many parts"));
}

TEST(HostileJobs, may_have_dots_in_text_and_comments) {
    const std::string dots(1000, '.');
    EXPECT_EQ(message_of("# " + dots + "\nstudy = \"toy.study\"\n[settings]\npairs = 1\nD = 1\nremark = \"\"\"\"" +
                         dots + "\n" + dots + "\\\"" + dots + "\"\"\"  # '" + dots + "\nexact = false\n"),
              "no error");
}

}  // namespace
}  // namespace orthant::job::helpers::damaged_jobs_test
