#pragma once

#include <cstdint>
#include <memory>
#include <string>

namespace orthant::job {

/// Where something stands: in the job file, or in a --set argument (which has no lines).
struct Place {
    std::shared_ptr<const std::string> source;  ///< as messages name it: "jobs/angles.toml", "--set D=3"
    std::uint32_t line = 0;                     ///< from 1; 0 in a --set argument
    std::uint32_t column = 0;                   ///< from 1, in characters

    /// "jobs/angles.toml:3:5", or "--set D=3".
    std::string text() const;

    /// Reading order; meaningful within one source.
    bool is_before(const Place& other) const;
};

}  // namespace orthant::job
