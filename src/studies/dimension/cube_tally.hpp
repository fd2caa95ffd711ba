#pragma once

#include "studies/dimension/nested_volumes.hpp"
#include "studies/dimension/sample_tally.hpp"

#include <optional>

namespace orthant::dimension {

/// Counts of points of the cube and, where it is estimated, the volume of the ball.
struct CubeTally {
    SampleTally points;
    std::optional<NestedVolumes> volumes;

    void merge(const CubeTally& other) {
        points.merge(other.points);
        if (volumes) volumes->merge(*other.volumes);
    }
    void write(ByteWriter& out) const {
        points.write(out);
        if (volumes) volumes->write(out);
    }
    void read(ByteReader& in) {
        points.read(in);
        if (volumes) volumes->read(in);
    }
    std::uint64_t record_bytes() const { return points.record_bytes() + (volumes ? volumes->record_bytes() : 0); }
};

}  // namespace orthant::dimension
