#pragma once

#include "base/aligned.hpp"
#include "job/job.hpp"
#include "store/result_reader.hpp"
#include "study/registry.hpp"

#include <cstddef>
#include <memory>

namespace orthant::cli {

/// A study with its data in memory, which outlive it.
struct LoadedStudy {
    /// Error(data).
    explicit LoadedStudy(std::unique_ptr<study::Study> of);

    AlignedArray<std::byte> memory;
    std::unique_ptr<study::Study> study;
};

/// The study of a file's job with the outline of its data, which is read anew and must be the one in the file.
/// Error(data).
std::unique_ptr<study::Study> open_with_data(const store::ResultReader& file, const job::Job& job,
                                             const study::Registry& registry);

}  // namespace orthant::cli
