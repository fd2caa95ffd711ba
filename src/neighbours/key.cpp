#include "neighbours/key.hpp"

namespace orthant::neighbours {

double distance_of_key(const Measure& measure, double key) {
    switch (measure.metric) {
        case Metric::euclidean:
            return std::sqrt(key);
        case Metric::minkowski:
            return Power(1 / measure.p)(splat(key))[0];
        case Metric::manhattan:
        case Metric::chebyshev:
        case Metric::cosine:
            break;
    }
    return key;
}

}  // namespace orthant::neighbours
