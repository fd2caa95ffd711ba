#include "data/ragged_sequences.hpp"

#include "base/error.hpp"
#include "h5/dataset.hpp"
#include "h5/file.hpp"
#include "h5/group.hpp"
#include "support/temp_directory.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>
#include <limits>

namespace orthant::data::ragged_sequences_test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

/// What a file holds; its three sequences have 2, 3 and 1 steps of one feature, unless a test says otherwise.
struct Content {
    h5::Extent shape{6, 1};
    std::vector<double> values{1, 2, 3, 4, 5, 6};
    std::vector<std::int64_t> offsets{0, 2, 5, 6};
    std::vector<double> targets = {};
    h5::Extent target_shape = {};
    std::vector<std::string> labels = {};
    std::vector<std::int64_t> split{0, 1, 2};
    std::vector<double> answers = {};
    std::vector<std::int64_t> answer_offsets = {};
};

class RaggedSequences : public testing::Test {
  protected:
    std::filesystem::path path() const { return directory_ / "a.h5"; }

    void write(const Content& content) const {
        h5::File file = h5::create_file(path());
        put(file, "values", content.shape, content.values);
        put(file, "offsets", {content.offsets.size()}, content.offsets);
        put(file, "targets", content.target_shape, content.targets);
        put(file, "class", {content.labels.size()}, content.labels);
        put(file, "split", {content.split.size()}, content.split);
        put(file, "answers", {content.answers.size(), 1}, content.answers);
        put(file, "answer_offsets", {content.answer_offsets.size()}, content.answer_offsets);
        file.close();
    }

    SequenceSet read(SequenceTask task, const Content& content, bool first_frame = false,
                     Scaling scaling = Scaling::none) const {
        write(content);
        return ragged_sequences(
            {.file = path(), .task = task, .first_frame = first_frame, .shares = {}, .key = 1, .scaling = scaling});
    }

    std::string error(SequenceTask task, const Content& content) const {
        write(content);
        return error(task);
    }

    std::string error(SequenceTask task) const {
        try {
            ragged_sequences({.file = path(), .task = task});
        } catch (const Error& error) {
            std::string message = error.kind() == ErrorKind::data ? error.what() : "an Error of another kind";
            const std::string folder = directory_.path().string() + "/";
            if (const auto at = message.find(folder); at != std::string::npos) message.erase(at, folder.size());
            return message;
        }
        return "no error";
    }

  private:
    template <class T>
    static void put(const h5::File& file, const std::string& name, const h5::Extent& shape,
                    const std::vector<T>& values) {
        if (values.empty()) return;
        h5::Dataset dataset =
            h5::create_dataset(h5::root_group(file), {.name = name, .type = h5::type_for<T>(), .shape = shape});
        h5::write(dataset, values);
        dataset.close();
    }

    test::TempDirectory directory_;
};

/// Inputs and targets of a sequence, one feature each.
using Pair = std::pair<std::vector<float>, std::vector<float>>;

std::vector<Pair> pairs(const SequenceSet& set) {
    std::vector<Pair> all;
    for (const Sequence& one : set.sequences) {
        const auto inputs = view(set).inputs_of(one), targets = view(set).targets_of(one);
        all.push_back({{inputs.begin(), inputs.end()}, {targets.begin(), targets.end()}});
    }
    return all;
}

TEST_F(RaggedSequences, are_classified) {
    const SequenceSet set = read(SequenceTask::classify, {.labels = {"u", "v", "u"}, .split = {0, 0, 1}});
    EXPECT_THAT(set.class_names, ElementsAre("u", "v"));
    EXPECT_THAT(pairs(set), ElementsAre(Pair{{1, 2}, {0}}, Pair{{3, 4, 5}, {1}}, Pair{{6}, {0}}));
    EXPECT_EQ(set.part_begin, (std::array<std::uint64_t, 4>{0, 2, 3, 3}));
    EXPECT_EQ(set.longest, 3u);
}

TEST_F(RaggedSequences, are_forecast_from_with_scales_of_training_alone) {
    const Content content{.targets = {1, 5, 3}, .target_shape = {3}, .split = {0, 0, 1}};
    EXPECT_THAT(pairs(read(SequenceTask::forecast, content)),
                ElementsAre(Pair{{1, 2}, {1}}, Pair{{3, 4, 5}, {5}}, Pair{{6}, {3}}));
    const SequenceSet scaled = read(SequenceTask::forecast, content, false, Scaling::min_max);
    EXPECT_THAT(pairs(scaled), ElementsAre(Pair{{0, .25}, {0}}, Pair{{.5, .75, 1}, {1}}, Pair{{1.25}, {.5}}));
    EXPECT_THAT(scaled.target_mean, ElementsAre(1));
    EXPECT_THAT(scaled.target_scale, ElementsAre(4));
}

