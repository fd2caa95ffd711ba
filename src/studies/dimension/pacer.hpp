#pragma once

#include <cstdint>
#include <functional>
#include <utility>

namespace orthant::dimension {

/// Calls a function after every so much work, so that kernels can be generous with spend() and sparing with yields.
class Pacer {
  public:
    /// `yield` is called whenever about 2^18 coordinates (well below a millisecond) have been drawn since the last
    /// call.
    explicit Pacer(std::function<void()> yield) : yield_(std::move(yield)) {}

    void spend(std::uint64_t coordinates) {
        spent_ += coordinates;
        if (spent_ < coordinates_per_yield) return;
        yield();
    }

    void yield() {
        spent_ = 0;
        yield_();
    }

  private:
    static constexpr std::uint64_t coordinates_per_yield = 1u << 18;

    std::function<void()> yield_;
    std::uint64_t spent_ = 0;
};

}  // namespace orthant::dimension
