#include "studies/knn/bias_variance_bootstrap.hpp"

#include "base/hash.hpp"
#include "base/random.hpp"
#include "studies/knn/bias_variance_cost.hpp"
#include "studies/knn/bias_variance_predictions.hpp"

#include <algorithm>
#include <cmath>

namespace orthant::knn {
namespace {

constexpr neighbours::Measure euclidean{};
constexpr std::size_t neighbours_per_yield = 1 << 18;
/// Of passing one neighbour of one test point on the way to its predictions.
constexpr double seconds_per_neighbour = 7e-9;

std::uint64_t resample_key(std::uint64_t seed, std::uint64_t replicate) {
    ByteWriter out;
    out.put_text("knn.bias_variance resamples");
    out.put(seed);
    out.put(replicate);
    return hash64(out.view());
}

/// Training rows among which the largest k are found in nearly every resample: the number of draws that fall on them
/// is about Poisson.
std::size_t usual_length(std::uint32_t largest_k, std::size_t drawn, std::size_t training_rows) {
    const double wanted = largest_k + 4 * std::sqrt(static_cast<double>(largest_k)) + 4;
    const double rows = std::ceil(wanted * static_cast<double>(training_rows) / static_cast<double>(drawn));
    return static_cast<std::size_t>(std::min(rows, static_cast<double>(training_rows)));
}

std::size_t rows_drawn(const BiasVariancePoint& point, std::size_t training_rows) {
    return point.rows == 0 ? training_rows : point.rows;
}

}  // namespace

void draw_resample(std::uint64_t seed, std::uint64_t replicate, std::uint64_t set, std::size_t rows,
                   std::span<std::uint32_t> counts) {
    const RandomStream stream(resample_key(seed, replicate), set, StreamId{0});
    std::ranges::fill(counts, 0U);
    for (std::size_t i = 0; i < rows; i += 4) {
        const PhiloxCounter words = stream.block(i / 4);
        for (std::size_t j = 0; j < std::min<std::size_t>(4, rows - i); ++j)
            ++counts[static_cast<std::size_t>((std::uint64_t{words[j]} * counts.size()) >> 32)];
    }
}

BlockSums Bootstrap::sum(const BiasVariancePoint& point, const BiasVarianceCut::Block& block, const RecordShape& shape,
                         const std::function<void()>& yield) {
    const std::size_t training_rows = parts_->training.rows;
    const std::size_t drawn = rows_drawn(point, training_rows);
    search(block, usual_length(settings_->ks.back(), drawn, training_rows), yield);
    BlockSums sums(shape);
    for (std::size_t i = 0; i < sums.truths().size(); ++i)
        sums.truths()[i] =
            parts_->test_targets[block.first_point + i / shape.classes] == static_cast<double>(i % shape.classes) ? 1
                                                                                                                  : 0;
    Predictor predictor(settings_->ks, shape.classes);
    std::vector<double> predictions(shape.ks);
    drawn_.resize(training_rows);
    std::size_t spent = 0;
    for (std::uint64_t set = block.first_set; set < block.first_set + block.sets; ++set) {
        draw_resample(settings_->seed, point.replicate, set, drawn, drawn_);
        yield();
        for (std::size_t test = 0; test < block.points; ++test) {
            gather(lists_->nearest.of(test));
            if (gathered_.size() < settings_->ks.back())
                gather(nearest_of(block.first_point + test, 1, training_rows, yield).of(0));
            predictor.predict(gathered_, predictions);
            if (shape.classes == 0)
                for (double& prediction : predictions) prediction -= parts_->test_targets[block.first_point + test];
            sums.add(test, predictions);
            spent += lists_->length;
            if (spent < neighbours_per_yield) continue;
            spent = 0;
            yield();
        }
    }
    return sums;
}

void Bootstrap::gather(std::span<const neighbours::Neighbour> nearest) {
    const std::size_t wanted = settings_->ks.back();
    gathered_.clear();
    for (const neighbours::Neighbour& neighbour : nearest) {
        if (gathered_.size() == wanted) return;
        const std::size_t times = std::min<std::size_t>(drawn_[neighbour.row], wanted - gathered_.size());
        gathered_.insert(gathered_.end(), times, parts_->training_targets[neighbour.row]);
    }
}

void Bootstrap::search(const BiasVarianceCut::Block& block, std::size_t length, const std::function<void()>& yield) {
    if (lists_ && lists_->first_point == block.first_point && lists_->length == length) return;
    lists_.reset();
    lists_ = {block.first_point, length, nearest_of(block.first_point, block.points, length, yield)};
}

neighbours::NeighbourLists Bootstrap::nearest_of(std::size_t first, std::size_t count, std::size_t length,
                                                 const std::function<void()>& yield) {
    const data::MatrixView& training = parts_->training;
    if (!reference_) {
        memory_.emplace(neighbours::Reference::bytes(euclidean, training.rows, training.columns));
        reference_ = neighbours::Reference::make(memory_->span(), euclidean, training, yield);
    }
    const data::MatrixView& test = parts_->test;
    return neighbours::nearest(
        *reference_, {.rows = {test.values + first * test.stride, count, test.columns, test.stride}}, length, yield);
}

std::uint64_t Bootstrap::bytes(const BiasVarianceSettings& settings, const BiasVarianceOutline& outline,
                               const BiasVariancePoint& point, const BiasVarianceCut& cut) {
    const std::uint64_t tests = cut.points_per_block();
    const std::size_t drawn = rows_drawn(point, outline.training_rows);
    const std::uint64_t lists =
        tests * usual_length(settings.ks.back(), drawn, outline.training_rows) * sizeof(neighbours::Neighbour);
    const std::uint64_t sums = tests * cut.ks() * std::max<std::uint64_t>(8, 4 * cut.classes());
    return neighbours::Reference::bytes(euclidean, outline.training_rows, outline.columns) +
           outline.training_rows * (sizeof(std::uint32_t) + sizeof(neighbours::Neighbour)) + 2 * lists + sums;
}

double Bootstrap::seconds(const BiasVarianceSettings& settings, const BiasVarianceOutline& outline,
                          const BiasVariancePoint& point, const BiasVarianceCut::Block& block) {
    const auto training_rows = static_cast<double>(outline.training_rows);
    const auto tests = static_cast<double>(block.points);
    const std::size_t drawn = rows_drawn(point, outline.training_rows);
    const double length = static_cast<double>(usual_length(settings.ks.back(), drawn, outline.training_rows));
    const auto columns = static_cast<double>(outline.columns);
    const double searched =
        make_ready_seconds(training_rows, columns) + tests * query_seconds(training_rows, columns, length);
    const double resampled = static_cast<double>(drawn) * 4e-9 + tests * length * seconds_per_neighbour;
    constexpr double tasks_per_search = 8;  // those of the same test rows that a rank does one after the other
    return 20e-6 + searched / tasks_per_search + static_cast<double>(block.sets) * resampled;
}

}  // namespace orthant::knn
