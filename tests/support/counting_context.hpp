#pragma once

#include "study/task_context.hpp"

#include <cstdint>
#include <functional>
#include <optional>

namespace orthant::test {

/// Lets tasks run, and counts how often they yield.
class CountingContext final : public study::TaskContext {
  public:
    void yield() override { ++yields_; }
    void offer_checkpoint(const std::function<void(ByteWriter&)>& /*save*/) override { yield(); }
    std::optional<ByteView> restored() override { return std::nullopt; }
    std::uint64_t yields() const { return yields_; }

  private:
    std::uint64_t yields_ = 0;
};

}  // namespace orthant::test
