#include "studies/knn/class_votes.hpp"

#include "base/contract.hpp"
#include "base/fixed_math.hpp"

#include <algorithm>
#include <bit>
#include <limits>

namespace orthant::knn {
namespace {

constexpr double least_probability = 0x1p-52;
constexpr double largest_log_loss = 0x1.205966f2b4f12p+5;  // 52 ln 2
constexpr double least_log_loss = 0x1p-52;                 // −ln(1 − 2^-52), rounded

/// Votes in the upper half, in the lower what is larger for smaller classes: the largest such number is the winner's.
constexpr std::uint64_t one_vote = std::uint64_t{1} << 32;

std::uint64_t no_votes(std::size_t of_class) {
    return one_vote - 1 - of_class;
}

std::int32_t class_of(std::uint64_t count) {
    return static_cast<std::int32_t>(one_vote - 1 - (count & (one_vote - 1)));
}

/// Whether all are numbers of classes: none negative, all below `classes`.
bool are_classes(std::span<const std::int32_t> numbers, std::size_t classes) {
    std::uint32_t largest = 0;
    for (const std::int32_t number : numbers) largest = std::max(largest, static_cast<std::uint32_t>(number));
    return largest < classes;
}

std::vector<double> logarithms_up_to(std::size_t largest) {
    std::vector<double> logarithms(padded<double>(largest + 1));
    for (std::size_t i = 0; i < logarithms.size(); i += lane_count) {
        const F64Lanes numbers = low_halves_to_double(lane_numbers() + splat(std::uint64_t{i}));
        store(&logarithms[i], fixed_math::log(select(numbers < splat(1.0), splat(1.0), numbers)));
    }
    return logarithms;
}

/// x where the mask (all bits or none) is set, else 0; without a branch, which would be mispredicted.
double kept(double x, std::uint64_t mask) {
    return std::bit_cast<double>(std::bit_cast<std::uint64_t>(x) & mask);
}

}  // namespace

ClassVotes::ClassVotes(VoteGrid grid, std::size_t classes)
    : grid_(std::move(grid)),
      distance_weights_(grid_.largest_k()),
      counts_(classes),
      sums_(classes),
      logarithms_(logarithms_up_to(grid_.largest_k())),
      k_(padded<double>(grid_.ks().size())),
      log_k_(k_.size()),
      own_(k_.size()),
      log_own_(k_.size()),
      others_(k_.size()),
      squares_(k_.size()),
      winner_(k_.size()),
      predicted_(grid_.cells()),
      probability_(grid_.cells() + lane_count),
      log_loss_(probability_.size()),
      brier_(probability_.size()) {
    ORTHANT_EXPECT(classes > 0 && classes <= std::size_t{std::numeric_limits<std::int32_t>::max()});
    for (std::size_t c = 0; c < classes; ++c) counts_[c] = no_votes(c);
    for (AlignedArray<double>* ones : {&k_, &own_}) std::fill_n(ones->data(), ones->size(), 1.0);
    for (std::size_t k = 0; k < grid_.ks().size(); ++k) {
        k_[k] = static_cast<double>(grid_.ks()[k]);
        log_k_[k] = logarithms_[grid_.ks()[k]];
    }
}

/// Scores are computed by groups of eight k, of which the last may run into the cells of the next weighting, computed
/// after it, or past the last cell.
void ClassVotes::count(std::int32_t truth, std::span<const std::int32_t> neighbour_classes,
                       std::span<const double> distances) {
    const std::size_t length = grid_.largest_k();
    ORTHANT_EXPECT(neighbour_classes.size() >= length);
    neighbour_classes = neighbour_classes.first(length);
    ORTHANT_EXPECT(are_classes(neighbour_classes, classes()) && are_classes({&truth, 1}, classes()));
    truth_ = truth;
    for (std::size_t w = 0; w < grid_.weights().size(); ++w) {
        const std::size_t first_cell = grid_.cell(w, 0);
        if (grid_.weights()[w] == Weights::uniform) {
            walk_uniform(neighbour_classes);
            score_uniform(first_cell);
        } else {
            ORTHANT_EXPECT(distances.size() >= length);
            walk_weighted(neighbour_classes, distance_weights_.of(distances));
            score_weighted(first_cell);
        }
        std::copy_n(winner_.data(), grid_.ks().size(), &predicted_[first_cell]);
    }
}

/// Votes only grow, so the winner of the first k is the winner before or the class of the k-th. A class with v votes
/// that is given w more adds w(2v + w) to the sum of squares: all terms are positive, nothing cancels.
void ClassVotes::walk_uniform(std::span<const std::int32_t> neighbour_classes) {
    const std::span<const std::uint32_t> ks = grid_.ks();
    const std::int32_t truth = truth_;
    std::uint64_t* const counts = counts_.data();
    std::uint64_t winner = 0;
    std::uint64_t own = 0;
    std::uint64_t squares = 0;
    std::size_t i = 0;
    for (std::size_t k = 0; k < ks.size(); ++k) {
        for (; i < ks[k]; ++i) {
            const std::int32_t voted = neighbour_classes[i];
            std::uint64_t& count = counts[voted];
            const std::uint64_t is_own = voted == truth ? 1 : 0;
            own += is_own;
            squares += (is_own - 1) & (2 * (count >> 32) + 1);
            count += one_vote;
            winner = std::max(winner, count);
        }
        winner_[k] = class_of(winner);
        own_[k] = static_cast<double>(own);
        log_own_[k] = logarithms_[own];
        squares_[k] = static_cast<double>(squares);
    }
    for (const std::int32_t voted : neighbour_classes)
        counts_[static_cast<std::size_t>(voted)] = no_votes(static_cast<std::size_t>(voted));
}

void ClassVotes::score_uniform(std::size_t first_cell) {
    for (std::size_t k = 0; k < k_.size(); k += lane_count) {
        const F64Lanes total = load(&k_[k]);
        const F64Lanes own = load(&own_[k]);
        const F64Lanes others = total - own;
        const F64Lanes log_loss = load(&log_k_[k]) - load(&log_own_[k]);
        const std::size_t cell = first_cell + k;
        store(&probability_[cell], own / total);
        store(&log_loss_[cell], select(own == splat(0.0), splat(largest_log_loss),
                                       select(others == splat(0.0), splat(least_log_loss), log_loss)));
        store(&brier_[cell], (load(&squares_[k]) + others * others) / (total * total));
    }
}

void ClassVotes::walk_weighted(std::span<const std::int32_t> neighbour_classes, std::span<const double> weights) {
    const std::span<const std::uint32_t> ks = grid_.ks();
    const auto truth = static_cast<std::uint32_t>(truth_);
    double* const sums = sums_.data();
    std::uint32_t winner = 0;
    double most = 0;
    double own = 0;
    double others = 0;
    double squares = 0;
    std::size_t i = 0;
    for (std::size_t k = 0; k < ks.size(); ++k) {
        for (; i < ks[k]; ++i) {
            const auto voted = static_cast<std::uint32_t>(neighbour_classes[i]);
            double& sum = sums[voted];
            const double weight = weights[i];
            const std::uint64_t is_own = voted == truth ? ~std::uint64_t{0} : 0;
            own += kept(weight, is_own);
            others += kept(weight, ~is_own);
            squares += kept(weight * (sum + sum + weight), ~is_own);
            sum += weight;
            const std::uint32_t wins =
                std::uint32_t{sum > most} | (std::uint32_t{sum == most} & std::uint32_t{voted < winner});
            winner ^= (winner ^ voted) & (0 - wins);
            most = sum > most ? sum : most;
        }
        winner_[k] = static_cast<std::int32_t>(winner);
        own_[k] = own;
        others_[k] = others;
        squares_[k] = squares;
    }
    for (const std::int32_t voted : neighbour_classes) sums_[static_cast<std::size_t>(voted)] = 0;
}

void ClassVotes::score_weighted(std::size_t first_cell) {
    const F64Lanes lowest = splat(least_probability);
    const F64Lanes highest = splat(1 - least_probability);
    for (std::size_t k = 0; k < k_.size(); k += lane_count) {
        const F64Lanes own = load(&own_[k]);
        const F64Lanes others = load(&others_[k]);
        const F64Lanes total = own + others;
        const F64Lanes p = own / total;
        const std::size_t cell = first_cell + k;
        store(&probability_[cell], p);
        store(&log_loss_[cell], -fixed_math::log(select(p < lowest, lowest, select(p > highest, highest, p))));
        store(&brier_[cell], (load(&squares_[k]) + others * others) / (total * total));
    }
}

}  // namespace orthant::knn
