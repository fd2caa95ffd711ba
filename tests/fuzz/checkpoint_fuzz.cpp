// Checkpoints, as files and as the states in them, which networks in training go on from.
#include "fuzz/fuzz_input.hpp"
#include "journal/checkpoint.hpp"
#include "studies/lstm/gradients.hpp"
#include "studies/lstm/memory.hpp"
#include "support/opened_study.hpp"
#include "support/temp_directory.hpp"

#include <array>
#include <string>

namespace {

using namespace orthant;

const char* const remembering =
    "study = \"lstm.memory\"\n[settings]\ntask = \"adding\"\ncell = \"lstm\"\nhidden = 2\nlag = 3\nupdates = 4\n"
    "check_every = 2\nvalidation = 4\ntest = 4\nbatch = 2\n";
const char* const gradients =
    "study = \"lstm.gradients\"\n[space]\nepochs = [0, 2]\n[settings]\ncell = \"lstm\"\nhidden = 2\nlength = "
    "3\nsequences = 8\n"
    "probes = 2\nbatch = 4\n";

/// Restores a state; the first time that there is a new one to save, the task ends.
class OneStep final : public study::TaskContext {
  public:
    explicit OneStep(ByteView state) : state_(state) {}

    void yield() override {}
    void offer_checkpoint(const std::function<void(ByteWriter&)>& save) override {
        ByteWriter out;
        save(out);
        throw study::TaskStopped();
    }
    std::optional<ByteView> restored() override { return state_; }

  private:
    ByteView state_;
};

void go_on(const test::OpenedStudy& opened, ByteView state) {
    OneStep context(state);
    ByteWriter record;
    try {
        opened.study().compute(opened.point(0), 0, context, record);
    } catch (const MalformedBytes&) {
    } catch (const study::TaskStopped&) {
    }
}

/// The file in place of a good one.
void load(ByteView file) {
    static const test::TempDirectory directory;
    constexpr std::uint64_t binding = 1, point = 2, task = 3;
    test::write_file(directory / "2-3.checkpoint", fuzz::text_of(file));
    static_cast<void>(journal::CheckpointDirectory(directory.path(), binding).load(point, task));
}

}  // namespace

/// Behind the byte 'f' a file, else the state of one study or the other.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const test::OpenedStudy memory(lstm::memory(), remembering), watched(lstm::gradients(), gradients);
    fuzz::FuzzInput input(data, size);
    const std::uint8_t what = input.byte();
    if (what == 'f')
        load(input.rest());
    else
        go_on(what % 2 == 0 ? memory : watched, input.rest());
    return 0;
}
