#include "data/unanswered_sequences.hpp"

#include "base/error.hpp"
#include "h5/dataset.hpp"
#include "h5/file.hpp"
#include "h5/group.hpp"
#include "support/temp_directory.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace orthant::data::unanswered_sequences_test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

template <class T>
void put(const h5::File& file, const std::string& name, const h5::Extent& shape, const std::vector<T>& values) {
    if (values.empty()) return;
    h5::Dataset dataset =
        h5::create_dataset(h5::root_group(file), {.name = name, .type = h5::type_for<T>(), .shape = shape});
    h5::write(dataset, values);
    dataset.close();
}

class UnansweredSequences : public testing::Test {
  protected:
    /// Two sequences of one feature, of 3 steps and of 1, no more in the file than a test says.
    void write(const std::vector<std::int64_t>& answer_offsets = {}) const {
        h5::File file = h5::create_file(directory_ / "new.h5");
        put<double>(file, "values", {4, 1}, {10, 20, 30, 40});
        put<std::int64_t>(file, "offsets", {3}, {0, 3, 4});
        put(file, "answer_offsets", {answer_offsets.size()}, answer_offsets);
        file.close();
    }

    Unanswered read(SequenceTask task, bool first_frame = false) const {
        SequenceOutline learned;
        learned.input_names = {"x0"};
        learned.target_names = {"y0"};
        learned.input_scales = {{0, 10}};
        learned.target_mean = {0};
        learned.target_scale = {1};
        learned.longest = 2;
        return unanswered_sequences({.file = directory_ / "new.h5", .task = task, .first_frame = first_frame}, learned,
                                    5);
    }

    std::string error(SequenceTask task) const {
        try {
            read(task);
        } catch (const Error& error) {
            return error.kind() == ErrorKind::data ? error.what() : "an Error of another kind";
        }
        return "no error";
    }

    test::TempDirectory directory_;
};

TEST_F(UnansweredSequences, are_answered_once_or_at_each_step) {
    write();
    EXPECT_THAT(read(SequenceTask::classify).set.sequences, ElementsAre(Sequence{0, 3, 0, 1}, Sequence{3, 1, 0, 1}));
    const Unanswered tagged = read(SequenceTask::tag);
    EXPECT_THAT(tagged.set.sequences, ElementsAre(Sequence{0, 3, 0, 3}, Sequence{3, 1, 0, 1}));
    EXPECT_THAT(tagged.set.input_values, ElementsAre(1, 2, 3, 4));
    EXPECT_THAT(tagged.numbers, ElementsAre(0, 1));
}

TEST_F(UnansweredSequences, have_a_next_step_behind_the_last_one_too) {
    write();
    EXPECT_THAT(read(SequenceTask::next).set.sequences, ElementsAre(Sequence{0, 3, 0, 3}, Sequence{3, 1, 0, 1}));
    const Unanswered from_zeros = read(SequenceTask::next, true);
    EXPECT_THAT(from_zeros.set.sequences, ElementsAre(Sequence{0, 4, 0, 4}, Sequence{4, 2, 0, 2}));
    EXPECT_THAT(from_zeros.set.input_values, ElementsAre(0, 1, 2, 3, 0, 4));
}

TEST_F(UnansweredSequences, are_generated_from_their_first_step) {
    write();
    const Unanswered asked = read(SequenceTask::generate);
    EXPECT_THAT(asked.set.sequences, ElementsAre(Sequence{0, 2, 0, 2}, Sequence{2, 2, 0, 2}));
    EXPECT_THAT(asked.set.input_values, ElementsAre(1, 0, 4, 0));
}

TEST_F(UnansweredSequences, are_translated_to_the_length_that_is_asked_for) {
    write();
    EXPECT_THAT(read(SequenceTask::translate).set.sequences, ElementsAre(Sequence{0, 3, 0, 5}, Sequence{3, 1, 0, 5}));
    write({0, 1, 4});
    EXPECT_THAT(read(SequenceTask::translate).set.sequences, ElementsAre(Sequence{0, 3, 0, 1}, Sequence{3, 1, 0, 3}));
    write({0, 1});
    EXPECT_THAT(error(SequenceTask::translate), HasSubstr("it has 2 sequences and 1 answer"));
    write({0, 1, 1'000'000'000'000});
    EXPECT_THAT(error(SequenceTask::translate), HasSubstr("memory"));
}

TEST_F(UnansweredSequences, need_the_columns_that_were_learned) {
    h5::File file = h5::create_file(directory_ / "new.h5");
    put<double>(file, "values", {2, 2}, {10, 20, 30, 40});
    put<std::int64_t>(file, "offsets", {2}, {0, 2});
    file.close();
    EXPECT_THAT(error(SequenceTask::tag), HasSubstr("'values' has 2 columns, and that which was learned from 1"));
}

}  // namespace
}  // namespace orthant::data::unanswered_sequences_test
