#include "data/principal_components.hpp"

#include "base/error.hpp"
#include "data/test_table.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>

namespace orthant::data::principal_components_test {
namespace {

/// All rows of a table, fitted to its first ones.
struct Fitted {
    Fitted(const TestTable& table, std::size_t training, std::size_t count,
           const std::function<void()>& yield = no_yield)
        : rows(row_numbers(0, table.view().rows)),
          map(FeatureMap::fit(table.view(), std::span(rows).first(training), Imputation::none, Scaling::none, yield)),
          components(PrincipalComponents::fit(table.view(), std::span(rows).first(training), map, count, yield)),
          stride(count + 2),
          out(rows.size() * stride, -77) {
        components.apply(table.view(), rows, map, out.data(), stride, yield);
    }

    std::vector<double> column(std::size_t component) const {
        std::vector<double> values;
        for (std::size_t i = 0; i < rows.size(); ++i) values.push_back(out[i * stride + component]);
        return values;
    }

    std::vector<std::uint32_t> rows;
    FeatureMap map;
    PrincipalComponents components;
    std::size_t stride;
    std::vector<double> out;
};

double inner_product(const PrincipalComponents& components, std::size_t a, std::size_t b, std::size_t features) {
    double sum = 0;
    for (std::size_t j = 0; j < features; ++j) sum += components.direction(a, j) * components.direction(b, j);
    return sum;
}

void expect_orthonormal(const PrincipalComponents& components, std::size_t features) {
    for (std::size_t a = 0; a < components.components(); ++a)
        for (std::size_t b = 0; b <= a; ++b)
            EXPECT_NEAR(inner_product(components, a, b, features), a == b ? 1 : 0, 1e-13) << a << ' ' << b;
}

TEST(PrincipalComponents, keep_distances_when_all_are_kept) {
    const TestTable table(300, 21, correlated_cell);
    const Fitted fitted(table, 280, 21);
    expect_orthonormal(fitted.components, 21);
    for (std::size_t i = 1; i < 300; ++i) {
        double before = 0;
        double after = 0;
        for (std::size_t j = 0; j < 21; ++j) {
            before += std::pow(correlated_cell(i, j) - correlated_cell(i - 1, j), 2);
            after += std::pow(fitted.out[i * fitted.stride + j] - fitted.out[(i - 1) * fitted.stride + j], 2);
        }
        EXPECT_NEAR(after, before, 1e-12 * before);
    }
}

TEST(PrincipalComponents, have_falling_variances_and_mean_0_on_training_rows) {
    for (const std::size_t features : {10, 150}) {  // more than the training rows, too
        SCOPED_TRACE(features);
        const TestTable table(100, features, correlated_cell);
        const Fitted fitted(table, 80, 9);
        expect_orthonormal(fitted.components, features);
        double before = std::numeric_limits<double>::infinity();
        for (std::size_t c = 0; c < 9; ++c) {
            auto values = fitted.column(c);
            values.resize(80);
            double sum = 0;
            double squares = 0;
            for (const double value : values) sum += value, squares += value * value;
            EXPECT_NEAR(sum, 0, 1e-11);
            EXPECT_NEAR(squares / 79, fitted.components.variances()[c], 1e-11);
            EXPECT_LE(fitted.components.variances()[c], before);
            before = fitted.components.variances()[c];
        }
    }
}

TEST(PrincipalComponents, are_alike_by_features_and_by_rows) {
    // The same rows with 40 constant features more are decomposed the other way.
    const TestTable narrow(30, 12, correlated_cell);
    const TestTable wide(30, 52, [](auto i, auto j) { return j < 12 ? correlated_cell(i, j) : 4.0; });
    const Fitted a(narrow, 25, 11);
    const Fitted b(wide, 25, 11);
    for (std::size_t i = 0; i < 30; ++i)
        for (std::size_t c = 0; c < 11; ++c)
            EXPECT_NEAR(a.out[i * a.stride + c], b.out[i * b.stride + c], 1e-11) << i << ' ' << c;
}

TEST(PrincipalComponents, are_orthonormal_where_variances_differ_by_far) {
    const std::vector<double> sizes{1, 1e-3, 1e-8, 1e-9, 1e-10};
    for (const std::size_t features : {10, 60}) {
        SCOPED_TRACE(features);
        const TestTable table(40, features, [&sizes](auto i, auto j) {
            double sum = 0;
            for (std::size_t k = 0; k < sizes.size(); ++k) sum += sizes[k] * random_cell(i, k) * random_cell(j + 99, k);
            return sum;
        });
        expect_orthonormal(Fitted(table, 35, sizes.size()).components, features);
    }
}

TEST(PrincipalComponents, make_the_largest_coordinate_positive) {
    const TestTable table(60, 17, correlated_cell);
    const Fitted fitted(table, 60, 17);
    for (std::size_t c = 0; c < 17; ++c) {
        double largest = 0;
        for (std::size_t j = 0; j < 17; ++j)
            if (std::abs(fitted.components.direction(c, j)) > std::abs(largest))
                largest = fitted.components.direction(c, j);
        EXPECT_GT(largest, 0);
    }
}

TEST(PrincipalComponents, of_fewer_are_the_first_of_more_bit_for_bit) {
    for (const std::size_t features : {13, 70}) {
        const TestTable table(50, features, correlated_cell);
        const Fitted most(table, 40, 13);
        for (const std::size_t count : {1, 3, 8, 12}) {
            const Fitted fewer(table, 40, count);
            for (std::size_t c = 0; c < count; ++c) EXPECT_EQ(fewer.column(c), most.column(c)) << count << ' ' << c;
        }
    }
}

TEST(PrincipalComponents, do_not_depend_on_where_the_table_lies) {
    const Fitted expected(TestTable(50, 30, correlated_cell), 45, 20);
    for (const std::size_t shift : {8, 24, 40, 56})
        EXPECT_EQ(Fitted(TestTable(50, 30, correlated_cell, shift), 45, 20).out, expected.out);
}

TEST(PrincipalComponents, write_nothing_past_the_last) {
    const Fitted fitted(TestTable(33, 10, correlated_cell), 33, 5);
    for (std::size_t i = 0; i < 33; ++i)
        for (std::size_t c = 5; c < 7; ++c) EXPECT_EQ(fitted.out[i * fitted.stride + c], -77);
}

TEST(PrincipalComponents, beyond_the_rank_of_the_data_are_next_to_0) {
    for (const std::size_t features : {20, 90}) {
        SCOPED_TRACE(features);
        const TestTable constant(60, features, [](auto, auto j) { return 3.0 + static_cast<double>(j); });
        const TestTable doubled(60, features, [](auto i, auto j) { return random_cell(i, j % 5); });
        for (std::size_t c = 0; c < 19; ++c) {
            for (const double value : Fitted(constant, 50, 19).column(c)) EXPECT_NEAR(value, 0, 1e-12);
            if (c < 5) continue;
            for (const double value : Fitted(doubled, 50, 19).column(c)) EXPECT_NEAR(value, 0, 1e-12);
        }
    }
}

TEST(PrincipalComponents, refuse_more_than_the_data_can_have) {
    const auto message = [](std::size_t rows, std::size_t features, std::size_t count, double unit) -> std::string {
        try {
            Fitted(TestTable(rows, features, [unit](auto i, auto j) { return unit * random_cell(i, j); }), rows, count);
        } catch (const Error& error) {
            return error.kind() == ErrorKind::data ? error.what() : "an Error of another kind";
        }
        return "no error";
    };
    EXPECT_EQ(message(8, 20, 8, 1),
              "cannot find 8 principal components (8 training rows with 20 features have at most 7); ask for fewer");
    EXPECT_EQ(message(8, 4, 5, 1),
              "cannot find 5 principal components (8 training rows with 4 features have at most 4); ask for fewer");
    EXPECT_EQ(message(1, 4, 1, 1),
              "cannot find 1 principal component (1 training row with 4 features have at most 0); ask for fewer");
    EXPECT_EQ(message(8, 20, 7, 1), "no error");
    EXPECT_EQ(message(8, 4, 4, 1e200),
              "cannot find the principal components of the data (its values are too large to be squared); scale the "
              "features, or give them in other units");
}

TEST(PrincipalComponents, yield_on_the_way) {
    int yields = 0;
    const Fitted fitted(TestTable(600, 60, correlated_cell), 600, 10, [&] { ++yields; });
    EXPECT_GE(yields, 600);
}

}  // namespace
}  // namespace orthant::data::principal_components_test
