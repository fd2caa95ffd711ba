#include "job/toy_study.hpp"

#include <gtest/gtest.h>

namespace orthant::job::helpers::identity_test {
namespace {

constexpr const char* text = R"(study = "toy.study"
seed = 3
[space]
D = [2, 3]
source = ["ball", "cube"]
[settings]
pairs = 10
eps = 1.0
)";

std::uint64_t identity_of(const std::string& job_text, const std::vector<std::string>& overrides = {}) {
    return identity(parse_toy(job_text, overrides));
}

TEST(Identity, does_not_depend_on_layout_and_spelling) {
    EXPECT_EQ(identity_of(R"(# other words
replicates = 1
seed = 0x3
study = 'toy.study'
settings = { eps = 1, pairs = 1_0 }
[space]
D = { from = 2, to = 3 }
source = [ "ball",
           "cube" ]
)"),
              identity_of(text));
}

TEST(Identity, does_not_depend_on_who_gave_a_value) {
    EXPECT_EQ(identity_of(text, {"seed=3", "D=[2, 3]", "exact=false"}), identity_of(text));
    EXPECT_EQ(identity(parse_toy(text, {}, "/elsewhere/other.toml")), identity_of(text));
}

TEST(Identity, depends_on_all_that_is_asked) {
    const std::vector<std::string> changes{"seed=4",     "replicates=2", "D=[2, 4]",    "D=[3, 2]",
                                           "D=[2]",      "pairs=11",     "eps=1.5",     "exact=true",
                                           "remark=now", "settings.D=2", "space.eps=1", "scale=[1.0]"};
    std::vector<std::uint64_t> seen{identity_of(text)};
    for (const std::string& change : changes) {
        const std::uint64_t changed = identity_of(text, {change});
        for (const std::uint64_t earlier : seen) EXPECT_NE(changed, earlier) << change;
        seen.push_back(changed);
    }
}

TEST(Identity, does_not_depend_on_how_long_a_task_may_take) {
    EXPECT_EQ(identity_of(text, {"task_limit=90"}), identity_of(text));
}

TEST(Identity, depends_on_the_order_of_axes) {
    const std::string head = "study = \"toy.study\"\nsettings.pairs = 1\n[space]\n";
    EXPECT_NE(identity_of(head + "D = [2]\neps = [1]\n"), identity_of(head + "eps = [1]\nD = [2]\n"));
}

TEST(Identity, knows_data_files_by_name_not_by_directory) {
    const std::string data = "study = \"toy.data\"\n[data]\nfile = \"a.csv\"\n";
    EXPECT_EQ(identity_of(data), identity_of(data, {"data.file=/far/away/a.csv"}));
    EXPECT_NE(identity_of(data), identity_of(data, {"data.file=b.csv"}));
    EXPECT_NE(identity_of(data, {"data.target=/x/y"}), identity_of(data, {"data.target=/z/y"}));
}

TEST(Identity, never_changes_by_accident) {
    // Journals carry it: a new value here orphans every journal written before.
    EXPECT_EQ(identity_of(text), 183916881686978056u);
}

}  // namespace
}  // namespace orthant::job::helpers::identity_test
