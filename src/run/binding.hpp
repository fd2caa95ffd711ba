#pragma once

#include "base/bytes.hpp"
#include "study/reduce.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace orthant::run {

inline constexpr std::int32_t journal_version = 3;

/// What a journal belongs to: records may only be reused by the same job, data, program and shard.
struct Binding {
    std::string job_name;
    std::uint64_t job_identity = 0;
    std::uint64_t data_digest = 0;
    std::string build_id;
    std::string instruction_set;
    study::Shard shard;

    std::uint64_t digest() const;
};

/// What the header of a journal says: whose it is, and the job itself for whoever looks at it from outside.
struct JournalHead {
    Binding binding;
    std::string job_file;
    std::string job_text;
    std::vector<std::string> overrides;
    Bytes data_outline = {};  ///< Study::read_outline
};

Bytes encode(const JournalHead& head);
/// Error(storage) when the header was written by another format version.
JournalHead read_journal_head(ByteView header, const std::string& path);

/// What differs, in words ("the job, the data"); empty when nothing does.
std::string differences(const Binding& a, const Binding& b);

}  // namespace orthant::run
