#include "studies/lstm/square_matrices.hpp"

#include "lstm/random_values.hpp"

#include <gtest/gtest.h>

#include <Eigen/Eigenvalues>
#include <Eigen/SVD>

#include <algorithm>
#include <cmath>

namespace orthant::lstm::square_matrices_test {
namespace {

using Matrix = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

class SquareMatrices : public testing::Test {
  protected:
    static Buffer<double> random(std::size_t size) { return helpers::random_buffer<double>(size * size, 7 + size); }
    static Rows<double> rows(Buffer<double>& values, std::size_t size) { return {values.data(), size, size}; }
    static Matrix eigen(const Buffer<double>& values, std::size_t size) {
        const auto n = static_cast<Eigen::Index>(size);
        return Eigen::Map<const Matrix>(values.data(), n, n);
    }

    std::uint64_t yields_ = 0;
    Pace pace_{[this] { ++yields_; }};
};

TEST_F(SquareMatrices, have_the_norm_that_eigen_finds) {
    for (const std::size_t size : {1u, 2u, 7u, 32u, 70u}) {
        Buffer<double> values = random(size);
        const double wanted = Eigen::JacobiSVD<Matrix>(eigen(values, size)).singularValues()[0];
        EXPECT_NEAR(spectral_norm(rows(values, size), pace_) / wanted, 1, 1e-12) << size;
    }
}

TEST_F(SquareMatrices, have_the_spectral_radius_that_eigen_finds) {
    for (const std::size_t size : {1u, 2u, 7u, 32u, 70u}) {
        Buffer<double> values = random(size);
        const double wanted = Eigen::EigenSolver<Matrix>(eigen(values, size)).eigenvalues().cwiseAbs().maxCoeff();
        EXPECT_NEAR(spectral_radius(rows(values, size), pace_) / wanted, 1, 1e-10) << size;
    }
}

TEST_F(SquareMatrices, have_a_spectral_radius_below_their_norm_where_they_are_not_normal) {
    Buffer<double> values(4);
    values[0] = 0.5;
    values[1] = 100;
    values[3] = -0.25;
    EXPECT_NEAR(spectral_radius(rows(values, 2), pace_), 0.5, 1e-9);
    EXPECT_GT(spectral_norm(rows(values, 2), pace_), 100);
    values[0] = values[3] = 0;
    EXPECT_EQ(spectral_radius(rows(values, 2), pace_), 0) << "nilpotent";
}

TEST_F(SquareMatrices, become_orthogonal) {
    for (const std::size_t size : {1u, 2u, 9u, 64u}) {
        Buffer<double> values = random(size);
        orthonormalise(rows(values, size), pace_);
        const Matrix q = eigen(values, size);
        EXPECT_LT((q * q.transpose() - Matrix::Identity(q.rows(), q.rows())).cwiseAbs().maxCoeff(), 1e-14) << size;
    }
}

TEST_F(SquareMatrices, tell_messages_while_they_are_measured) {
    constexpr std::size_t size = 200;
    Buffer<double> values = random(size);
    spectral_radius(rows(values, size), pace_);
    EXPECT_GT(yields_, 20u);
}

}  // namespace
}  // namespace orthant::lstm::square_matrices_test
