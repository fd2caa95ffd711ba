#include "studies/lstm/product.hpp"

#include "studies/lstm/scalar_lanes.hpp"

#include <algorithm>
#include <type_traits>

namespace orthant::lstm {
namespace {

constexpr std::size_t stretch = product_stretch;
constexpr std::size_t tile_rows = 8;
/// Up to so many tiles, reading a factor where it lies costs less than copying it first.
constexpr std::size_t fewest_tiles_for_a_panel = 1;

/// What a tile reads of a: value (i, k) is at first[i·row_step + k·depth_step].
template <class T>
struct Left {
    const T* first;
    std::size_t row_step;
    std::size_t depth_step;
};

/// rows × packs cache lines of c += a·b over `depth`; `columns` of them are there.
template <class T, std::size_t rows, std::size_t packs>
void add_tile(const Left<T>& a, const T* b, std::size_t b_step, std::size_t depth, T* c, std::size_t c_step,
              std::size_t columns) {
    Lanes<T> sums[rows][packs];
#pragma GCC unroll 8
    for (std::size_t i = 0; i < rows; ++i)
#pragma GCC unroll 8
        for (std::size_t p = 0; p < packs; ++p) sums[i][p] = Lanes<T>{};
    for (std::size_t k = 0; k < depth; ++k) {
        Lanes<T> right[packs];
#pragma GCC unroll 8
        for (std::size_t p = 0; p < packs; ++p) right[p] = load_lanes(b + k * b_step + p * pack_size<T>);
        const T* left = a.first + k * a.depth_step;
#pragma GCC unroll 8
        for (std::size_t i = 0; i < rows; ++i) {
            const Lanes<T> value = left[i * a.row_step] - Lanes<T>{};
#pragma GCC unroll 8
            for (std::size_t p = 0; p < packs; ++p) sums[i][p] = multiply_add(value, right[p], sums[i][p]);
        }
    }
#pragma GCC unroll 8
    for (std::size_t i = 0; i < rows; ++i)
#pragma GCC unroll 8
        for (std::size_t p = 0; p < packs; ++p) {
            if (p * pack_size<T> >= columns) break;
            T* to = c + i * c_step + p * pack_size<T>;
            store_lanes<T>(to, load_lanes(to) + sums[i][p], columns - p * pack_size<T>);
        }
}

/// All rows of c, eight at a time.
template <class T, std::size_t packs>
void add_rows_of_tiles(Left<T> a, std::size_t rows, const T* b, std::size_t b_step, std::size_t depth, Rows<T> c,
                       std::size_t columns) {
    T* to = c.values;
    const auto take = [&](auto together, auto tile) {
        for (; rows >= together; rows -= together) {
            tile(a, b, b_step, depth, to, c.stride, columns);
            a.first += together * a.row_step;
            to += together * c.stride;
        }
    };
    take(tile_rows, add_tile<T, tile_rows, packs>);
    take(std::size_t{4}, add_tile<T, 4, packs>);
    take(std::size_t{2}, add_tile<T, 2, packs>);
    take(std::size_t{1}, add_tile<T, 1, packs>);
}

/// A row of a panel, filled up with zeros.
template <class T>
void put_panel_row(const T* from, std::size_t columns, T* to) {
    constexpr std::size_t width = Panels<T>::width;
    if (columns == width) {
        for (std::size_t p = 0; p < Panels<T>::packs; ++p)
            store_lanes<T>(to + p * pack_size<T>, load_lanes(from + p * pack_size<T>), width);
        return;
    }
    std::copy_n(from, columns, to);
    std::fill(to + columns, to + width, T(0));
}

}  // namespace

template <class T>
void add_product(Rows<const T> a, const Panels<T>& b, Rows<T> c) {
    constexpr std::size_t width = Panels<T>::width;
    for (std::size_t first = 0; first < b.rows(); first += stretch)
        for (std::size_t p = 0; p < b.count(); ++p)
            add_rows_of_tiles<T, Panels<T>::packs>({a.values + first, a.stride, 1}, a.rows, b.panel(p) + first * width,
                                                   width, std::min(stretch, b.rows() - first),
                                                   c.columns_from(p * width, c.columns - p * width),
                                                   c.columns - p * width);
}

template <class T>
void add_product(Rows<const T> a, Rows<const T> b, Rows<T> c) {
    for (std::size_t first = 0; first < b.rows; first += stretch)
        for (std::size_t i = 0; i < a.rows; ++i) {
            std::size_t j = 0;
            const auto take = [&](auto packs) {
                for (; j + (packs - 1) * pack_size<T> < c.columns; j += packs * pack_size<T>)
                    add_tile<T, 1, packs>({a.row(i) + first, a.stride, 1}, b.row(first) + j, b.stride,
                                          std::min(stretch, b.rows - first), c.row(i) + j, c.stride, c.columns - j);
            };
            take(std::integral_constant<std::size_t, 8>());
            take(std::integral_constant<std::size_t, 4>());
            take(std::integral_constant<std::size_t, 2>());
            take(std::integral_constant<std::size_t, 1>());
        }
}

template <class T>
void add_product_of_transposed(Rows<const T> a, Rows<const T> b, Rows<T> c) {
    constexpr std::size_t width = Panels<T>::width;
    alignas(cache_line_bytes) T panel[stretch * width];
    for (std::size_t first = 0; first < a.rows; first += stretch) {
        const std::size_t depth = std::min(stretch, a.rows - first);
        for (std::size_t j = 0; j < c.columns; j += width) {
            const std::size_t columns = std::min(width, c.columns - j);
            const Left<T> left{a.row(first), 1, a.stride};
            const Rows<T> to = c.columns_from(j, columns);
            if (columns == width && a.columns <= fewest_tiles_for_a_panel * tile_rows) {
                add_rows_of_tiles<T, Panels<T>::packs>(left, a.columns, b.row(first) + j, b.stride, depth, to, columns);
                continue;
            }
            for (std::size_t k = 0; k < depth; ++k) put_panel_row(b.row(first + k) + j, columns, panel + k * width);
            add_rows_of_tiles<T, Panels<T>::packs>(left, a.columns, panel, width, depth, to, columns);
        }
    }
}

template <class T>
void add_rows(Rows<const T> rows, T* sums) {
    constexpr std::size_t packs = 8, width = packs * pack_size<T>;
    std::size_t j = 0;
    for (; j + width <= rows.columns; j += width) {
        Lanes<T> wide[packs];
#pragma GCC unroll 8
        for (std::size_t p = 0; p < packs; ++p) wide[p] = load_lanes(sums + j + p * pack_size<T>);
        for (std::size_t i = 0; i < rows.rows; ++i)
#pragma GCC unroll 8
            for (std::size_t p = 0; p < packs; ++p) wide[p] += load_lanes(rows.row(i) + j + p * pack_size<T>);
#pragma GCC unroll 8
        for (std::size_t p = 0; p < packs; ++p) store_lanes<T>(sums + j + p * pack_size<T>, wide[p], width);
    }
    for (; j < rows.columns; j += pack_size<T>) {
        Lanes<T> sum = load_lanes(sums + j);
        for (std::size_t i = 0; i < rows.rows; ++i) sum += load_lanes(rows.row(i) + j);
        store_lanes<T>(sums + j, sum, rows.columns - j);
    }
}

#define ORTHANT_PRODUCTS(T)                                                         \
    template void add_product(Rows<const T>, const Panels<T>&, Rows<T>);            \
    template void add_product(Rows<const T>, Rows<const T>, Rows<T>);               \
    template void add_product_of_transposed(Rows<const T>, Rows<const T>, Rows<T>); \
    template void add_rows(Rows<const T>, T*);
ORTHANT_PRODUCTS(float)
ORTHANT_PRODUCTS(double)
#undef ORTHANT_PRODUCTS

}  // namespace orthant::lstm
