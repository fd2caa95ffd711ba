// What ranks send each other, and the lock beside the output.
#include "fuzz/fuzz_input.hpp"
#include "journal/lock_record.hpp"
#include "run/frames.hpp"
#include "run/messages.hpp"
#include "run/report.hpp"

namespace {

using namespace orthant;

void read_letter(ByteReader& in) {
    static_cast<void>(run::read_need(in));
    while (!in.at_end()) {
        const run::Section section = run::read_section(in);
        if (section.head.kind == run::SectionKind::working)
            static_cast<void>(run::read_working_at(section.bytes));
        else
            static_cast<void>(run::find_runs(section.bytes, [](const run::TaskReport&) {}));
    }
}

void read_frame(std::uint8_t kind, ByteView payload) {
    switch (kind % 6) {
        case 0:
            static_cast<void>(run::read_run_start(payload));
            break;
        case 1:
            static_cast<void>(run::read_run_end(payload));
            break;
        case 2:
            static_cast<void>(run::read_assignment(payload));
            break;
        case 3:
            static_cast<void>(run::read_working(payload));
            break;
        case 4:
            static_cast<void>(run::read_try(payload));
            break;
        default:
            static_cast<void>(run::read_standing(payload));
    }
}

void read_lock(const std::string& text) {
    const auto lock = journal::parse_lock(text);
    if (!lock) return;
    static_cast<void>(journal::describe(lock->owner));
    const auto again = journal::parse_lock(journal::encode_lock(*lock));
    if (!again || again->heartbeat != lock->heartbeat || again->owner.nonce != lock->owner.nonce) std::abort();
}

}  // namespace

/// The first byte says what the rest is.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    fuzz::FuzzInput input(data, size);
    const std::uint8_t what = input.byte();
    const ByteView rest = input.rest();
    ByteReader in(rest);
    try {
        if (what == 'k')
            read_lock(fuzz::text_of(rest));
        else if (what == 'b')
            static_cast<void>(run::decode_batch(in));
        else if (what == 'l')
            read_letter(in);
        else
            read_frame(what, rest);
    } catch (const MalformedBytes&) {
    }
    return 0;
}
