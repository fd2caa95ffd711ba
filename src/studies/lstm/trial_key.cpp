#include "studies/lstm/trial_key.hpp"

#include "base/bytes.hpp"
#include "base/hash.hpp"

namespace orthant::lstm {

std::uint64_t trial_key(std::uint64_t key, KeyUse use, std::uint64_t number) {
    ByteWriter bytes;
    bytes.put(key);
    bytes.put(use);
    bytes.put(number);
    return hash64(bytes.view());
}

std::uint64_t shared_key(std::string_view use, const job::Job& job, const job::Point& point) {
    ByteWriter bytes;
    bytes.put_text(use);
    bytes.put(job.seed);
    bytes.put(point.replicate());
    return hash64(bytes.view());
}

}  // namespace orthant::lstm
