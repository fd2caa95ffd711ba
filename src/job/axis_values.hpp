#pragma once

#include "job/range.hpp"
#include "job/value.hpp"

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <iterator>
#include <utility>
#include <variant>
#include <vector>

namespace orthant::job {

/// The values of an axis: a list, or a range, whose values are made when they are asked for, so that its length costs
/// no rank any memory.
class AxisValues {
  public:
    AxisValues() = default;
    AxisValues(std::vector<Value> list) : values_(std::move(list)) {}
    AxisValues(std::initializer_list<Value> list) : values_(std::vector<Value>(list)) {}
    AxisValues(const Range& range) : values_(range) {}

    std::uint64_t size() const;
    /// How many values stand in memory.
    std::uint64_t stored() const;
    Value operator[](std::uint64_t index) const;
    /// The same of a list (contract), not copied.
    const Value& listed(std::uint64_t index) const;

    class Iterator {
      public:
        using iterator_category = std::input_iterator_tag;
        using iterator_concept = std::forward_iterator_tag;
        using value_type = Value;
        using difference_type = std::ptrdiff_t;
        using reference = Value;
        using pointer = void;

        Iterator() = default;
        Iterator(const AxisValues& values, std::uint64_t index) : values_(&values), index_(index) {}

        Value operator*() const { return (*values_)[index_]; }
        Iterator& operator++() {
            ++index_;
            return *this;
        }
        Iterator operator++(int) { return {*values_, index_++}; }
        friend bool operator==(const Iterator&, const Iterator&) = default;

      private:
        const AxisValues* values_ = nullptr;
        std::uint64_t index_ = 0;
    };
    Iterator begin() const { return {*this, 0}; }
    Iterator end() const { return {*this, size()}; }

    /// Whether they have the same values, however they were written.
    friend bool operator==(const AxisValues& a, const AxisValues& b);

  private:
    std::variant<std::vector<Value>, Range> values_;
};

}  // namespace orthant::job
