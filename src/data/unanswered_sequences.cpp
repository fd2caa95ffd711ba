#include "data/unanswered_sequences.hpp"

#include "base/contract.hpp"
#include "base/counted.hpp"
#include "data/data_file.hpp"

#include <algorithm>
#include <cstddef>

namespace orthant::data {
namespace {

/// How one sequence of a file is read: some of its own steps, and zeros.
struct Reading {
    std::uint64_t zeros_before = 0, own = 0, zeros_behind = 0, answers = 0;

    std::uint64_t steps() const { return zeros_before + own + zeros_behind; }
};

class SequenceReadings {
  public:
    SequenceReadings(const RaggedRequest& request, const SequenceOutline& learned, std::uint64_t longest_answer,
                     const RaggedFile& file)
        : request_(request), learned_(learned), longest_answer_(longest_answer), file_(file) {}

    Reading of(std::uint64_t sequence) const {
        const std::uint64_t steps = file_.steps(sequence);
        switch (request_.task) {
            case SequenceTask::forecast:
            case SequenceTask::classify:
                return {.own = steps, .answers = 1};
            case SequenceTask::tag:
                return {.own = steps, .answers = steps};
            case SequenceTask::next: {
                const std::uint64_t before = request_.first_frame ? 1 : 0;
                return {.zeros_before = before, .own = steps, .answers = before + steps};
            }
            case SequenceTask::generate: {
                const std::uint64_t answers = steps > 1 ? steps - 1 : learned_.longest;
                return {.own = 1, .zeros_behind = answers - 1, .answers = answers};
            }
            case SequenceTask::translate:
                return {.own = steps, .answers = answer_rows(sequence)};
        }
        contract_violated("a known task", __FILE__, __LINE__);
    }

  private:
    std::uint64_t answer_rows(std::uint64_t sequence) const {
        const auto& offsets = file_.answer_offsets;
        return offsets.empty() ? longest_answer_ : offsets[sequence + 1] - offsets[sequence];
    }

    const RaggedRequest& request_;
    const SequenceOutline& learned_;
    std::uint64_t longest_answer_;
    const RaggedFile& file_;
};

void refuse_other_columns(const RaggedFile& file, const SequenceOutline& learned) {
    if (file.values.columns == learned.inputs()) return;
    throw file_error(file.path, "'values' has " + counted(file.values.columns, "column") +
                                    ", and that which was learned from " + std::to_string(learned.inputs()) +
                                    " (each is needed, in the same order); check how the file was made");
}

std::vector<float> scaled(const RaggedFile& file, const SequenceOutline& learned, SequenceSet set) {
    set.input_values.resize(file.values.values.size());
    for (std::size_t i = 0; i < set.inputs; ++i)
        move_input(learned, i, file.values.values, set.inputs, i, file.path, set);
    return std::move(set.input_values);
}

}  // namespace

Unanswered unanswered_sequences(const RaggedRequest& request, const SequenceOutline& learned,
                                std::uint64_t longest_answer) {
    const RaggedFile file = read_unanswered_file(request.file, request.task);
    refuse_other_columns(file, learned);
    Unanswered unanswered(learned);
    SequenceSet& set = unanswered.set;
    const std::vector<float> own = scaled(file, learned, set);
    const SequenceReadings readings(request, learned, longest_answer, file);
    for (std::uint64_t i = 0; i < file.sequences(); ++i) {
        const Reading reading = readings.of(i);
        const std::size_t begin = set.input_values.size(), columns = set.inputs;
        set.input_values.resize(begin + reading.steps() * columns);
        std::copy_n(own.begin() + static_cast<std::ptrdiff_t>(file.offsets[i] * columns), reading.own * columns,
                    set.input_values.begin() + static_cast<std::ptrdiff_t>(begin + reading.zeros_before * columns));
        unanswered.add(i, begin / columns, reading.steps(), reading.answers);
    }
    unanswered.finish();
    return unanswered;
}

}  // namespace orthant::data
