#include "job/sobol.hpp"

#include "job/reference/sobol.hpp"
#include "job/sobol_directions.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace orthant::job::helpers::sobol_test {
namespace {

TEST(Sobol, gives_the_points_that_scipy_gives) {
    for (const SobolPoint& point : sobol_points()) {
        ASSERT_EQ(point.places.size(), sobol_dimensions);
        for (std::size_t d = 0; d < sobol_dimensions; ++d)
            EXPECT_EQ(sobol(d, point.number) * 0x1p-32, point.places[d]) << point.number << " in dimension " << d;
    }
}

TEST(Sobol, puts_one_of_2_to_the_m_consecutive_points_into_each_of_as_many_cells) {
    // A shift is an exclusive or of leading bits: it exchanges cells and keeps this.
    for (const std::uint64_t first : {0u, 64u, 4096u, 999'936u})
        for (std::size_t d = 0; d < sobol_dimensions; ++d) {
            std::vector<int> cells(64);
            for (std::uint64_t i = 0; i < 64; ++i) ++cells[sobol(d, first + i) >> 26];
            EXPECT_EQ(cells, std::vector<int>(64, 1)) << "dimension " << d << " from " << first;
        }
}

TEST(Sobol, puts_one_point_into_each_square_of_its_first_two_dimensions) {
    std::vector<int> cells(256);
    for (std::uint64_t i = 0; i < 256; ++i) ++cells[(sobol(0, i) >> 28) << 4 | sobol(1, i) >> 28];
    EXPECT_EQ(cells, std::vector<int>(256, 1));
}

}  // namespace
}  // namespace orthant::job::helpers::sobol_test