TEST_F(RaggedSequences, are_tagged_with_numbers_or_classes) {
    EXPECT_THAT(pairs(read(SequenceTask::tag, {.targets = {9, 8, 7, 6, 5, 4}, .target_shape = {6, 1}})),
                ElementsAre(Pair{{1, 2}, {9, 8}}, Pair{{3, 4, 5}, {7, 6, 5}}, Pair{{6}, {4}}));
    EXPECT_THAT(pairs(read(SequenceTask::tag, {.labels = {"a", "b", "a", "b", "b", "a"}})),
                ElementsAre(Pair{{1, 2}, {0, 1}}, Pair{{3, 4, 5}, {0, 1, 1}}, Pair{{6}, {0}}));
}

TEST_F(RaggedSequences, are_predicted_step_by_step) {
    const Content content{.offsets = {0, 2, 6}, .split = {0, 1}};
    EXPECT_THAT(pairs(read(SequenceTask::next, content)), ElementsAre(Pair{{1}, {2}}, Pair{{3, 4, 5}, {4, 5, 6}}));
    EXPECT_THAT(pairs(read(SequenceTask::next, content, true)),
                ElementsAre(Pair{{0, 1}, {1, 2}}, Pair{{0, 3, 4, 5}, {3, 4, 5, 6}}));
    EXPECT_THAT(pairs(read(SequenceTask::next, {}, true)),
                ElementsAre(Pair{{0, 1}, {1, 2}}, Pair{{0, 3, 4}, {3, 4, 5}}, Pair{{0}, {6}}));
}

TEST_F(RaggedSequences, are_generated_from_their_first_step) {
    const Content content{.offsets = {0, 2, 6}, .split = {0, 1}};
    EXPECT_THAT(pairs(read(SequenceTask::generate, content)), ElementsAre(Pair{{1}, {2}}, Pair{{3, 0, 0}, {4, 5, 6}}));
}

TEST_F(RaggedSequences, are_translated_into_answers_of_another_length) {
    const Content content{.answers = {7, 8, 9, 10}, .answer_offsets = {0, 1, 3, 4}};
    EXPECT_THAT(pairs(read(SequenceTask::translate, content)),
                ElementsAre(Pair{{1, 2}, {7}}, Pair{{3, 4, 5}, {8, 9}}, Pair{{6}, {10}}));
}

TEST_F(RaggedSequences, are_drawn_into_parts_by_the_key_where_the_file_has_none) {
    Content content{.shape = {20, 1}, .values = {}, .offsets = {0}, .split = {}};
    for (int i = 1; i <= 20; ++i) {
        content.values.push_back(i);
        content.offsets.push_back(i);
        content.labels.emplace_back(i % 2 == 0 ? "even" : "odd");
    }
    const SequenceSet set = read(SequenceTask::classify, content);
    EXPECT_EQ(set.part_begin, (std::array<std::uint64_t, 4>{0, 12, 16, 20}));
    for (const SetPart part : {SetPart::training, SetPart::validation, SetPart::test}) {
        double odd = 0;
        for (const Sequence& one : view(set).part(part)) odd += view(set).targets_of(one)[0];
        EXPECT_EQ(odd * 2, static_cast<double>(view(set).part(part).size()));
    }
    EXPECT_EQ(read(SequenceTask::classify, content).sequences, set.sequences);
}

TEST_F(RaggedSequences, are_refused_by_bad_offsets) {
    const auto message = [&](std::vector<std::int64_t> offsets) {
        return error(SequenceTask::next, {.offsets = std::move(offsets)});
    };
    EXPECT_EQ(message({0, 2, 5}),
              "'a.h5': offsets[2] is 5 and 'values' has 6 rows (the last sequence ends with them); check how the file "
              "was made");
    EXPECT_EQ(message({0, 4, 2, 6}),
              "'a.h5': offsets[2] is 2 after 4 (offsets must increase); check how the file was made");
    EXPECT_EQ(message({1, 4, 6}),
              "'a.h5': offsets[0] is 1 (the first sequence begins at row 0); check how the file was made");
    EXPECT_EQ(message({0, 4, 4, 6}),
              "'a.h5': sequence 1 has no steps (offsets[1] and offsets[2] are both 4); remove it");
    EXPECT_EQ(message({0}), "'a.h5': 'offsets' has 1 entry (n sequences have n + 1); check how the file was made");
}

TEST_F(RaggedSequences, are_refused_by_values_that_are_none) {
    Content content{.labels = {"a", "b", "a"}};
    content.values[1] = std::numeric_limits<double>::quiet_NaN();
    content.values[4] = std::numeric_limits<double>::infinity();
    EXPECT_EQ(error(SequenceTask::classify, content),
              "'a.h5': 2 cells cannot be used (rows and columns counted from 0: row 1, column 0 of 'values': missing; "
              "row 4, column 0 of 'values': infinite); correct them");
}

