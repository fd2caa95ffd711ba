#include "cli/row_labels.hpp"

#include "store/arrangement.hpp"

namespace orthant::cli {

std::string with_units(const std::string& name, const std::string& units) {
    return units.empty() || units == "1" ? name : name + " [" + units + "]";
}

std::vector<std::string> RowLabels::header() const {
    std::vector<std::string> header;
    for (const Label& label : labels(0)) header.push_back(with_units(label.variable->name, label.variable->units));
    return header;
}

std::vector<std::string> RowLabels::texts(std::size_t row) const {
    std::vector<std::string> texts;
    for (const Label& label : labels(row)) texts.push_back(cell_text(*label.variable, label.index));
    return texts;
}

std::vector<RowLabels::Label> RowLabels::labels(std::size_t row) const {
    std::vector<std::size_t> places(axes_.size());
    for (std::size_t a = axes_.size(); a-- > 0;) {
        const std::size_t size = view_->coordinate(axes_[a]).shape.front();
        places[a] = row % size;
        row /= size;
    }
    std::vector<Label> labels;
    for (std::size_t a = 0; a < axes_.size(); ++a) {
        labels.push_back({&view_->coordinate(axes_[a]), places[a]});
        if (axes_[a] != store::trial_dim || drawn_ != Drawn::shown) continue;
        for (const store::StoredVariable* drawn : view_->drawn()) labels.push_back({drawn, places[a]});
    }
    return labels;
}

}  // namespace orthant::cli
