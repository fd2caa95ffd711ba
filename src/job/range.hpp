#pragma once

#include "job/item.hpp"
#include "job/schema.hpp"
#include "job/value.hpp"

#include <cstdint>
#include <string_view>

namespace orthant::job {

inline constexpr std::uint64_t most_axis_values = 10'000'000;

/// The axis { from, to, step }: from, from + step, … up to and with `to` where the steps meet it.
class Range {
  public:
    /// Reads and checks it. Error(job) for text and booleans, a key that is not from, to or step, no `from` or `to`,
    /// an end that the parameter does not allow, `to` below `from`, a step that is not above 0 or that rounding would
    /// swallow, and more than most_axis_values values.
    Range(const Parameter& parameter, const Item& item, std::string_view key);

    std::uint64_t count() const { return count_; }

    /// The value at `index` < count(): from + index · step, rounded once a value; the last is `to` itself where it
    /// comes within a millionth of a step.
    Value at(std::uint64_t index) const;

  private:
    Value from_;
    Value to_;
    Value step_;
    std::uint64_t count_ = 0;
};

}  // namespace orthant::job
