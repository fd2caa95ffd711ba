#include "studies/knn/sweep_outline.hpp"

#include <cmath>

namespace orthant::knn {
namespace {

constexpr std::uint8_t encoding_version = 1;

void expect(bool is_sound) {
    if (!is_sound) throw MalformedBytes("the outline of the data is not one of knn.sweep");
}

/// Only a file of folds has them as it likes.
bool fits(const Splits::Shape& shape, const SweepSettings& settings) {
    if (shape.folds > shape.rows || shape.inner_folds > shape.rows || shape.inner_folds != settings.inner_folds)
        return false;
    if (settings.validation == Validation::file) return shape.repeats >= 1 && shape.repeats <= 1000;
    if (shape.repeats != settings.repeats) return false;
    if (settings.validation == Validation::none) return shape.folds == 0;
    if (settings.validation == Validation::leave_one_out) return shape.folds == shape.training_rows();
    return shape.folds == settings.folds;
}

}  // namespace

Bytes SweepOutline::to_bytes() const {
    ByteWriter out;
    out.put(encoding_version);
    for (const std::size_t count : {shape.rows, shape.test_rows, shape.repeats, shape.folds, shape.inner_folds, columns,
                                    missing_cells, smallest_training, classes.size()})
        out.put_varint(count);
    out.put(centre);
    for (const std::string& label : classes) out.put_text(label);
    return out.take();
}

SweepOutline SweepOutline::from_bytes(ByteView bytes, const SweepSettings& settings) {
    ByteReader in(bytes);
    expect(in.get<std::uint8_t>() == encoding_version);
    SweepOutline outline;
    std::size_t labels = 0;
    for (std::size_t* count :
         {&outline.shape.rows, &outline.shape.test_rows, &outline.shape.repeats, &outline.shape.folds,
          &outline.shape.inner_folds, &outline.columns, &outline.missing_cells, &outline.smallest_training, &labels})
        *count = in.get_varint();
    outline.centre = in.get<double>();
    expect(labels <= in.remaining());
    for (std::size_t i = 0; i < labels; ++i) outline.classes.push_back(in.get_text());
    const Splits::Shape& shape = outline.shape;
    constexpr std::size_t most = std::size_t{1} << 32;
    expect(in.at_end() && shape.rows >= 1 && shape.rows < most && shape.test_rows < shape.rows);
    expect(fits(shape, settings));
    expect(outline.columns >= 1 && outline.columns < most && std::isfinite(outline.centre) && labels != 1);
    return outline;
}

}  // namespace orthant::knn
