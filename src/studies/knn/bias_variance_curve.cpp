#include "studies/knn/bias_variance_curve.hpp"

#include "base/contract.hpp"

#include <algorithm>
#include <limits>

namespace orthant::knn {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

/// For the mean and its error alone.
void count(PowerSums& sums, double x) {
    ++sums.count;
    sums.sums[0].add(x);
    sums.sums[1].add(x * x);
}

double mean_error(const PowerSums& sums) {
    return mean(sums).standard_error;
}

}  // namespace

BiasVarianceCurve::BiasVarianceCurve(const BiasVarianceCut& cut, Exact exact, Correction correction, double least_loss)
    : cut_(cut),
      exact_(exact),
      correction_(correction),
      least_loss_(least_loss),
      stride_(padded<double>(cut.set_blocks())),
      deviations_(cut.points_per_block() * cut.ks() * channels() * stride_),
      sums_(cut.points_per_block() * cut.ks() * channels()),
      squares_(cut.classes() == 0 ? 0 : cut.points_per_block() * cut.ks()),
      counts_(cut.classes() == 0 ? 0 : sums_.size()),
      points_(cut.ks()),
      block_squares_(cut.ks(), std::vector<double>(cut.set_blocks())) {
    for (std::size_t k = 0; k < cut.ks(); ++k) products_.emplace_back(cut.set_blocks());
}

void BiasVarianceCurve::add(ByteView record) {
    const BiasVarianceCut::Block block = cut_.block(next_task_);
    BlockSums sums(shape_of(cut_, block, exact_));
    ByteReader in(record);
    sums.read(in);
    if (!in.at_end()) throw MalformedBytes("a record of knn.bias_variance is too long");
    ++next_task_;
    if (block.set_block == 0) {
        std::ranges::fill(sums_, 0.0);
        std::ranges::fill(squares_, 0.0);
        std::ranges::fill(counts_, std::uint64_t{0});
        truths_.assign(sums.truths().begin(), sums.truths().end());
        for (std::size_t k = 0; k < sums.exact_bias2().size(); ++k) {
            points_[k].exact_bias2.add(sums.exact_bias2()[k]);
            points_[k].exact_variance.add(sums.exact_variance()[k]);
        }
    }
    take_block(sums, block.set_block);
    if (block.set_block + 1 == cut_.set_blocks()) finish_points(block.points);
}

void BiasVarianceCurve::take_block(const BlockSums& block, std::uint64_t set_block) {
    const auto sets = static_cast<double>(block.shape().sets);
    for (std::size_t cell = 0; cell < block.shape().cells(); ++cell) {
        if (cut_.classes() > 0) {
            take_cell_of_classes(block, cell, set_block);
            continue;
        }
        deviations_[cell * stride_ + set_block] = block.sums()[cell] / sets;
        sums_[cell] += block.sums()[cell];
    }
    for (std::size_t k = 0; k < block.squares().size(); ++k) {
        points_[k].squares.add(block.squares()[k]);
        block_squares_[k][set_block] += block.squares()[k] / sets;
    }
}

/// A prediction is the vector of probabilities that is 1 for its class; its squared distance from the truth is
/// 1 − 2 P + Σ P².
void BiasVarianceCurve::take_cell_of_classes(const BlockSums& block, std::size_t cell, std::uint64_t set_block) {
    const std::size_t classes = cut_.classes();
    const auto sets = static_cast<double>(block.shape().sets);
    const double* truth = &truths_[cell / cut_.ks() * classes];
    double squares = 0;
    double truth_squares = 0;
    for (std::size_t c = 0; c < classes; ++c) {
        const double predicted = block.counts()[cell * classes + c];
        const double sum = predicted - sets * truth[c];
        deviations_[(cell * classes + c) * stride_ + set_block] = sum / sets;
        sums_[cell * classes + c] += sum;
        counts_[cell * classes + c] += block.counts()[cell * classes + c];
        squares += predicted * (1 - 2 * truth[c]);
        truth_squares += truth[c] * truth[c];
    }
    squares += sets * truth_squares;
    squares_[cell] += squares;
    block_squares_[cell % cut_.ks()][set_block] += squares / sets;
}

void BiasVarianceCurve::finish_points(std::size_t points) {
    for (std::size_t cell = 0; cell < points * cut_.ks(); ++cell) {
        const std::size_t k = cell % cut_.ks();
        for (std::size_t c = 0; c < channels(); ++c) products_[k].add(&deviations_[(cell * channels() + c) * stride_]);
        finish_cell(cell, points_[k]);
        if (cut_.classes() > 0) finish_domingos(cell, points_[k]);
    }
}

