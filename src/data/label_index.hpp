#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace orthant::data {

/// Numbers labels 0, 1, … in order of first appearance.
class LabelIndex {
  public:
    std::uint32_t index_of(std::string_view label) {
        const auto known = index_.find(label);
        if (known != index_.end()) return known->second;
        const auto next = static_cast<std::uint32_t>(labels_.size());
        index_.emplace(label, next);
        labels_.emplace_back(label);
        return next;
    }

    const std::vector<std::string>& labels() const { return labels_; }

  private:
    struct TextHash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
    };

    std::unordered_map<std::string, std::uint32_t, TextHash, std::equal_to<>> index_;
    std::vector<std::string> labels_;
};

}  // namespace orthant::data
