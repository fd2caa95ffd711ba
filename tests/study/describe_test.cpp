#include "study/describe.hpp"

#include "base/contract.hpp"
#include "support/studies/studies.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace orthant::study::describe_test {
namespace {

using testing::HasSubstr;
using testing::Not;

TEST(Describe, tells_all_of_a_study_in_aligned_tables) {
    EXPECT_EQ(describe(test::studies(), "test.shared"),
              R"(## test.shared

Sums over a data file

```toml
study = "test.shared"
[data]
file = "bytes.dat"
[space]
stride = [1, 3]
```

| parameter  | stands in             | axis  | accepts                       | units | default       | meaning |
| ---------- | --------------------- | ----- | ----------------------------- | ----- | ------------- | --- |
| file       | [data]                |       | a file                        |       | must be given | any file |
| stride     | [space] or [settings] | outer | an integer, at least 1        |       | must be given | take every so manieth byte |
| blocks     | [settings]            |       | an integer, at least 1        |       | 4             | tasks a point, if the file has so many bytes |
| seed       | top                   |       | an integer, at least 0        |       | 1             | what every random number derives from |
| replicates | top                   |       | an integer, from 1 to 1000000 |       | 1             | independent repeats of each point, an axis of their own |
| task_limit | top                   |       | seconds, "90 s", "15m", "2h"  | s     | inf           | how long a task may compute, before it is stopped and has failed |

What it leaves for every combination of the outer axes:

| result | over  | units | meaning |
| ------ | ----- | ----- | --- |
| total  |       |       | sum of the bytes |
| parity |       |       | parity of the total |
| sum    | block |       | sum of the bytes of a block |

Dimensions of its own, with their length in the example:

| dimension | length | units | meaning |
| --------- | ------ | ----- | --- |
| block     | 4      | byte  | first byte of the block |
)");
}

TEST(Describe, tells_inner_axes_units_and_what_results_run_over) {
    const std::string text = describe(test::studies(), "test.walk");
    EXPECT_THAT(text, HasSubstr("| limit      | [space] or [settings] | inner | a number, at least 0.0        | m "));
    EXPECT_THAT(text, HasSubstr("| within     | limit |"));
    EXPECT_THAT(text, Not(HasSubstr("Dimensions of its own")));
}

class Barred final : public Study {
  public:
    Layout layout() const override {
        return {{{"side", "sign of x − μ", "1", std::vector<std::int64_t>{-1, 1}}},
                {{"size", "|x − μ|", "m", Number::real, {"side"}}}};
    }
    std::uint64_t tasks(const job::Point&) const override { return 1; }
    void compute(const job::Point&, std::uint64_t, TaskContext&, ByteWriter&) const override {}
    std::unique_ptr<Reduction> reduction(const job::Point&) const override { return nullptr; }
};

TEST(Describe, aligns_by_what_is_seen_and_keeps_bars_in_their_cells) {
    Registry registry;
    registry.add({{.study = "test.barred", .summary = "Bars", .parameters = {}},
                  [](const job::Job&) { return std::make_unique<Barred>(); },
                  "study = \"test.barred\"\n"});
    const std::string text = describe(registry, "test.barred");
    EXPECT_THAT(text, HasSubstr("| size   | side | m     | \\|x − μ\\| |\n"));
    EXPECT_THAT(text, HasSubstr("| side      | 2      |       | sign of x − μ |\n"));
}

TEST(Describe, says_which_files_may_be_left_out) {
    Registry registry;
    registry.add({{.study = "test.barred",
                   .summary = "Bars",
                   .parameters = {},
                   .data = {{.name = "test_file",
                             .description = "bars to test on",
                             .type = job::Type::path,
                             .default_value = job::no_file}}},
                  [](const job::Job&) { return std::make_unique<Barred>(); },
                  "study = \"test.barred\"\n"});
    EXPECT_THAT(
        describe(registry, "test.barred"),
        HasSubstr("| test_file  | [data]    |      | a file                        |       | none    | bars to"));
}

TEST(Describe, all_is_every_study_under_one_header) {
    const Registry registry = test::studies();
    const std::string all = describe_all(registry);
    EXPECT_THAT(all, HasSubstr("`orthant studies --all`"));
    for (const std::string& name : registry.names()) EXPECT_THAT(all, HasSubstr('\n' + describe(registry, name)));
}

TEST(Describe, knows_only_the_registry) {
    EXPECT_THROW(describe(test::studies(), "test.walks"), ContractViolation);
}

}  // namespace
}  // namespace orthant::study::describe_test
