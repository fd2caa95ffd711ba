#include "base/contract.hpp"

#include <string>

namespace orthant {

void contract_violated(const char* condition, const char* file, int line) {
    throw ContractViolation(std::string("internal error: expected ") + condition + " at " + file + ":" +
                            std::to_string(line) + "; please report it");
}

}  // namespace orthant
