#include "neighbours/sketch.hpp"

#include "neighbours/key.hpp"
#include "neighbours/random_table.hpp"

#include <gtest/gtest.h>

#include <set>

namespace orthant::neighbours::sketch_test {
namespace {

const std::function<void()> no_yield = [] {};

struct OwnSketch {
    OwnSketch(const data::MatrixView& table, Projection with)
        : projection(std::move(with)),
          memory(Sketch::bytes(table.rows, table.columns)),
          sketch(Sketch::make(memory.span(), {table}, projection, no_yield)) {}

    std::int32_t product(std::size_t a, std::size_t b) const {
        std::int32_t sum = 0;
        for (std::size_t k = 0; k < 2 * sketch.pairs(); ++k) sum += coordinate(a, k) * coordinate(b, k);
        return sum;
    }
    std::int32_t coordinate(std::size_t slot, std::size_t k) const {
        return sketch.panel(slot / tile_slots)[(k / 2 * tile_slots + slot % tile_slots) * 2 + k % 2];
    }
    std::int32_t norm(std::size_t slot) const { return sketch.norms(slot / tile_slots)[slot % tile_slots]; }

    Projection projection;
    AlignedArray<std::byte> memory;
    Sketch sketch;
};

/// No pair of rows is ruled out at its own distance.
void expect_never_too_far(const data::MatrixView& table, const Projection& projection) {
    const OwnSketch own(table, projection);
    ASSERT_TRUE(own.sketch.is_usable());
    for (std::size_t a = 0; a < table.rows; ++a)
        for (std::size_t b = 0; b < table.rows; ++b) {
            const std::size_t slot_a = own.sketch.slot_of(a), slot_b = own.sketch.slot_of(b);
            const double squared = key_of(EuclideanKey{}, table.row(a).data(), table.row(b).data(), table.stride);
            ASSERT_LE(own.norm(slot_b) - 2 * own.product(slot_a, slot_b), own.sketch.bound(squared, own.norm(slot_a)))
                << a << ' ' << b;
        }
}

TEST(Sketch, rules_out_no_row_at_its_own_distance) {
    const OwnTable plain(150, 7, [](std::size_t i, std::size_t j) { return 1e6 + 1e3 * uniform_cell(i, j); });
    expect_never_too_far(plain.view(), identity_projection({plain.view()}));
    const OwnTable wide(150, 60, [](std::size_t i, std::size_t j) { return uniform_cell(i, j) * (j < 5 ? 9 : 1); });
    expect_never_too_far(wide.view(), principal_projection({wide.view()}, 10, no_yield));
    const OwnTable outlier(150, 3,
                           [](std::size_t i, std::size_t j) { return (i == 3 ? 1e9 : 1) * uniform_cell(i, j); });
    expect_never_too_far(outlier.view(), identity_projection({outlier.view()}));
    const OwnTable equal(40, 3, [](std::size_t, std::size_t) { return 2.5; });
    expect_never_too_far(equal.view(), identity_projection({equal.view()}));
}

TEST(Sketch, rules_out_nearly_all_that_is_farther) {
    const OwnTable table(400, 40, [](std::size_t i, std::size_t j) { return uniform_cell(i, j); });
    const OwnSketch own(table.view(), identity_projection({table.view()}));
    std::size_t kept = 0;
    for (std::size_t b = 1; b < 400; ++b) {
        const double squared =
            key_of(EuclideanKey{}, table.view().row(0).data(), table.view().row(b).data(), table.view().stride);
        const std::size_t slot_a = own.sketch.slot_of(0), slot_b = own.sketch.slot_of(b);
        const std::int32_t bound = own.sketch.bound(0.99 * squared, own.norm(slot_a));
        if (own.norm(slot_b) - 2 * own.product(slot_a, slot_b) <= bound) ++kept;
    }
    EXPECT_EQ(kept, 0U);
}

TEST(Sketch, every_row_has_a_slot_of_its_own) {
    for (const std::size_t rows : {1U, 2U, 3U, 16U, 17U, 100U, 618U, 1000U, 1024U}) {
        const OwnTable table(rows, 1, [](std::size_t i, std::size_t j) { return uniform_cell(i, j); });
        const OwnSketch own(table.view(), identity_projection({table.view()}));
        std::set<std::size_t> slots;
        for (std::size_t row = 0; row < rows; ++row) {
            const std::size_t slot = own.sketch.slot_of(row);
            EXPECT_LT(slot, rows);
            EXPECT_EQ(own.sketch.row_of(slot), row);
            slots.insert(slot);
        }
        EXPECT_EQ(slots.size(), rows);
    }
}

TEST(Sketch, is_not_usable_where_lengths_overflow) {
    const OwnTable table(20, 3, [](std::size_t i, std::size_t j) { return 1e200 * uniform_cell(i, j); });
    EXPECT_FALSE(OwnSketch(table.view(), identity_projection({table.view()})).sketch.is_usable());
}

TEST(Projection, is_orthonormal_and_catches_what_varies) {
    const OwnTable table(300, 50,
                         [](std::size_t i, std::size_t j) { return uniform_cell(i, j) * (j % 10 == 3 ? 10 : 0.1); });
    const Projection projection = principal_projection({table.view()}, 5, no_yield);
    for (std::size_t a = 0; a < 5; ++a)
        for (std::size_t b = 0; b < 5; ++b) {
            double product = 0;
            for (std::size_t j = 0; j < 50; ++j)
                product += projection.directions[j * 5 + a] * projection.directions[j * 5 + b];
            EXPECT_NEAR(product, a == b ? 1 : 0, 1e-13);
        }
    EXPECT_LT(Sketch::share_left({table.view()}, projection), 0.03);
}

}  // namespace
}  // namespace orthant::neighbours::sketch_test
