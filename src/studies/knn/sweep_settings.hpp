#pragma once

#include "data/preprocessor.hpp"
#include "data/table.hpp"
#include "job/job.hpp"
#include "job/space.hpp"
#include "neighbours/measure.hpp"
#include "studies/knn/vote_grid.hpp"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace orthant::knn {

enum class Validation { automatic, stratified, k_fold, group, leave_one_out, file, none };
enum class TrainingScores { unwanted, wanted };

/// The scores that the best k may be chosen by; those of classes first.
enum class Score { accuracy, balanced_accuracy, macro_f1, log_loss, brier, mse, rmse, mae, r2, automatic };

/// What a job says that is the same at all its points.
struct SweepSettings {
    std::filesystem::path job_file;  ///< for messages
    data::TableRequest table;
    std::filesystem::path folds_file;  ///< empty: none

    std::vector<std::uint32_t> ks;        ///< in job order
    std::vector<Weights> weights;         ///< in job order
    std::vector<std::size_t> components;  ///< in job order; 0: no principal components, all columns

    double least_share = 1;  ///< of all points
    std::uint64_t seed = 0;
    Validation validation = Validation::automatic;
    std::size_t folds = 10;
    std::size_t repeats = 1;
    std::size_t inner_folds = 0;  ///< 0: no nested cross-validation
    double test_share = 0;
    data::Imputation imputation = data::Imputation::none;
    TrainingScores training_scores = TrainingScores::wanted;
    std::size_t kept_neighbours = 0;
    Score choice = Score::automatic;

    explicit SweepSettings(const job::Job& job);

    std::uint32_t largest_k() const;
    bool has_components() const;  ///< any beside 0
};

/// What differs between points.
struct SweepPoint {
    neighbours::Measure measure;
    data::Scaling scaling;
    std::size_t noise;  ///< columns of noise added
    double share;       ///< of the training part
    std::uint64_t replicate;
};
SweepPoint point_of(const job::Point& point);

job::Schema sweep_schema();

}  // namespace orthant::knn
