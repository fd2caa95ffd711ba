#pragma once

#include "base/bytes.hpp"
#include "study/reduce.hpp"

#include <cstdint>
#include <string>

namespace orthant::run {

inline constexpr std::int32_t journal_version = 1;

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

void write_binding(ByteWriter& out, const Binding& binding);
/// Error(storage) when the header was written by another format version.
Binding read_binding(ByteView header, const std::string& path);

/// What differs, in words ("the job, the data"); empty when nothing does.
std::string differences(const Binding& a, const Binding& b);

}  // namespace orthant::run
