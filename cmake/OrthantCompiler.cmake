# Flags that decide the bits of results, and warnings.
set(ORTHANT_ARCH native CACHE STRING "Instruction set: native, x86-64-v3 (for mixed clusters), any value of -march")

add_library(orthant_flags INTERFACE)
target_include_directories(orthant_flags INTERFACE ${PROJECT_SOURCE_DIR}/src)
target_compile_options(orthant_flags INTERFACE
  -ffp-contract=off
  -Wall -Wextra -Wconversion -Wshadow
  $<$<BOOL:${ORTHANT_WERROR}>:-Werror>)

# The file that checks the CPU must itself run on any CPU, so -march goes to all others, not to it.
set(ORTHANT_ARCH_FLAG -march=${ORTHANT_ARCH})
execute_process(
  COMMAND ${CMAKE_CXX_COMPILER} ${ORTHANT_ARCH_FLAG} -dM -E -x c++ /dev/null
  OUTPUT_VARIABLE predefined RESULT_VARIABLE failed ERROR_VARIABLE why)
if(failed)
  message(FATAL_ERROR "ORTHANT_ARCH=${ORTHANT_ARCH}: the compiler refuses it: ${why}")
endif()

# Names as __builtin_cpu_supports knows them, for the macros the compiler predefines with this -march.
set(ORTHANT_INSTRUCTIONS "")
foreach(name sse3 ssse3 sse4.1 sse4.2 popcnt avx f16c fma bmi bmi2 avx2
        avx512f avx512cd avx512bw avx512dq avx512vl avx512ifma avx512vbmi avx512vnni)
  string(TOUPPER ${name} macro)
  string(REPLACE "." "_" macro ${macro})
  if(predefined MATCHES "#define __${macro}__ 1")
    list(APPEND ORTHANT_INSTRUCTIONS ${name})
  endif()
endforeach()
