#pragma once

#include <functional>
#include <utility>

namespace orthant::lstm {

/// Calls a function after about every so much work, so that networks can tell of each product.
class Pace {
  public:
    explicit Pace(std::function<void()> yield) : yield_(std::move(yield)) {}

    void spend(double operations) {
        spent_ += operations;
        if (spent_ < operations_per_yield) return;
        spent_ = 0;
        yield_();
    }

  private:
    static constexpr double operations_per_yield = 2e7;  ///< well below a millisecond

    std::function<void()> yield_;
    double spent_ = 0;
};

}  // namespace orthant::lstm
