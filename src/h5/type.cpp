#include "h5/type.hpp"

#include "h5/failure.hpp"

#include <algorithm>

namespace orthant::h5 {

std::uint64_t element_count(const Extent& shape) {
    if (std::ranges::find(shape, 0U) != shape.end()) return 0;
    std::uint64_t count = 1;
    for (const std::uint64_t size : shape) {
        if (__builtin_mul_overflow(count, size, &count)) throw Failure("use a data set", "its size is absurd", 0);
    }
    return count;
}

std::uint64_t bytes_per_element(Type type) {
    switch (type) {
        case Type::int8:
        case Type::uint8:
            return 1;
        case Type::int32:
            return 4;
        case Type::int64:
        case Type::uint64:
        case Type::float64:
            return 8;
        case Type::text:
            return 16;
    }
    return 0;
}

}  // namespace orthant::h5
