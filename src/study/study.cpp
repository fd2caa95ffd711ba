#include "study/study.hpp"

#include "base/contract.hpp"

namespace orthant::study {

void Study::use_outline(ByteView outline) {
    if (!outline.empty()) throw MalformedBytes("the study has no outline");
}

std::optional<double> Study::cost(const job::Point&, std::uint64_t) const {
    return std::nullopt;
}

std::uint64_t Study::task_bytes(const job::Point&) const {
    return std::uint64_t{1} << 20;
}

std::uint64_t Study::record_bytes(const job::Point&) const {
    return 32;
}

std::vector<NamedArray> Study::fitted(const job::Point&, TaskContext&, ByteWriter&) const {
    contract_violated("a study that fits something", __FILE__, __LINE__);
}

Prediction Study::predict(const job::Point&, const std::vector<NamedArray>&, const std::filesystem::path&,
                          TaskContext&) const {
    contract_violated("a study that fits something", __FILE__, __LINE__);
}

void Study::fill_shared(std::span<std::byte> memory) const {
    ORTHANT_EXPECT(memory.empty());
}

void Study::use_shared(ByteView memory) {
    ORTHANT_EXPECT(memory.empty());
}

}  // namespace orthant::study
