#pragma once

namespace orthant {

/// A sum of doubles that keeps what each addition rounds off (Neumaier's variant of Kahan's summation): the error is
/// about one rounding of the result, plus n²·2^-106 of the sum of magnitudes.
struct CompensatedSum {
    double sum = 0;
    double lost = 0;

    void add(double x) {
        const double total = sum + x;
        const bool sum_is_larger = (sum < 0 ? -sum : sum) >= (x < 0 ? -x : x);
        lost += sum_is_larger ? (sum - total) + x : (x - total) + sum;
        sum = total;
    }

    void merge(const CompensatedSum& other) {
        add(other.sum);
        lost += other.lost;
    }

    double value() const { return sum + lost; }
};

}  // namespace orthant
