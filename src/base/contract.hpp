#pragma once

#include <stdexcept>

namespace orthant {

/// A broken promise between our own functions: a defect in Orthant, never the user's fault. Exit code 1.
class ContractViolation : public std::logic_error {
    using std::logic_error::logic_error;
};

[[noreturn]] void contract_violated(const char* condition, const char* file, int line);

}  // namespace orthant

/// Checked in every build type.
#define ORTHANT_EXPECT(condition) \
    ((condition) ? static_cast<void>(0) : ::orthant::contract_violated(#condition, __FILE__, __LINE__))
