#pragma once

#include <cstddef>
#include <optional>
#include <span>

namespace orthant::knn {

/// Which values of a score are the good ones.
enum class Better { higher, lower };

/// Positions in a list of ascending k.
struct Choice {
    std::size_t best;      ///< of the best score; of the smallest k on a tie
    std::size_t simplest;  ///< the largest k whose score is within one standard error (that of the best) of the best
};

/// Chooses by scores for ascending k, with their standard errors. The one-standard-error rule (Breiman and others,
/// "Classification and Regression Trees", 1984): among models that do not differ beyond noise the simplest, here the
/// largest k. Scores that are NaN are passed over, nothing where all are; where the best one's error is NaN, it counts
/// as 0.
std::optional<Choice> choose(std::span<const double> scores, std::span<const double> standard_errors, Better better);

}  // namespace orthant::knn
