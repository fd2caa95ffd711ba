#include "studies/knn/bias_variance_table.hpp"

#include "base/aligned.hpp"
#include "base/contract.hpp"
#include "base/counted.hpp"
#include "base/error.hpp"
#include "data/folds.hpp"
#include "data/preprocessor.hpp"
#include "data/subsets.hpp"

#include <algorithm>
#include <utility>

namespace orthant::knn {
namespace {

constexpr std::uint64_t encoding_version = 1;

/// Where the parts lie in shared memory, in doubles.
struct Places {
    std::size_t stride;
    std::size_t test;
    std::size_t training_targets;
    std::size_t test_targets;
    std::size_t end;

    explicit Places(const BiasVarianceOutline& outline)
        : stride(padded<double>(outline.columns)),
          test(outline.training_rows * stride),
          training_targets(test + outline.test_rows * stride),
          test_targets(training_targets + padded<double>(outline.training_rows)),
          end(test_targets + padded<double>(outline.test_rows)) {}
};

std::vector<std::uint8_t> test_marks(const data::Table& table, double test_share, std::uint64_t seed) {
    std::vector<std::uint8_t> marks(table.rows, 0);
    if (table.test_rows > 0) {
        std::fill(marks.end() - static_cast<std::ptrdiff_t>(table.test_rows), marks.end(), std::uint8_t{1});
        return marks;
    }
    const std::uint64_t key = data::fold_key(seed, 0);
    if (table.classes.empty()) return data::held_out(table.rows, test_share, key);
    std::vector<std::int32_t> classes;
    for (const double y : table.y) classes.push_back(static_cast<std::int32_t>(y));
    return data::stratified_held_out(classes, test_share, key);
}

}  // namespace

Bytes BiasVarianceOutline::to_bytes() const {
    ByteWriter out;
    out.put_varint(encoding_version);
    for (const std::size_t count : {training_rows, test_rows, columns, classes}) out.put_varint(count);
    return out.take();
}

BiasVarianceOutline BiasVarianceOutline::from_bytes(ByteView bytes) {
    ByteReader in(bytes);
    BiasVarianceOutline outline;
    const bool is_known = in.get_varint() == encoding_version;
    for (std::size_t* count : {&outline.training_rows, &outline.test_rows, &outline.columns, &outline.classes})
        *count = in.get_varint();
    constexpr std::size_t most = std::size_t{1} << 32;
    const bool is_sound = outline.training_rows >= 2 && outline.training_rows < most && outline.test_rows >= 2 &&
                          outline.test_rows < most && outline.columns >= 1 && outline.columns < most &&
                          outline.classes != 1 && outline.classes < most;
    if (!is_known || !is_sound || !in.at_end())
        throw MalformedBytes("the outline of the data is not one of knn.bias_variance");
    return outline;
}

PartedTable::PartedTable(data::Table table, double test_share, std::uint64_t seed, const std::string& file_name)
    : table_(std::move(table)) {
    const std::vector<std::uint8_t> marks = test_marks(table_, test_share, seed);
    for (std::uint32_t i = 0; i < table_.rows; ++i) (marks[i] == 0 ? training_ : test_).push_back(i);
    if (training_.size() >= 2 && test_.size() >= 2) return;
    throw Error(ErrorKind::data, "'" + file_name + "': " + counted(training_.size(), "row") + " to train on and " +
                                     counted(test_.size(), "row") +
                                     " to test on are too few (of each it takes two); give more rows, or another "
                                     "test_share");
}

BiasVarianceOutline PartedTable::outline() const {
    return {training_.size(), test_.size(), table_.features.size(), table_.classes.size()};
}

std::uint64_t PartedTable::bytes(const BiasVarianceOutline& outline) {
    return Places(outline).end * sizeof(double);
}

void PartedTable::fill(std::span<std::byte> memory, data::Scaling scaling) const {
    ORTHANT_EXPECT(memory.size() >= bytes(outline()));
    const Places places(outline());
    auto* values = reinterpret_cast<double*>(memory.data());
    std::fill(values, values + places.end, 0.0);
    const std::size_t columns = table_.features.size();
    const data::MatrixView rows{table_.x.data(), table_.rows, columns, columns};
    const auto fit = data::Preprocessor::fit(rows, training_, {.scaling = scaling}, [] {});
    fit.apply(rows, training_, values, places.stride, [] {});
    fit.apply(rows, test_, values + places.test, places.stride, [] {});
    const auto copy_targets = [&](std::span<const std::uint32_t> of, double* to) {
        std::ranges::transform(of, to, [&](std::uint32_t row) { return table_.y[row]; });
    };
    copy_targets(training_, values + places.training_targets);
    copy_targets(test_, values + places.test_targets);
}

SharedParts::SharedParts(ByteView memory, const BiasVarianceOutline& outline) {
    ORTHANT_EXPECT(memory.size() >= PartedTable::bytes(outline));
    const Places places(outline);
    const auto* values = reinterpret_cast<const double*>(memory.data());
    training = {values, outline.training_rows, outline.columns, places.stride};
    test = {values + places.test, outline.test_rows, outline.columns, places.stride};
    training_targets = {values + places.training_targets, outline.training_rows};
    test_targets = {values + places.test_targets, outline.test_rows};
}

}  // namespace orthant::knn
