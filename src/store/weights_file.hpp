#pragma once

#include "base/bytes.hpp"
#include "h5/handle.hpp"
#include "store/open_checked.hpp"
#include "study/named_array.hpp"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace orthant::store {

inline constexpr std::int32_t weights_version = 1;

/// What all that a weights file holds was fitted by: attributes of its root, and the arrays beside its groups.
struct WeightsOrigin {
    std::string study, job, job_file;
    std::vector<std::string> overrides;
    Bytes data_outline;  ///< see study::Study::read_outline
    std::string orthant_version;
    std::vector<study::NamedArray> conventions = {};  ///< for other programs: not read back
};

/// What one point fitted.
struct PointWeights {
    std::uint64_t point = 0;
    std::string label;
    std::string chosen_by;  ///< the result by which points are compared
    double value = 0;       ///< of it
    std::vector<study::NamedArray> arrays;
};

void write_origin(const h5::Group& root, const WeightsOrigin& origin);
/// As the group `best_<place>`, 0 the best of all.
void write_weights(const h5::Group& root, std::uint64_t place, const PointWeights& weights);

/// An open weights file. Every call throws Error(storage) that names the file when something is damaged or not ours.
class WeightsReader {
  public:
    explicit WeightsReader(const std::filesystem::path& path);

    WeightsOrigin origin() const;
    std::uint64_t points() const;
    /// Number and arrays, `place` below `points()`.
    PointWeights weights(std::uint64_t place) const;

  private:
    std::filesystem::path path_;
    CheckedFile checked_;
};

}  // namespace orthant::store