void BiasVarianceCurve::finish_cell(std::size_t cell, Points& sums) {
    const auto sets = static_cast<double>(cut_.sets());
    double square_of_sum = 0;
    for (std::size_t c = 0; c < channels(); ++c) {
        const double sum = sums_[cell * channels() + c];
        square_of_sum += sum * sum;
    }
    double noise = least_loss_;
    if (cut_.classes() > 0) {
        noise = 1;
        for (std::size_t c = 0; c < channels(); ++c) {
            const double truth = truths_[cell / cut_.ks() * channels() + c];
            noise -= truth * truth;
        }
        noise *= scale();
    }
    const double squares = cut_.classes() > 0 ? squares_[cell] : squares_of_numbers(cell);
    if (cut_.classes() > 0) sums.squares.add(squares);
    sums.squares_of_sums.add(square_of_sum);
    const double error = scale() * squares / sets;
    const double bias2 = scale() * bias2_of(square_of_sum, squares);
    count(sums.bias2, bias2);
    count(sums.variance, error - bias2);
    count(sums.noise, noise);
    count(sums.total, error + noise);
}

/// About, as blocks of sets tell it: the spread of their means is that of single predictions, but for its size.
double BiasVarianceCurve::squares_of_numbers(std::size_t cell) const {
    const auto sets = static_cast<double>(cut_.sets());
    const double mean = sums_[cell] / sets;
    double spread = 0;
    for (std::uint64_t block = 0; block < cut_.set_blocks(); ++block) {
        const double deviation = deviations_[cell * stride_ + block] - mean;
        spread += static_cast<double>(cut_.block(block).sets) * deviation * deviation;
    }
    return sets * mean * mean + (sets - 1) * spread / static_cast<double>(cut_.set_blocks() - 1);
}

/// Of one test point, or summed over several: from the squares of the sum over all sets, and from the sum of squares.
double BiasVarianceCurve::bias2_of(double square_of_sum, double squares) const {
    const auto sets = static_cast<double>(cut_.sets());
    const bool is_corrected = correction_ == Correction::finite_sets || cut_.classes() > 0;
    return is_corrected ? (square_of_sum - squares) / (sets * (sets - 1)) : square_of_sum / (sets * sets);
}

void BiasVarianceCurve::finish_domingos(std::size_t cell, Points& sums) {
    const std::size_t classes = cut_.classes();
    const auto sets = static_cast<double>(cut_.sets());
    const std::uint64_t* counts = &counts_[cell * classes];
    const double* truth = &truths_[cell / cut_.ks() * classes];
    const auto main = static_cast<std::size_t>(std::max_element(counts, counts + classes) - counts);
    const auto best = static_cast<std::size_t>(std::max_element(truth, truth + classes) - truth);
    const double best_share = static_cast<double>(counts[best]) / sets;
    const double variance = 1 - static_cast<double>(counts[main]) / sets;
    const double noise = 1 - truth[best];
    count(sums.domingos_bias, main == best ? 0 : 1);
    count(sums.domingos_variance, variance);
    count(sums.domingos_net_variance, main == best ? variance : -best_share);
    count(sums.domingos_noise, noise);
    count(sums.domingos_net_noise, (2 * best_share - 1) * noise);
}

Decomposition BiasVarianceCurve::decomposition(std::size_t k) const {
    ORTHANT_EXPECT(next_task_ == cut_.tasks());
    const Points& points = points_[k];
    const double share = 1 / static_cast<double>(cut_.test_points());
    const auto product = [&](std::size_t i, std::size_t j) { return scale() * share * products_[k](i, j); };
    const auto square = [&](std::size_t i, std::size_t j) {
        return 0.5 * scale() * share * (block_squares_[k][i] + block_squares_[k][j]);
    };
    const auto error = [&](const auto& kernel) { return pair_mean(cut_.set_blocks(), kernel).standard_error; };
    const double squares = points.squares.value();
    const double loss = scale() * share * squares / static_cast<double>(cut_.sets());
    const double bias2 = scale() * share * bias2_of(points.squares_of_sums.value(), squares);
    Decomposition result{};
    result.noise = mean(points.noise).value;
    result.bias2 = {bias2, error(product)};
    result.variance = {loss - bias2, error([&](std::size_t i, std::size_t j) { return square(i, j) - product(i, j); })};
    result.total = {loss + result.noise, error(square)};
    result.bias2_points_stderr = mean_error(points.bias2);
    result.variance_points_stderr = mean_error(points.variance);
    result.total_points_stderr = mean_error(points.total);
    result.noise_points_stderr = mean_error(points.noise);
    const bool is_known = exact_ == Exact::known;
    result.exact_bias2 = is_known ? points.exact_bias2.value() * share : nan;
    result.exact_variance = is_known ? points.exact_variance.value() * share : nan;
    return result;
}

Domingos BiasVarianceCurve::domingos(std::size_t k) const {
    ORTHANT_EXPECT(next_task_ == cut_.tasks() && cut_.classes() > 0);
    const Points& points = points_[k];
    return {mean(points.domingos_bias), mean(points.domingos_variance), mean(points.domingos_net_variance),
            mean(points.domingos_noise), mean(points.domingos_net_noise)};
}

}  // namespace orthant::knn
