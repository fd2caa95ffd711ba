#include "studies/lstm/memory_curve.hpp"

#include <span>

namespace orthant::lstm {

void MemoryCurve::write(ByteWriter& out) const {
    out.put_varint(checks.size());
    out.put_all(std::span(checks));
    out.put(stop);
    out.put(updates);
    out.put(parameters);
    out.put(test_loss);
    out.put(test_error);
}

MemoryCurve MemoryCurve::read(ByteReader& in, std::uint64_t most_checks) {
    MemoryCurve curve;
    const std::uint64_t count = in.get_varint();
    if (count > most_checks || count > in.remaining() / sizeof(Check))
        throw MalformedBytes("a memory trial with too many checks");
    curve.checks.resize(count);
    in.get_all(std::span(curve.checks));
    curve.stop = in.get<MemoryStop>();
    if (curve.stop < MemoryStop::none || curve.stop > MemoryStop::diverged)
        throw MalformedBytes("a memory trial that stops for no reason");
    curve.updates = in.get<std::uint64_t>();
    curve.parameters = in.get<std::uint64_t>();
    curve.test_loss = in.get<Estimate>();
    curve.test_error = in.get<Estimate>();
    return curve;
}

}  // namespace orthant::lstm
