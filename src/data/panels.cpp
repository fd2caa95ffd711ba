#include "data/panels.hpp"

#include "base/contract.hpp"

namespace orthant::data {
namespace {

constexpr std::size_t registers = Panels::width / double_lanes;

static_assert(Panels::width % double_lanes == 0 && Panels::width % tile_rows == 0);

}  // namespace

void add_tile(const Vectors& left, const double* panel, std::size_t depth, double* sums, std::size_t stride) {
    DoubleLanes chains[tile_rows][registers] = {};
    for (std::size_t k = 0; k < depth; ++k) {
        DoubleLanes right[registers];
#pragma GCC unroll 8
        for (std::size_t r = 0; r < registers; ++r) right[r] = load_lanes(panel + k * Panels::width + r * double_lanes);
#pragma GCC unroll 8
        for (std::size_t i = 0; i < tile_rows; ++i) {
            const DoubleLanes value = all_lanes(left.values[i * left.step + k * left.depth_step]);
#pragma GCC unroll 8
            for (std::size_t r = 0; r < registers; ++r) chains[i][r] = fused_lanes(value, right[r], chains[i][r]);
        }
    }
#pragma GCC unroll 8
    for (std::size_t i = 0; i < tile_rows; ++i)
#pragma GCC unroll 8
        for (std::size_t r = 0; r < registers; ++r) {
            double* to = sums + i * stride + r * double_lanes;
            store_lanes(to, load_lanes(to) + chains[i][r]);
        }
}

void add_products(const Panels& panels, std::size_t depth, SquareMatrix& sums, const std::function<void()>& yield) {
    ORTHANT_EXPECT(panels.vectors() == sums.size() && depth <= panels.depth());
    for (std::size_t p = 0; p < panels.count(); ++p) {
        for (std::size_t first = 0; first < Panels::width; first += tile_rows) {
            const Vectors left{panels.panel(p) + first, 1, Panels::width};
            double* rows = sums.row(p * Panels::width + first);
            for (std::size_t q = p; q < panels.count(); ++q)
                add_tile(left, panels.panel(q), depth, rows + q * Panels::width, sums.stride());
        }
        yield();
    }
}

}  // namespace orthant::data
