#include "studies/lstm/memory_task.hpp"

#include "base/contract.hpp"
#include "base/named.hpp"
#include "studies/lstm/adding_task.hpp"
#include "studies/lstm/copy_task.hpp"
#include "studies/lstm/parity_task.hpp"
#include "studies/lstm/temporal_order_task.hpp"

namespace orthant::lstm {

const std::vector<std::string>& memory_names() {
    static const std::vector<std::string> names{"adding", "copy", "temporal_order", "parity"};
    return names;
}

MemoryKind memory_named(std::string_view name) {
    return named<MemoryKind>(memory_names(), name);
}

std::unique_ptr<MemoryTask> memory_task(const MemoryRequest& request) {
    ORTHANT_EXPECT(request.lag >= 2);
    switch (request.kind) {
        case MemoryKind::adding:
            return std::make_unique<AddingTask>(request.lag, request.tolerance);
        case MemoryKind::copy:
            return std::make_unique<CopyTask>(request.lag, request.copied, request.symbols);
        case MemoryKind::temporal_order:
            return std::make_unique<TemporalOrderTask>(request.lag, request.marks);
        case MemoryKind::parity:
            return std::make_unique<ParityTask>(request.lag);
    }
    contract_violated("a known task", __FILE__, __LINE__);
}

}  // namespace orthant::lstm
