#pragma once

#include "base/compensated_sum.hpp"
#include "base/power_sums.hpp"
#include "studies/knn/bias_variance_cut.hpp"
#include "studies/knn/bias_variance_pairs.hpp"

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace orthant::knn {

/// Bias², variance and noise are means over the test points, for one k.
struct Decomposition {
    Estimate bias2;  ///< the error of all three is that of having only so many training sets
    Estimate variance;
    Estimate total;
    double noise;
    /// Standard errors of the same as means over all inputs, there being only so many test points.
    double bias2_points_stderr;
    double variance_points_stderr;
    double total_points_stderr;
    double noise_points_stderr;
    double exact_bias2;     ///< NaN where no closed form is known
    double exact_variance;  ///< NaN where no closed form is known
};

/// Domingos' decomposition of the 0/1 loss (ICML 2000), means over the test points; errors are over the test points.
/// At a point, the main prediction is the most frequent one (the smallest on a tie), the best prediction the most
/// probable class: bias is whether they differ, variance how often a prediction is not the main one, noise how often
/// the best prediction is wrong. Variance adds to the loss where the main prediction is best and takes from it where
/// not, and so with noise: bias + net variance + net noise is the expected loss.
struct Domingos {
    Estimate bias;
    Estimate variance;
    Estimate net_variance;
    Estimate noise;
    Estimate net_noise;
};

/// How estimates of numbers are made. Those of classes are always corrected.
enum class Correction {
    none,         ///< bias² of the mean prediction, variance over T: as mlxtend's bias_variance_decomp
    finite_sets,  ///< unbiased: variance over T − 1, and variance/T taken off bias²
};

/// Folds the records of a point, in task order, into its curve over k.
class BiasVarianceCurve {
  public:
    /// `least_loss`: the noise of numbers; that of classes comes with the records.
    BiasVarianceCurve(const BiasVarianceCut& cut, Exact exact, Correction correction, double least_loss);

    /// MalformedBytes when it is not the record of the next task.
    void add(ByteView record);

    /// Of the k with this number; only when all records are in (contract).
    Decomposition decomposition(std::size_t k) const;
    /// Of classes only.
    Domingos domingos(std::size_t k) const;

  private:
    /// Sums over the test points of what is told of one k.
    struct Points {
        CompensatedSum squares, squares_of_sums;  ///< of deviations, summed over the sets
        PowerSums bias2, variance, total, noise;  ///< each test point by itself
        PowerSums domingos_bias, domingos_variance, domingos_net_variance, domingos_noise, domingos_net_noise;
        CompensatedSum exact_bias2, exact_variance;
    };

    std::size_t channels() const { return cut_.classes() == 0 ? 1 : cut_.classes(); }
    /// Σ_c of squares counts double for probabilities: ½ Σ_c (P − P̂)².
    double scale() const { return cut_.classes() == 0 ? 1 : 0.5; }
    void take_block(const BlockSums& block, std::uint64_t set_block);
    void take_cell_of_classes(const BlockSums& block, std::size_t cell, std::uint64_t set_block);
    void finish_points(std::size_t points);
    void finish_cell(std::size_t cell, Points& sums);
    double squares_of_numbers(std::size_t cell) const;
    double bias2_of(double square_of_sum, double squares) const;
    void finish_domingos(std::size_t cell, Points& sums);

    BiasVarianceCut cut_;
    Exact exact_;
    Correction correction_;
    double least_loss_;
    std::uint64_t next_task_ = 0;

    // Of the test points in hand.
    std::size_t stride_;                 ///< of deviations_: blocks of sets, padded
    AlignedArray<double> deviations_;    ///< by cell, class and block of sets: mean prediction less what is true
    std::vector<double> sums_;           ///< by cell and class: Σ over all sets of the same
    std::vector<double> squares_;        ///< by cell, of classes only: Σ over all sets of squared deviations
    std::vector<std::uint64_t> counts_;  ///< by cell and class: how often predicted
    std::vector<double> truths_;         ///< by test point and class

    // By k, of all test points so far.
    std::vector<Points> points_;
    std::vector<PairProducts> products_;              ///< of the deviations of every two blocks of sets
    std::vector<std::vector<double>> block_squares_;  ///< by block of sets: mean squared deviation, summed
};

}  // namespace orthant::knn
