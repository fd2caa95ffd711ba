#include "studies/lstm/train_set.hpp"

#include "base/contract.hpp"
#include "base/counted.hpp"
#include "base/error.hpp"
#include "data/ragged_sequences.hpp"
#include "data/series_windows.hpp"
#include "data/table_sequences.hpp"
#include "studies/lstm/baselines.hpp"
#include "studies/lstm/made_sequences.hpp"
#include "studies/lstm/train_requests.hpp"

#include <cmath>
#include <span>
#include <utility>

namespace orthant::lstm {
namespace {

TrainSet made(const job::Job& job) {
    TrainSet set;
    set.sequences = made_sequences(made_request(job));
    return set;
}

/// The root mean square over all targets, as networks are scored.
double over_targets(std::span<const ForecastErrors> errors) {
    double squares = 0;
    for (const ForecastErrors& error : errors) squares += error.root_mean_square * error.root_mean_square;
    return std::sqrt(squares / static_cast<double>(errors.size()));
}

TrainSet series(const job::Job& job, const TrainJob& train, Baselines wanted) {
    data::SeriesWindows windows = data::series_windows(window_request(job, train));
    TrainSet set;
    const data::SequenceSet& cut = windows.set;
    if (wanted == Baselines::wanted)
        for (const Baseline& baseline :
             baselines(data::view(cut), windows.history, cut.target_mean, cut.target_scale, [] {}))
            set.baselines.push_back({baseline.name, over_targets(baseline.validation), over_targets(baseline.test)});
    set.sequences = std::move(windows.set);
    return set;
}

TrainSet rows(const job::Job& job, const TrainJob& train) {
    TrainSet set;
    set.sequences = data::table_sequences(table_request(job, train));
    return set;
}

TrainSet sequences(const job::Job& job, const TrainJob& train) {
    TrainSet set;
    set.sequences = data::ragged_sequences(ragged_request(job, train));
    return set;
}

TrainSet read(const job::Job& job, const TrainJob& train, Baselines wanted) {
    switch (train.kind) {
        case TrainJob::DataKind::made:
            return made(job);
        case TrainJob::DataKind::series:
            return series(job, train, wanted);
        case TrainJob::DataKind::rows:
            return rows(job, train);
        case TrainJob::DataKind::sequences:
            return sequences(job, train);
    }
    contract_violated("a known kind", __FILE__, __LINE__);
}

/// However a set was cut: each part is needed, to learn, to choose and to test.
void refuse_empty_parts(const job::Job& job, const data::SequenceSet& set) {
    for (const data::SetPart part : {data::SetPart::training, data::SetPart::validation, data::SetPart::test})
        if (data::view(set).part(part).empty())
            throw Error(ErrorKind::data, "'" + job.path.string() + "': the " + data::part_name(part) + " part of " +
                                             counted(set.sequences.size(), "sequence") +
                                             " is empty (each part needs one at least); give more data, or another "
                                             "validation_share and test_share, or split");
}

}  // namespace

TrainSet read_train_set(const job::Job& job, const TrainJob& train, Baselines baselines) {
    TrainSet set = read(job, train, baselines);
    refuse_empty_parts(job, set.sequences);
    return set;
}

}  // namespace orthant::lstm
