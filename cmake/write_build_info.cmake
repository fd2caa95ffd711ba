# cmake -P: writes OUTPUT, touching it only when something changed.
# Asks git only where the sources are a repository of their own: an unpacked archive may lie inside another one.
set(commit "")
if(EXISTS ${SOURCE}/.git)
  execute_process(COMMAND git --no-optional-locks -C ${SOURCE} describe --always --dirty --abbrev=12
    OUTPUT_VARIABLE commit OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET)
endif()
if(NOT commit)
  set(commit "unknown")
endif()

string(REPLACE " " ";" names "${INSTRUCTIONS}")
set(calls "")
foreach(name ${names})
  string(APPEND calls " X(\"${name}\")")
endforeach()

file(CONFIGURE OUTPUT ${OUTPUT} @ONLY CONTENT [[
#pragma once
#define ORTHANT_VERSION "@VERSION@"
#define ORTHANT_GIT_COMMIT "@commit@"
#define ORTHANT_COMPILER "@COMPILER@"
#define ORTHANT_ARCH_NAME "@ARCH@"
#define ORTHANT_INSTRUCTION_LIST "@INSTRUCTIONS@"
#define ORTHANT_FOR_EACH_INSTRUCTION(X)@calls@
]])
