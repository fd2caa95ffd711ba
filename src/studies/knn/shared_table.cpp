#include "studies/knn/shared_table.hpp"

#include "base/aligned.hpp"
#include "base/contract.hpp"

#include <algorithm>

namespace orthant::knn {
namespace {

/// Where the parts lie, in this order.
struct Places {
    std::uint64_t rows = 0;
    std::uint64_t targets;
    std::uint64_t splits;
    std::vector<std::uint64_t> references;
    std::uint64_t end;

    Places(const SweepOutline& outline, std::span<const neighbours::Measure> measures) {
        const std::size_t count = outline.shape.rows;
        targets = count * padded<double>(outline.columns) * sizeof(double);
        splits = targets + padded<std::byte>(count * sizeof(double));
        end = splits + padded<std::byte>(Splits::bytes(outline.shape));
        for (const neighbours::Measure& measure : measures) {
            references.push_back(end);
            end += padded<std::byte>(neighbours::Reference::bytes(measure, count, outline.columns));
        }
    }
};

template <class Byte>
data::MatrixView rows_in(std::span<Byte> memory, const SweepOutline& outline) {
    return {reinterpret_cast<const double*>(memory.data()), outline.shape.rows, outline.columns,
            padded<double>(outline.columns)};
}

}  // namespace

std::uint64_t SharedTable::bytes(const SweepOutline& outline, std::span<const neighbours::Measure> measures) {
    return Places(outline, measures).end;
}

void SharedTable::fill(std::span<std::byte> memory, const SweepOutline& outline,
                       std::span<const neighbours::Measure> measures, const data::Table& table, ByteView splits) {
    const Places places(outline, measures);
    ORTHANT_EXPECT(memory.size() >= places.end && table.rows == outline.shape.rows);
    ORTHANT_EXPECT(table.x.size() == table.rows * outline.columns && splits.size() == Splits::bytes(outline.shape));
    auto* values = reinterpret_cast<double*>(memory.data());
    const std::size_t stride = padded<double>(outline.columns);
    for (std::size_t i = 0; i < table.rows; ++i) {
        const auto from = table.x.begin() + static_cast<std::ptrdiff_t>(i * outline.columns);
        double* to = values + i * stride;
        std::copy_n(from, outline.columns, to);
        std::fill(to + outline.columns, to + stride, 0.0);
    }
    std::ranges::copy(table.y, reinterpret_cast<double*>(memory.data() + places.targets));
    std::ranges::copy(splits, memory.begin() + static_cast<std::ptrdiff_t>(places.splits));
    for (std::size_t m = 0; m < measures.size(); ++m)
        neighbours::Reference::make(memory.subspan(places.references[m]), measures[m], rows_in(memory, outline), [] {});
}

SharedTable::SharedTable(ByteView memory, const SweepOutline& outline, std::span<const neighbours::Measure> measures)
    : rows_(rows_in(memory, outline)),
      targets_(reinterpret_cast<const double*>(memory.data() + Places(outline, measures).targets), outline.shape.rows),
      splits_(outline.shape, memory.subspan(Places(outline, measures).splits)) {
    const Places places(outline, measures);
    ORTHANT_EXPECT(memory.size() >= places.end);
    for (std::size_t m = 0; m < measures.size(); ++m)
        references_.push_back(neighbours::Reference::open(memory.subspan(places.references[m]), measures[m], rows_));
}

const neighbours::Reference& SharedTable::reference(const neighbours::Measure& measure) const {
    const auto found =
        std::ranges::find_if(references_, [&](const neighbours::Reference& r) { return r.measure() == measure; });
    ORTHANT_EXPECT(found != references_.end());
    return *found;
}

}  // namespace orthant::knn
