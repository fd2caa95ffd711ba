#include "cli/row_labels.hpp"

#include "store/arrangement.hpp"

namespace orthant::cli {

std::string with_units(const std::string& name, const std::string& units) {
    return units.empty() || units == "1" ? name : name + " [" + units + "]";
}

bool RowLabels::draws_at(const std::string& axis) const {
    return axis == store::trial_dim && drawn_ == Drawn::shown;
}

std::vector<std::string> RowLabels::header() const {
    std::vector<std::string> header;
    for (const std::string& axis : axes_) {
        header.push_back(with_units(axis, view_->coordinate(axis).units));
        if (!draws_at(axis)) continue;
        for (const store::StoredVariable* drawn : view_->drawn())
            header.push_back(with_units(drawn->name, drawn->units));
    }
    return header;
}

std::vector<std::string> RowLabels::texts(std::size_t row) const {
    std::vector<std::size_t> places(axes_.size());
    for (std::size_t a = axes_.size(); a-- > 0;) {
        const std::size_t size = view_->coordinate(axes_[a]).shape.front();
        places[a] = row % size;
        row /= size;
    }
    std::vector<std::string> texts;
    for (std::size_t a = 0; a < axes_.size(); ++a) {
        texts.push_back(cell_text(view_->coordinate(axes_[a]), places[a]));
        if (!draws_at(axes_[a])) continue;
        for (const store::StoredVariable* drawn : view_->drawn()) texts.push_back(cell_text(*drawn, places[a]));
    }
    return texts;
}

}  // namespace orthant::cli