TEST_F(RaggedSequences, are_refused_by_another_rank_or_length) {
    EXPECT_THAT(error(SequenceTask::classify, {.shape = {3, 2, 1}}),
                HasSubstr("'values' is neither rows of numbers nor one number a row (its shape is 3 × 2 × 1)"));
    EXPECT_EQ(error(SequenceTask::classify, {.labels = {"a", "b"}}),
              "'a.h5': 'class' has 2 rows for 3 sequences (each needs one); check how the file was made, or ask for "
              "another task");
    EXPECT_EQ(error(SequenceTask::forecast, {.targets = {1, 2}, .target_shape = {2}}),
              "'a.h5': 'targets' has 2 rows for 3 sequences (each needs one); check how the file was made, or ask for "
              "another task");
    EXPECT_EQ(error(SequenceTask::translate, {.answers = {1, 2}, .answer_offsets = {0, 1, 2}}),
              "'a.h5': it has 3 sequences and 2 answers (each sequence needs one); check how the file was made");
    EXPECT_THAT(error(SequenceTask::forecast, {}), HasSubstr("it has no data set 'targets' for the targets"));
    EXPECT_EQ(error(SequenceTask::tag,
                    {.targets = {1, 2, 3, 4, 5, 6}, .target_shape = {6}, .labels = {"a", "b", "a", "b", "a", "b"}}),
              "'a.h5': it has both 'targets' and 'class' (one of them is to be learned); remove the other");
}

TEST_F(RaggedSequences, are_refused_by_a_bad_split_or_one_class) {
    EXPECT_EQ(error(SequenceTask::next, {.offsets = {0, 2, 6}, .split = {0, 3}}),
              "'a.h5': split[1] is 3 (0 is training, 1 validation, 2 test); correct it");
    EXPECT_EQ(error(SequenceTask::next, {.offsets = {0, 2, 6}, .split = {1, 2}}),
              "'a.h5': 'split' leaves no sequence to training (0 is training); correct it");
    EXPECT_THAT(error(SequenceTask::classify, {.labels = {"a", "a", "a"}}), HasSubstr("'class' has one class only"));
    EXPECT_EQ(
        error(SequenceTask::classify, {.labels = {"a", "b", "c"}, .split = {0, 0, 2}}),
        "'a.h5': class \"c\" stands in the test part and nowhere in training (it cannot be learned); give training "
        "more of it, or remove it");
}

TEST_F(RaggedSequences, are_refused_where_one_is_too_short) {
    EXPECT_EQ(
        error(SequenceTask::next, {}),
        "'a.h5': sequence 2 has 1 step (what follows the first is to be predicted, so 2 are needed); remove it, or "
        "have the first step predicted, too, with first_frame = true");
    EXPECT_EQ(error(SequenceTask::generate, {}),
              "'a.h5': sequence 2 has 1 step (what follows the first is to be predicted, so 2 are needed); remove it");
}

TEST_F(RaggedSequences, are_refused_by_types_that_do_not_fit) {
    h5::File file = h5::create_file(path());
    const auto put = [&](const std::string& name, const auto& values) {
        using T = typename std::decay_t<decltype(values)>::value_type;
        h5::Dataset dataset = h5::create_dataset(h5::root_group(file),
                                                 {.name = name, .type = h5::type_for<T>(), .shape = {values.size()}});
        h5::write(dataset, values);
        dataset.close();
    };
    put("values", std::vector<double>{1, 2, 3});
    put("offsets", std::vector<double>{0, 3});
    file.close();
    EXPECT_EQ(error(SequenceTask::next),
              "'a.h5': 'offsets' does not hold integers (it holds numbers with a fraction); store whole numbers");
    file = h5::create_file(path());
    put("values", std::vector<std::string>{"a", "b"});
    file.close();
    EXPECT_THAT(error(SequenceTask::next), HasSubstr("'values' is text (the sequences' steps are numbers)"));
}

TEST_F(RaggedSequences, are_refused_by_a_file_that_is_cut_or_no_hdf5) {
    write({.offsets = {0, 2, 6}, .split = {0, 1}});
    const std::string whole = test::read_file(path());
    for (const std::size_t size : {whole.size() / 4, whole.size() / 2, whole.size() - 8}) {
        test::write_file(path(), whole.substr(0, size));
        EXPECT_THAT(error(SequenceTask::next), HasSubstr("'a.h5': cannot open it (")) << size;
    }
    test::write_file(path(), "values,offsets\n1,2\n");
    EXPECT_EQ(error(SequenceTask::next),
              "'a.h5': it is not HDF5 (sequences of different lengths need data sets 'values' and 'offsets'); convert "
              "it");
}

}  // namespace
}  // namespace orthant::data::ragged_sequences_test
