#include "studies/lstm/ridge.hpp"

#include "base/contract.hpp"
#include "studies/lstm/buffer.hpp"
#include "studies/lstm/product.hpp"

#include <Eigen/Cholesky>
#include <Eigen/Core>

#include <algorithm>

namespace orthant::lstm {
namespace {

using Matrix = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

/// Adds the values of a sequence, as doubles, to sums.
void add(std::span<const float> values, std::vector<double>& sums) {
    for (std::size_t j = 0; j < sums.size(); ++j) sums[j] += static_cast<double>(values[j]);
}

void centre(std::span<const float> values, const std::vector<double>& mean, double* to) {
    for (std::size_t j = 0; j < mean.size(); ++j) to[j] = static_cast<double>(values[j]) - mean[j];
}

}  // namespace

Ridge::Ridge(const data::SequenceView& data)
    : data_(&data), width_(data.sequences.front().steps * data.inputs), mean_x_(width_), mean_y_(data.targets) {
    const std::span<const data::Sequence> training = data.part(data::SetPart::training);
    for (const data::Sequence& sequence : training) {
        ORTHANT_EXPECT(data.inputs_of(sequence).size() == width_ && sequence.target_rows == 1);
        add(data.inputs_of(sequence), mean_x_);
        add(data.targets_of(sequence), mean_y_);
    }
    for (auto* mean : {&mean_x_, &mean_y_})
        for (double& value : *mean) value /= static_cast<double>(training.size());

    Buffer<double> products(width_ * width_), with_targets(width_ * data.targets);
    Buffer<double> x(product_stretch * width_), y(product_stretch * data.targets);
    for (std::size_t first = 0; first < training.size(); first += product_stretch) {
        const std::size_t rows = std::min(product_stretch, training.size() - first);
        for (std::size_t i = 0; i < rows; ++i) {
            centre(data.inputs_of(training[first + i]), mean_x_, x.data() + i * width_);
            centre(data.targets_of(training[first + i]), mean_y_, y.data() + i * data.targets);
        }
        const Rows<const double> left{x.data(), rows, width_}, right{y.data(), rows, data.targets};
        add_product_of_transposed<double>(left, left, {products.data(), width_, width_});
        add_product_of_transposed<double>(left, right, {with_targets.data(), width_, data.targets});
    }
    products_.assign(products.span().begin(), products.span().end());
    with_targets_.assign(with_targets.span().begin(), with_targets.span().end());
}

void Ridge::solve(double lambda) {
    ORTHANT_EXPECT(lambda > 0);
    Eigen::setCpuCacheSizes(32 << 10, 512 << 10, 4 << 20);  // the order of its sums follows them
    const auto width = static_cast<Eigen::Index>(width_), targets = static_cast<Eigen::Index>(data_->targets);
    Matrix system = Eigen::Map<const Matrix>(products_.data(), width, width);
    system.diagonal().array() += lambda;
    const Matrix weights = system.llt().solve(Eigen::Map<const Matrix>(with_targets_.data(), width, targets));
    weights_.assign(weights.data(), weights.data() + weights.size());
}

std::vector<double> Ridge::predict(const data::Sequence& sequence) const {
    const std::span<const float> x = data_->inputs_of(sequence);
    std::vector<double> y = mean_y_;
    for (std::size_t j = 0; j < width_; ++j)
        for (std::size_t t = 0; t < y.size(); ++t)
            y[t] += (static_cast<double>(x[j]) - mean_x_[j]) * weights_[j * y.size() + t];
    return y;
}

}  // namespace orthant::lstm
