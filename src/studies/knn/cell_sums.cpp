#include "studies/knn/cell_sums.hpp"

#include "base/contract.hpp"

#include <algorithm>

namespace orthant::knn {

void CellSums::merge(const CellSums& other) {
    ORTHANT_EXPECT(kinds_ == other.kinds_ && cells_ == other.cells_);
    for (std::size_t i = 0; i < sums_.size(); i += lane_count) add_at(i, load(&other.sums_[i]), load(&other.lost_[i]));
}

void CellSums::write(ByteWriter& out) const {
    for (std::size_t kind = 0; kind < kinds_; ++kind)
        for (std::size_t cell = 0; cell < cells_; ++cell) out.put(value(kind, cell));
}

void CellSums::read(ByteReader& in) {
    std::fill_n(lost_.data(), lost_.size(), 0.0);
    for (std::size_t kind = 0; kind < kinds_; ++kind) in.get_all(sums_.span().subspan(kind * stride_, cells_));
}

}  // namespace orthant::knn
