#pragma once

#include "h5/handle.hpp"
#include "study/record_source.hpp"

#include <filesystem>
#include <memory>

namespace orthant::store {

/// The records of the file whose root is `root`; `owner` is kept as long as they are, so that the file stays open.
/// Reading in order costs one pass over the file. Error(storage), also for a record that does not match its digest.
std::unique_ptr<study::RecordSource> open_records(const std::filesystem::path& path, const h5::Group& root,
                                                  std::shared_ptr<const void> owner);

}  // namespace orthant::store
