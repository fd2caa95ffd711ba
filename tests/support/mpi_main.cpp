// main() of test programs that all ranks of an MPI job run together.

#include "comm/communicator.hpp"
#include "comm/environment.hpp"

#include <gtest/gtest.h>

#include <cstdio>
#include <string>
#include <vector>

namespace {

/// Prints failures only, each with the rank it happened on.
class FailurePrinter : public testing::EmptyTestEventListener {
  public:
    explicit FailurePrinter(int rank) : rank_(rank) {}

    void OnTestPartResult(const testing::TestPartResult& result) override {
        if (!result.failed()) return;
        const char* file = result.file_name() != nullptr ? result.file_name() : "unknown file";
        std::fprintf(stderr, "rank %d: %s:%d: %s\n", rank_, file, result.line_number(), result.message());
    }

  private:
    int rank_;
};

/// GoogleTest's listener list owns what is appended to it.
void speak_as(int rank) {
    testing::TestEventListeners& listeners = testing::UnitTest::GetInstance()->listeners();
    if (rank != 0) delete listeners.Release(listeners.default_result_printer());
    listeners.Append(new FailurePrinter(rank));
}

/// The same on all ranks: 0 when the tests passed on every one of them.
int common_verdict(const orthant::comm::Communicator& world, int own_verdict) {
    const std::vector<std::string> verdicts = world.gather(own_verdict == 0 ? "" : "failed");
    for (std::size_t rank = 0; rank < verdicts.size(); ++rank) {
        if (!verdicts[rank].empty()) std::fprintf(stderr, "tests failed on rank %zu of %d\n", rank, world.size());
    }
    return world.maximum(own_verdict);
}

}  // namespace

int main(int argc, char** argv) {
    testing::InitGoogleTest(&argc, argv);
    const orthant::comm::Environment environment;
    const orthant::comm::Communicator world = orthant::comm::Communicator::world();
    speak_as(world.rank());
    return common_verdict(world, RUN_ALL_TESTS());
}
