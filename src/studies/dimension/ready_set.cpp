#include "studies/dimension/ready_set.hpp"

namespace orthant::dimension {

const neighbours::Reference& ReadySet::reference(Place place, const neighbours::Measure& measure,
                                                 const std::function<neighbours::PaddedRows()>& draw,
                                                 const Yield& yield) {
    if (place_ != place) {
        *this = ReadySet();
        rows_ = draw();
        make(measure, rows_->view(), yield);
        place_ = place;
    }
    return *reference_;
}

const neighbours::Reference& ReadySet::reference(Place place, const neighbours::Measure& measure,
                                                 const data::MatrixView& rows, const Yield& yield) {
    if (place_ != place) {
        *this = ReadySet();
        make(measure, rows, yield);
        place_ = place;
    }
    return *reference_;
}

void ReadySet::make(const neighbours::Measure& measure, const data::MatrixView& rows, const Yield& yield) {
    memory_.emplace(neighbours::Reference::bytes(measure, rows.rows, rows.columns));
    reference_ = neighbours::Reference::make(memory_->span(), measure, rows, yield);
}

std::uint64_t ReadySet::bytes(const neighbours::Measure& measure, std::size_t rows, std::size_t columns) {
    return neighbours::PaddedRows::bytes(rows, columns) + neighbours::Reference::bytes(measure, rows, columns);
}

}  // namespace orthant::dimension
