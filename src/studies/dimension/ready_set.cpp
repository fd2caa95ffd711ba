#include "studies/dimension/ready_set.hpp"

#include "neighbours/measure.hpp"

namespace orthant::dimension {

const neighbours::Reference& ReadySet::reference(Place place, const std::function<neighbours::PaddedRows()>& draw,
                                                 const Yield& yield) {
    if (place_ != place) {
        *this = ReadySet();
        rows_ = draw();
        make(rows_->view(), yield);
        place_ = place;
    }
    return *reference_;
}

const neighbours::Reference& ReadySet::reference(Place place, const data::MatrixView& rows, const Yield& yield) {
    if (place_ != place) {
        *this = ReadySet();
        make(rows, yield);
        place_ = place;
    }
    return *reference_;
}

void ReadySet::make(const data::MatrixView& rows, const Yield& yield) {
    memory_.emplace(neighbours::Reference::bytes(neighbours::Measure{}, rows.rows, rows.columns));
    reference_ = neighbours::Reference::make(memory_->span(), neighbours::Measure{}, rows, yield);
}

std::uint64_t ReadySet::bytes(std::size_t rows, std::size_t columns) {
    return neighbours::PaddedRows::bytes(rows, columns) +
           neighbours::Reference::bytes(neighbours::Measure{}, rows, columns);
}

}  // namespace orthant::dimension
