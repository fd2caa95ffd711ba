// A journal: its frames, and the history that they tell. Checksums are put right first, since no fuzzer would find
// them.
#include "base/error.hpp"
#include "fuzz/fuzz_input.hpp"
#include "journal/frame.hpp"
#include "journal/journal_header.hpp"
#include "journal/journal_reader.hpp"
#include "run/binding.hpp"
#include "run/history.hpp"
#include "run/journal_records.hpp"
#include "run/overview.hpp"

namespace {

using namespace orthant;

constexpr std::uint32_t salt = 7;

/// A journal out of stretches, each behind the byte of its kind; kind 0 is damage.
Bytes journal_of(fuzz::FuzzInput& input) {
    Bytes file = journal::encode_journal_header(salt, input.stretch());
    for (std::uint64_t sequence = 1; !input.at_end();) {
        const std::uint8_t kind = input.byte();
        const ByteView payload = input.stretch();
        if (kind == 0)
            file.insert(file.end(), payload.begin(), payload.end());
        else
            journal::append_frame(file, static_cast<journal::FrameKind>(kind), sequence++, payload,
                                  {salt, file.size()});
    }
    return file;
}

void read_records(const run::History& history, const journal::JournalReader& reader) {
    const run::JournalRecords records(
        [&](journal::FrameAt stretch, std::uint32_t crc) { return reader.read(stretch, crc); }, history);
    std::uint64_t count = 0;
    for (const auto record = records.open(); record->next(); ++count) static_cast<void>(record->record());
    if (count != history.tasks()) std::abort();
}

void look_at(const run::History& history) {
    static_cast<void>(history.under_way());
    static_cast<void>(history.running());
    static_cast<void>(history.under_way_alone());
    static_cast<void>(history.fruitless_deaths(0));
}

void read_journal(const std::filesystem::path& path) {
    run::History history;
    run::Overview overview;
    const journal::Replay replay =
        journal::replay(path, [&](journal::FrameKind kind, journal::FrameAt at, ByteView payload) {
            overview.replay(kind, payload);
            try {
                history.replay(kind, at, payload);
            } catch (const MalformedBytes&) {
            }
        });
    look_at(history);
    static_cast<void>(overview.rate());
    read_records(history, journal::JournalReader(path));
    static_cast<void>(run::read_journal_head(replay.header, path.string()));
}

}  // namespace

/// Behind the byte 'r' the file itself, else what it is made of.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    fuzz::FuzzInput input(data, size);
    const ByteView raw = input.byte() == 'r' ? input.rest() : ByteView();
    const fuzz::MemoryFile file(raw.empty() ? ByteView(journal_of(input)) : raw);
    try {
        read_journal(file.path());
    } catch (const Error& error) {
        if (error.kind() != ErrorKind::storage) throw;
        fuzz::check_message(error.what());
    }
    return 0;
}
