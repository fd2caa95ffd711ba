#include "data/table_sequences.hpp"

#include "base/error.hpp"
#include "support/temp_directory.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <set>

namespace orthant::data::table_sequences_test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

TableSequencesRequest digits() {
    TableSequencesRequest request;
    request.table = {.file = ORTHANT_SOURCES "/jobs/data/digits.csv", .target = "digit"};
    request.steps = 8;
    request.shares = {0.6, 0.2, 0.2};
    request.key = 7;
    return request;
}

TEST(TableSequences, cut_digits_into_their_rows) {
    const SequenceSet set = table_sequences(digits());
    EXPECT_EQ(set.inputs, 8u);
    EXPECT_EQ(set.longest, 8u);
    EXPECT_EQ(set.class_names.size(), 10u);
    EXPECT_EQ(set.part_begin[3], 1797u);
    EXPECT_NEAR(static_cast<double>(set.part_begin[1]), 0.6 * 1797, 2);
    EXPECT_NEAR(static_cast<double>(set.part_begin[2]), 0.8 * 1797, 2);
    const Sequence first{0, 8, 0, 1};  // the image of a 0 in the file's first row
    EXPECT_THAT(view(set).inputs_of(first).first(8), ElementsAre(0, 0, 5, 13, 9, 1, 0, 0));
    EXPECT_THAT(view(set).targets_of(first), ElementsAre(0));
}

TEST(TableSequences, give_each_part_its_share_of_each_class_and_each_row_once) {
    const SequenceSet set = table_sequences(digits());
    const std::array sizes{178., 182., 177., 183., 181., 182., 181., 179., 174., 180.};
    std::set<std::uint64_t> rows;
    for (const auto& [part, share] :
         {std::pair{SetPart::training, 0.6}, {SetPart::validation, 0.2}, {SetPart::test, 0.2}}) {
        std::array<double, 10> counts{};
        for (const Sequence& one : view(set).part(part)) {
            ++counts[static_cast<std::size_t>(view(set).targets_of(one)[0])];
            rows.insert(one.first_target);
        }
        for (std::size_t c = 0; c < 10; ++c) EXPECT_NEAR(counts[c], share * sizes[c], 2) << c;
    }
    EXPECT_EQ(rows.size(), 1797u);
}

TEST(TableSequences, depend_on_the_key_alone) {
    TableSequencesRequest request = digits();
    const std::vector<Sequence> once = table_sequences(request).sequences;
    EXPECT_EQ(table_sequences(request).sequences, once);
    request.key = 8;
    EXPECT_NE(table_sequences(request).sequences, once);
}

class TableSequencesTest : public testing::Test {
  protected:
    TableSequencesRequest request(const std::string& text, const std::string& test_text = "") const {
        TableSequencesRequest wanted;
        wanted.table = {.file = directory_ / "a.csv", .target = "y"};
        test::write_file(wanted.table.file, text);
        if (!test_text.empty()) {
            wanted.table.test_file = directory_ / "test.csv";
            test::write_file(wanted.table.test_file, test_text);
        }
        wanted.steps = 2;
        wanted.shares = {0.5, 0.25, 0.25};
        return wanted;
    }

    std::string error(const TableSequencesRequest& wanted) const {
        try {
            table_sequences(wanted);
        } catch (const Error& error) {
            std::string message = error.what();
            const std::string folder = directory_.path().string() + "/";
            if (const auto at = message.find(folder); at != std::string::npos) message.erase(at, folder.size());
            return message;
        }
        return "no error";
    }

    test::TempDirectory directory_;
};

const std::string numbers = "a,b,c,d,y\n1,2,3,4,.5\n5,6,7,8,.25\n9,1,2,3,1\n4,5,6,7,2\n8,9,1,2,3\n3,4,5,6,7.5\n";

TEST_F(TableSequencesTest, are_scaled_by_what_is_in_training) {
    TableSequencesRequest wanted = request(numbers);
    wanted.scaling = Scaling::min_max;
    const SequenceSet set = table_sequences(wanted);
    float least = 9, most = -9;
    for (const Sequence& one : view(set).part(SetPart::training)) {
        const auto inputs = view(set).inputs_of(one);
        for (const std::size_t i : {0, 2}) {
            least = std::min(least, inputs[i]);
            most = std::max(most, inputs[i]);
        }
    }
    EXPECT_EQ(least, 0);
    EXPECT_EQ(most, 1);
    const std::array wanted_targets{.5, .25, 1., 2., 3., 7.5};
    for (std::size_t row = 0; row < 6; ++row)
        EXPECT_NEAR(set.target_values[row] * set.target_scale[0] + set.target_mean[0], wanted_targets[row], 1e-6);
}

TEST_F(TableSequencesTest, take_a_test_file_for_the_test_part) {
    const SequenceSet set = table_sequences(request(numbers, "a,b,c,d,y\n1,2,3,4,5\n"));
    EXPECT_THAT(view(set).part(SetPart::test), ElementsAre(Sequence{12, 2, 6, 1}));
    EXPECT_EQ(set.part_begin[2], 6u);
}

TEST_F(TableSequencesTest, refuse_steps_that_do_not_divide_the_columns) {
    TableSequencesRequest wanted = request(numbers);
    wanted.steps = 3;
    EXPECT_EQ(
        error(wanted),
        "'a.csv': its 4 feature columns cannot be cut into 3 equal steps (the steps must divide the columns); ask "
        "for steps of 1, 2, 4, or leave columns out");
}

TEST_F(TableSequencesTest, refuse_a_class_that_training_never_meets) {
    const std::string table = "a,b,y\n1,2,u\n2,3,u\n3,4,v\n4,5,v\n5,6,u\n6,7,v\n";
    EXPECT_EQ(error(request(table, "a,b,y\n1,2,w\n")),
              "'a.csv': class \"w\" stands in the test part and nowhere in training (it cannot be learned); give "
              "training more of it, or remove it");
}

TEST_F(TableSequencesTest, refuse_a_column_that_does_not_vary) {
    TableSequencesRequest wanted = request("a,b,c,d,y\n1,2,1,4,.5\n1,6,1,8,.25\n1,1,1,3,1\n1,5,1,7,2\n");
    wanted.scaling = Scaling::standard;
    EXPECT_THAT(error(wanted), HasSubstr("column 'x0' does not vary in the training rows"));
}

}  // namespace
}  // namespace orthant::data::table_sequences_test
