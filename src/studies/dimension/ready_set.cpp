#include "studies/dimension/ready_set.hpp"

#include "neighbours/measure.hpp"

namespace orthant::dimension {

const neighbours::Reference& ReadySet::reference(Place place, const std::function<neighbours::PaddedRows()>& draw,
                                                 const Yield& yield) {
    if (place_ != place) {
        *this = ReadySet();
        rows_ = draw();
        memory_.emplace(neighbours::Reference::bytes(neighbours::Measure{}, rows_->rows(), rows_->columns()));
        reference_ = neighbours::Reference::make(memory_->span(), neighbours::Measure{}, rows_->view(), yield);
        place_ = place;
    }
    return *reference_;
}

std::uint64_t ReadySet::bytes(std::size_t rows, std::size_t columns) {
    return neighbours::PaddedRows::bytes(rows, columns) +
           neighbours::Reference::bytes(neighbours::Measure{}, rows, columns);
}

}  // namespace orthant::dimension
