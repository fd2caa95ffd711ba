#include "base/cpu_check.hpp"

#include "base/exit_code.hpp"
#include "build_info.generated.hpp"

#include <unistd.h>

// This file runs on any CPU, so it is compiled for the oldest one. It must not use an inline function or a template
// of any library: the linker keeps one copy of each, perhaps one compiled with the newer instructions.
#if defined(__AVX__)
#error "cpu_check.cpp must be compiled with -march=x86-64"
#endif

namespace orthant {
namespace {

bool same(const char* a, const char* b) {
    while (*a != '\0' && *a == *b) {
        ++a;
        ++b;
    }
    return *a == *b;
}

/// One line of text in memory, cut off where it would not fit.
struct Line {
    char text[2048];
    unsigned length;

    void add(const char* part) {
        for (; *part != '\0' && length < sizeof text; ++part) text[length++] = *part;
    }
};

__attribute__((constructor(101))) void require_cpu_before_all_else() {
    require_cpu();
}

}  // namespace

bool cpu_has([[maybe_unused]] const char* name) {
#define ORTHANT_ASK(instructions) \
    if (same(name, instructions)) return __builtin_cpu_supports(instructions) != 0;
    ORTHANT_FOR_EACH_INSTRUCTION(ORTHANT_ASK)
#undef ORTHANT_ASK
    return false;
}

InstructionList missing_instructions([[maybe_unused]] bool (*supports)(const char* name)) {
    InstructionList missing{};
#define ORTHANT_COLLECT(instructions)                                         \
    if (!supports(instructions) && missing.count < InstructionList::capacity) \
        missing.names[missing.count++] = instructions;
    ORTHANT_FOR_EACH_INSTRUCTION(ORTHANT_COLLECT)
#undef ORTHANT_COLLECT
    return missing;
}

void refuse_cpu(const InstructionList& missing) {
    Line line{};
    line.add("orthant: this CPU lacks instructions that the program was built for (");
    for (int i = 0; i < missing.count; ++i) {
        if (i > 0) line.add(", ");
        line.add(missing.names[i]);
    }
    line.add(
        "); build it on this machine, or with -DORTHANT_ARCH=x86-64-v3 (mixed clusters) or x86-64 (any machine)\n");
    if (write(STDERR_FILENO, line.text, line.length) < 0) _exit(static_cast<int>(ExitCode::internal_error));
    _exit(static_cast<int>(ExitCode::usage));
}

void require_cpu() {
#if defined(__x86_64__)
    __builtin_cpu_init();
#endif
    const InstructionList missing = missing_instructions(cpu_has);
    if (missing.count > 0) refuse_cpu(missing);
}

}  // namespace orthant
