#include "studies/knn/bias_variance_synthetic.hpp"

#include "neighbours/nearest.hpp"
#include "neighbours/reference.hpp"
#include "studies/knn/bias_variance_cost.hpp"
#include "studies/knn/bias_variance_draws.hpp"
#include "studies/knn/bias_variance_exact.hpp"
#include "studies/knn/bias_variance_predictions.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

namespace orthant::knn {
namespace {

constexpr neighbours::Measure euclidean{};
constexpr std::size_t neighbours_per_yield = 1 << 18;
/// Of passing one neighbour of one test point on the way to its predictions.
constexpr double seconds_per_neighbour = 4e-9;

class SyntheticBlock {
  public:
    SyntheticBlock(const BiasVarianceSettings& settings, const BiasVariancePoint& point,
                   const BiasVarianceCut::Block& block, const RecordShape& shape, const std::function<void()>& yield)
        : settings_(&settings),
          point_(&point),
          yield_(&yield),
          truth_(point.problem, point.noise),
          predictor_(settings.ks, shape.classes),
          tests_(block.points, point.columns),
          test_means_(block.points),
          rows_(point.rows, point.columns),
          memory_(neighbours::Reference::bytes(euclidean, point.rows, point.columns)),
          means_(point.rows),
          targets_(point.rows),
          neighbours_(block.points, 0),
          sums_(shape) {
        draw_inputs(point.problem, test_points_key(settings.seed, point.replicate), 0, block.first_point, tests_,
                    yield);
        mean_targets(truth_, tests_.view(), test_means_);
    }

    BlockSums run(const BiasVarianceCut::Block& block) {
        say_truths();
        if (settings_->inputs == Inputs::fixed) {
            take_inputs(0);
            say_exact();
        }
        for (std::uint64_t set = block.first_set; set < block.first_set + block.sets; ++set) {
            if (settings_->inputs == Inputs::random) take_inputs(set);
            draw_targets(truth_, point_->key, set, means_, targets_);
            (*yield_)();
            predict();
        }
        return std::move(sums_);
    }

  private:
    void take_inputs(std::uint64_t set) {
        draw_inputs(point_->problem, point_->key, set, 0, rows_, *yield_);
        mean_targets(truth_, rows_.view(), means_);
        const neighbours::Reference reference =
            neighbours::Reference::make(memory_.span(), euclidean, rows_.view(), *yield_);
        neighbours_ = neighbours::nearest(reference, {.rows = tests_.view()}, predictor_.largest_k(), *yield_);
    }

    /// Of the neighbours of a test point, nearest first.
    std::span<const double> of_neighbours(std::size_t test, std::span<const double> values) {
        gathered_.clear();
        for (const neighbours::Neighbour& neighbour : neighbours_.of(test)) gathered_.push_back(values[neighbour.row]);
        pay(gathered_.size());
        return gathered_;
    }

    void pay(std::size_t neighbours) {
        spent_ += neighbours;
        if (spent_ < neighbours_per_yield) return;
        spent_ = 0;
        (*yield_)();
    }

    void predict() {
        std::vector<double> predictions(settings_->ks.size());
        for (std::size_t test = 0; test < tests_.rows(); ++test) {
            predictor_.predict(of_neighbours(test, targets_), predictions);
            if (!truth_.is_of_classes())
                for (double& prediction : predictions) prediction -= test_means_[test];
            sums_.add(test, predictions);
        }
    }

    void say_truths() {
        const auto truths = sums_.truths();
        for (std::size_t i = 0; 2 * i < truths.size(); ++i) {
            truths[2 * i] = 1 - test_means_[i];
            truths[2 * i + 1] = test_means_[i];
        }
    }

    void say_exact() {
        if (!sums_.shape().has_exact) return;
        for (std::size_t test = 0; test < tests_.rows(); ++test) {
            const auto known = of_neighbours(test, means_);
            add_exact(truth_, test_means_[test], known, settings_->ks, sums_.exact_bias2(), sums_.exact_variance());
            pay(truth_.is_of_classes() ? known.size() * known.size() / 2 : 0);
        }
    }

    const BiasVarianceSettings* settings_;
    const BiasVariancePoint* point_;
    const std::function<void()>* yield_;
    Truth truth_;
    Predictor predictor_;
    neighbours::PaddedRows tests_;
    std::vector<double> test_means_;
    neighbours::PaddedRows rows_;
    AlignedArray<std::byte> memory_;
    std::vector<double> means_;
    std::vector<double> targets_;
    neighbours::NeighbourLists neighbours_;
    std::vector<double> gathered_;
    std::size_t spent_ = 0;
    BlockSums sums_;
};

}  // namespace

BlockSums sum_synthetic(const BiasVarianceSettings& settings, const BiasVariancePoint& point,
                        const BiasVarianceCut::Block& block, const RecordShape& shape,
                        const std::function<void()>& yield) {
    return SyntheticBlock(settings, point, block, shape, yield).run(block);
}

std::uint64_t synthetic_bytes(const BiasVarianceSettings& settings, const BiasVariancePoint& point,
                              const BiasVarianceCut& cut) {
    const std::uint64_t tests = cut.points_per_block();
    const std::uint64_t lists = tests * settings.ks.back() * sizeof(neighbours::Neighbour);
    const std::uint64_t sums = tests * cut.ks() * std::max<std::uint64_t>(8, 4 * cut.classes());
    return neighbours::PaddedRows::bytes(point.rows, point.columns) +
           neighbours::Reference::bytes(euclidean, point.rows, point.columns) + 2 * point.rows * sizeof(double) +
           neighbours::PaddedRows::bytes(tests, point.columns) + 2 * lists + sums;
}

double synthetic_seconds(const BiasVarianceSettings& settings, const BiasVariancePoint& point,
                         const BiasVarianceCut::Block& block) {
    const auto rows = static_cast<double>(point.rows);
    const auto tests = static_cast<double>(block.points);
    const auto sets = static_cast<double>(block.sets);
    const double searches = settings.inputs == Inputs::fixed ? 1 : sets;
    const double largest_k = settings.ks.back();
    const auto columns = static_cast<double>(point.columns);
    const double drawn = rows * (20e-9 + 18e-9 * std::ceil(columns / 4));
    const double searched = make_ready_seconds(rows, columns) + tests * query_seconds(rows, columns, largest_k);
    const double predicted = rows * 15e-9 + tests * largest_k * seconds_per_neighbour;
    return 20e-6 + searches * (drawn + searched) + sets * predicted;
}

}  // namespace orthant::knn
