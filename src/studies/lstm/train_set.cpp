#include "studies/lstm/train_set.hpp"

#include "base/contract.hpp"
#include "studies/lstm/made_sequences.hpp"

namespace orthant::lstm {
namespace {

std::uint64_t whole(const job::Job& job, const char* key) {
    return static_cast<std::uint64_t>(std::get<std::int64_t>(job.data.at(key)));
}
double real(const job::Job& job, const char* key) {
    return std::get<double>(job.data.at(key));
}
const std::string& text(const job::Job& job, const char* key) {
    return std::get<std::string>(job.data.at(key));
}

TrainSet made(const job::Job& job) {
    TrainSet set;
    set.sequences = made_sequences({.kind = made_named(text(job, "made")),
                                    .sequences = whole(job, "sequences"),
                                    .symbols = whole(job, "symbols"),
                                    .length = whole(job, "length"),
                                    .validation_share = real(job, "validation_share"),
                                    .test_share = real(job, "test_share"),
                                    .seed = job.seed});
    return set;
}

}  // namespace

TrainSet read_train_set(const job::Job& job, const TrainJob& train) {
    switch (train.kind) {
        case TrainJob::DataKind::made:
            return made(job);
        default:
            break;
    }
    contract_violated("a known kind", __FILE__, __LINE__);
}

}  // namespace orthant::lstm
