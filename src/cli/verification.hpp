#pragma once

#include "store/result_reader.hpp"
#include "study/registry.hpp"

#include <cstdint>
#include <filesystem>
#include <ostream>

namespace orthant::cli {

/// What is computed again.
struct ReplayWish {
    std::uint64_t tasks = 0;
    std::filesystem::path data_folder = {};  ///< where relative data paths start from; empty: the current folder
};

/// Checks an open result file: that all of it can be read, is what the job asks, holds every task once, and agrees
/// with its records and with tasks computed again. Whether it does; every problem is printed, and a verdict.
bool verify(const store::ResultReader& file, const study::Registry& registry, const ReplayWish& wish,
            std::ostream& out);

}  // namespace orthant::cli
