#pragma once

#include "base/aligned.hpp"
#include "neighbours/padded_rows.hpp"
#include "neighbours/reference.hpp"
#include "studies/dimension/sources.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>

namespace orthant::dimension {

/// Sets of points among which neighbours are sought, all of one kind. Row i of a set is vector i of stream 0 of
/// (key, set), with the counters of sources.hpp.
struct HubSetKind {
    Source source = Source::gaussian;
    neighbours::Measure measure = {};
    std::size_t points = 2;
    std::size_t dimension = 1;

    friend bool operator==(const HubSetKind&, const HubSetKind&) = default;
};

/// The set that was last made ready on this rank, for the tasks that follow. It saves time and changes no result.
class HubSet {
  public:
    /// Ready to be searched; valid until the next call. Calls yield every few milliseconds.
    const neighbours::Reference& ready(const HubSetKind& kind, std::uint64_t key, std::uint64_t set,
                                       const std::function<void()>& yield);

    static std::uint64_t bytes(const HubSetKind& kind);

  private:
    struct Place {
        HubSetKind kind;
        std::uint64_t key;
        std::uint64_t set;

        friend bool operator==(const Place&, const Place&) = default;
    };

    std::optional<Place> place_;
    std::optional<neighbours::PaddedRows> rows_;
    std::optional<AlignedArray<std::byte>> memory_;
    std::optional<neighbours::Reference> reference_;
};

}  // namespace orthant::dimension
