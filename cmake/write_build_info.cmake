# cmake -P: writes OUTPUT, touching it only when something changed.
execute_process(COMMAND git -C ${SOURCE} describe --always --dirty --abbrev=12
  OUTPUT_VARIABLE commit OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET)
if(NOT commit)
  set(commit "unknown")
endif()
file(CONFIGURE OUTPUT ${OUTPUT} @ONLY CONTENT [[
#pragma once
#define ORTHANT_VERSION "@VERSION@"
#define ORTHANT_GIT_COMMIT "@commit@"
#define ORTHANT_COMPILER "@COMPILER@"
#define ORTHANT_ARCH_NAME "@ARCH@"
#define ORTHANT_INSTRUCTION_LIST "@INSTRUCTIONS@"
]])
