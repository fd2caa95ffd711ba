#include "studies/lstm/learning_curve.hpp"

#include <span>

namespace orthant::lstm {

void LearningCurve::write(ByteWriter& out) const {
    out.put_varint(epochs.size());
    out.put_all(std::span(epochs));
    out.put(stop);
    out.put(best_epoch);
    out.put(test_loss);
    out.put(test_error);
    out.put(parameters);
    out.put(updates);
}

LearningCurve LearningCurve::read(ByteReader& in, std::uint64_t most_epochs) {
    LearningCurve curve;
    const std::uint64_t count = in.get_varint();
    if (count > most_epochs || count > in.remaining() / sizeof(Epoch))
        throw MalformedBytes("a learning curve with too many epochs");
    curve.epochs.resize(count);
    in.get_all(std::span(curve.epochs));
    curve.stop = in.get<StopReason>();
    curve.best_epoch = in.get<std::int64_t>();
    if (curve.stop < StopReason::none || curve.stop > StopReason::diverged || curve.best_epoch < -1 ||
        curve.best_epoch >= static_cast<std::int64_t>(count))
        throw MalformedBytes("a learning curve that stops for no reason, or is best where it never was");
    curve.test_loss = in.get<double>();
    curve.test_error = in.get<double>();
    curve.parameters = in.get<std::uint64_t>();
    curve.updates = in.get<std::uint64_t>();
    return curve;
}

}  // namespace orthant::lstm
