#pragma once

#include "h5/handle.hpp"
#include "study/record_source.hpp"

#include <filesystem>
#include <memory>

namespace orthant::store {

/// An open file whose group `root` is read; `owner` keeps both open as long as records are read from them.
struct OpenFile {
    std::filesystem::path path;
    const h5::Group* root;
    std::shared_ptr<const void> owner;
};

/// The records in the group `records`, with the outcomes of `run`; a cursor holds one block of each column.
/// Error(storage), also for a record that does not match its digest; then the cursor may go on with the next.
std::unique_ptr<study::RecordSource> open_records(OpenFile file);

/// The outcomes of the group `run` alone: its records are empty. Error(storage).
std::unique_ptr<study::RecordSource> open_tasks(OpenFile file);

}  // namespace orthant::store
