#include "studies/knn/ready_rows.hpp"

#include "studies/knn/noise.hpp"

namespace orthant::knn {

data::MatrixView ReadyRows::rows(const SharedTable& table, std::uint64_t seed, const SweepPoint& point,
                                 const Yield& yield) {
    if (point.noise == 0) return table.rows();
    const std::pair<std::uint64_t, std::uint64_t> wanted{point.noise, noise_key(seed, point.replicate)};
    if (noise_ != wanted) {
        *this = ReadyRows();
        noisy_ = with_noise(table.rows(), point.noise, wanted.second, yield);
        noise_ = wanted;
    }
    return noisy_->view();
}

const neighbours::Reference& ReadyRows::reference(const SharedTable& table, std::uint64_t seed, const SweepPoint& point,
                                                  const Yield& yield) {
    if (point.noise == 0) return table.reference(point.measure);
    const data::MatrixView noisy = rows(table, seed, point, yield);
    if (!reference_ || !(reference_->measure() == point.measure)) {
        reference_.reset();
        memory_.emplace(neighbours::Reference::bytes(point.measure, noisy.rows, noisy.columns));
        reference_ = neighbours::Reference::make(memory_->span(), point.measure, noisy, yield);
    }
    return *reference_;
}

const Preparation& ReadyRows::preparation(Place place, const Split& split, const SharedTable& table,
                                          const SweepSettings& settings, const SweepPoint& point, const Yield& yield) {
    const data::MatrixView all = rows(table, settings.seed, point, yield);
    if (place_ != place) {
        place_.reset();
        preparation_.reset();
        preparation_.emplace(all, TrainingPart(table.splits(), split, point.share).rows(), settings, point, yield);
        place_ = place;
    }
    return *preparation_;
}

const TrainingParts& ReadyRows::training(const SharedTable& table, const SweepSettings& settings, double share,
                                         const Yield& yield) {
    if (!training_ || training_->share() != share) {
        const bool is_each_alone = settings.validation == Validation::leave_one_out;
        const auto folds = is_each_alone ? TrainingParts::Folds::of_single_rows : TrainingParts::Folds::of_rows;
        training_.reset();
        training_.emplace(table.splits(), share, folds, yield);
    }
    return *training_;
}

}  // namespace orthant::knn
