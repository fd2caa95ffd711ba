#pragma once

#include "studies/knn/splits.hpp"

#include <cstdint>
#include <functional>
#include <vector>

namespace orthant::knn {

/// The training parts of all splits at one share of a learning curve, from one pass over the rows for each.
class TrainingParts {
  public:
    enum class Folds { of_rows, of_single_rows };  ///< the latter in leave-one-out

    TrainingParts(const Splits& splits, double share, Folds folds, const std::function<void()>& yield);

    double share() const { return share_; }
    /// Of the test part.
    const TrainingPart& whole() const { return whole_; }
    const TrainingPart& of_fold(std::size_t repeat, std::size_t fold) const {
        return folds_[repeat * splits_->shape().folds + fold];
    }

    /// Of a row's own split in leave-one-out.
    class Others {
      public:
        Others(const Splits& splits, std::uint32_t row, std::uint64_t limit)
            : splits_(&splits), row_(row), limit_(limit) {}
        bool has(std::uint32_t other) const {
            return other != row_ && splits_->fold(0, other) != held_out && splits_->priority(0, other) <= limit_;
        }

      private:
        const Splits* splits_;
        std::uint32_t row_;
        std::uint64_t limit_;
    };
    Others others(std::uint32_t row) const {
        return {*splits_, row, splits_->priority(0, row) <= limit_without_ ? limit_with_ : limit_without_};
    }

  private:
    const Splits* splits_;
    double share_;
    TrainingPart whole_;
    std::vector<TrainingPart> folds_;  ///< repeats × folds, where they are of rows
    // Of leave-one-out, m rows in each training part: the m-th smallest priority of all rows limits the parts that
    // lack a row behind it, the next one those that lack a row up to it.
    std::uint64_t limit_without_ = 0;
    std::uint64_t limit_with_ = 0;
};

}  // namespace orthant::knn
