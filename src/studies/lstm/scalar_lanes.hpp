#pragma once

#include "base/lanes.hpp"
#include "studies/lstm/buffer.hpp"

#include <cstddef>
#include <cstring>

namespace orthant::lstm {

/// A cache line of scalars in registers.
template <class T>
struct LanesOf;
template <>
struct LanesOf<float> {
    using Type = float __attribute__((vector_size(64)));
};
template <>
struct LanesOf<double> {
    using Type = F64Lanes;
};
template <class T>
using Lanes = typename LanesOf<T>::Type;

template <class T>
ORTHANT_LANES_INLINE Lanes<T> load_lanes(const T* from) {
    Lanes<T> lanes;
    std::memcpy(&lanes, from, sizeof lanes);
    return lanes;
}

/// The first `count` of them.
template <class T>
ORTHANT_LANES_INLINE void store_lanes(T* to, const Lanes<T>& lanes, std::size_t count) {
    if (count >= pack_size<T>)
        std::memcpy(to, &lanes, sizeof lanes);
    else
        copy_part(to, reinterpret_cast<const T*>(&lanes), count);
}

/// a·b + c, rounded once.
ORTHANT_LANES_INLINE F64Lanes multiply_add(F64Lanes a, F64Lanes b, F64Lanes c) {
    return fused(a, b, c);
}
ORTHANT_LANES_INLINE Lanes<float> multiply_add(Lanes<float> a, Lanes<float> b, Lanes<float> c) {
#if defined(__AVX512F__)
    return reinterpret_cast<Lanes<float>>(
        _mm512_fmadd_ps(reinterpret_cast<__m512>(a), reinterpret_cast<__m512>(b), reinterpret_cast<__m512>(c)));
#else
    Lanes<float> result;
    for (std::size_t i = 0; i < pack_size<float>; ++i) result[i] = __builtin_fmaf(a[i], b[i], c[i]);
    return result;
#endif
}

}  // namespace orthant::lstm
