#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace orthant::knn {

/// Instead of a fold.
inline constexpr std::int32_t always_training = -1;
inline constexpr std::int32_t held_out = -2;  ///< of the test part: in no split but the test's own

/// Which rows a model is trained on, and which validate it.
struct Split {
    enum class Kind : std::uint8_t {
        fold,   ///< validated on one fold, trained on the others
        inner,  ///< within the training part of a fold: validated on one inner fold
        test,   ///< validated on the test part, trained on all others
        refit,  ///< trained on all rows but the test part; validated on none
    };
    Kind kind = Kind::fold;
    std::uint32_t repeat = 0;
    std::uint32_t fold = 0;
    std::uint32_t inner = 0;
};

/// The folds of every row in every repeat, kept in memory that all ranks of a node share.
class Splits {
  public:
    struct Shape {
        std::size_t rows = 0;
        std::size_t test_rows = 0;  ///< those of a test file come last
        std::size_t repeats = 0;
        std::size_t folds = 0;        ///< 0: a test part is all there is to validate on
        std::size_t inner_folds = 0;  ///< 0: none

        std::size_t training_rows() const { return rows - test_rows; }  ///< all but the test part
    };

    /// 8-byte words that the folds take.
    static std::uint64_t bytes(const Shape& shape);
    Splits(const Shape& shape, std::span<const std::byte> memory);

    /// The parts of that memory, to be filled.
    struct Parts {
        std::span<std::uint64_t> priorities;  ///< repeats × rows: the smallest come first into a learning curve
        std::span<std::int32_t> folds;        ///< repeats × rows
        std::span<std::int32_t> inner;        ///< repeats × folds × rows: -1 outside the training part
    };
    static Parts parts(const Shape& shape, std::span<std::byte> memory);

    const Shape& shape() const { return shape_; }
    std::int32_t fold(std::size_t repeat, std::size_t row) const { return folds_[repeat * shape_.rows + row]; }
    std::int32_t inner_fold(std::size_t repeat, std::size_t fold, std::size_t row) const {
        return inner_[(repeat * shape_.folds + fold) * shape_.rows + row];
    }
    std::uint64_t priority(std::size_t repeat, std::size_t row) const {
        return priorities_[repeat * shape_.rows + row];
    }

    bool validates(const Split& split, std::size_t row) const;
    /// Whether the row is in the training part of the split, all of it.
    bool may_train(const Split& split, std::size_t row) const;

  private:
    Shape shape_;
    std::span<const std::uint64_t> priorities_;
    std::span<const std::int32_t> folds_;
    std::span<const std::int32_t> inner_;
};

/// The training part of a split at some share of a learning curve: its rows of smallest priority.
class TrainingPart {
  public:
    /// Of ⌈share · rows⌉ of the split's training rows, at least 1. An inner split takes the limit of its fold.
    TrainingPart(const Splits& splits, const Split& split, double share);

    bool is_in_share(std::size_t row) const { return splits_->priority(split_.repeat, row) <= limit_; }
    bool has(std::size_t row) const { return splits_->may_train(split_, row) && is_in_share(row); }
    std::vector<std::uint32_t> rows() const;

  private:
    const Splits* splits_;
    Split split_;
    std::uint64_t limit_;
};

}  // namespace orthant::knn
