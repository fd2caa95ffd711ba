#pragma once

#include "study/task_context.hpp"

#include <cstdint>
#include <functional>
#include <optional>

namespace orthant::test {

/// Stops a task at every so manieth offer of a checkpoint, after it is saved; 0: never.
class InterruptingContext final : public study::TaskContext {
  public:
    explicit InterruptingContext(std::uint64_t every) : every_(every) {}

    void yield() override { ++yields; }
    void offer_checkpoint(const std::function<void(ByteWriter&)>& save) override {
        if (every_ == 0 || ++offers_ % every_ != 0) return;
        ByteWriter state;
        save(state);
        state_ = state.take();
        throw study::TaskStopped();
    }
    std::optional<ByteView> restored() override {
        if (!state_) return std::nullopt;
        return ByteView(*state_);
    }

    std::uint64_t yields = 0;

  private:
    std::uint64_t every_;
    std::uint64_t offers_ = 0;
    std::optional<Bytes> state_;
};

}  // namespace orthant::test
