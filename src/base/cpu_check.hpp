#pragma once

namespace orthant {

/// Instruction sets by the compiler's names ("avx2"), in a form that needs no library.
struct InstructionList {
    static constexpr int capacity = 64;
    const char* names[capacity];
    int count;
};

/// Whether the CPU that runs this has the instructions `name`; false for a name not among those built for.
bool cpu_has(const char* name);

/// Of the instructions this program was built for, in their order, those that `supports` denies.
InstructionList missing_instructions(bool (*supports)(const char* name));

/// Writes one line that names them to standard error and ends the process with exit code 2 (usage).
[[noreturn]] void refuse_cpu(const InstructionList& missing);

/// Refuses this CPU when it lacks instructions the program was built for.
/// Runs by itself before all other static initialisers of a program that mentions it.
void require_cpu();

}  // namespace orthant
