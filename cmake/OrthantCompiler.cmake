# Flags that decide the bits of results, and warnings.
set(ORTHANT_ARCH native CACHE STRING "Instruction set: native, x86-64-v3 (for mixed clusters), any value of -march")

add_library(orthant_flags INTERFACE)
target_include_directories(orthant_flags INTERFACE ${PROJECT_SOURCE_DIR}/src)
target_compile_options(orthant_flags INTERFACE
  -ffp-contract=off
  -Wall -Wextra -Wconversion -Wshadow
  $<$<BOOL:${ORTHANT_WERROR}>:-Werror>)

# With -O3, GCC 12 sees overlaps and overflows in its own library that are none (its bugs 105329 and 105651).
target_compile_options(orthant_flags INTERFACE
  $<$<AND:$<CXX_COMPILER_ID:GNU>,$<CONFIG:Release>>:-Wno-restrict -Wno-stringop-overflow>)

# The file that checks the CPU must itself run on any CPU, so -march goes to all others, not to it.
set(ORTHANT_ARCH_FLAG -march=${ORTHANT_ARCH})
execute_process(
  COMMAND ${CMAKE_CXX_COMPILER} ${ORTHANT_ARCH_FLAG} -dM -E -x c++ /dev/null
  OUTPUT_VARIABLE predefined RESULT_VARIABLE failed ERROR_VARIABLE why)
if(failed)
  message(FATAL_ERROR "ORTHANT_ARCH=${ORTHANT_ARCH}: the compiler refuses it: ${why}")
endif()
# GCC 12's AVX-512 intrinsics start from variables that are not set, on purpose (its bug 105593).
if(predefined MATCHES "#define __AVX512F__ 1")
  target_compile_options(orthant_flags INTERFACE
    $<$<CXX_COMPILER_ID:GNU>:-Wno-uninitialized -Wno-maybe-uninitialized>)
endif()

set(ORTHANT_BASELINE_FLAG "")
if(predefined MATCHES "#define __x86_64__ 1")
  set(ORTHANT_BASELINE_FLAG -march=x86-64)
endif()

# What a program built with this -march needs of the CPU: the macros the compiler predefines,
# under the names that __builtin_cpu_supports knows (each compiler version knows more).
set(ORTHANT_INSTRUCTIONS "")
foreach(name sse3 ssse3 sse4.1 sse4.2 popcnt lzcnt movbe avx f16c fma bmi bmi2 avx2 gfni vaes vpclmulqdq avxvnni
        avx512f avx512cd avx512bw avx512dq avx512vl avx512ifma avx512vbmi avx512vbmi2 avx512vnni avx512bitalg
        avx512vpopcntdq avx512bf16 avx512fp16)
  string(TOUPPER ${name} macro)
  string(REPLACE "." "_" macro ${macro})
  if(predefined MATCHES "#define __${macro}__ 1")
    file(WRITE ${CMAKE_BINARY_DIR}/CMakeFiles/knows_instruction.cpp
      "int main() { return __builtin_cpu_supports(\"${name}\") ? 0 : 1; }\n")
    execute_process(
      COMMAND ${CMAKE_CXX_COMPILER} -fsyntax-only ${CMAKE_BINARY_DIR}/CMakeFiles/knows_instruction.cpp
      RESULT_VARIABLE unknown OUTPUT_QUIET ERROR_QUIET)
    if(NOT unknown)
      list(APPEND ORTHANT_INSTRUCTIONS ${name})
    endif()
  endif()
endforeach()

# Compiling twice what has not changed is what ccache saves, where it is installed.
find_program(ORTHANT_CCACHE ccache)
mark_as_advanced(ORTHANT_CCACHE)
if(ORTHANT_CCACHE)
  foreach(language C CXX)
    if(NOT DEFINED CMAKE_${language}_COMPILER_LAUNCHER)
      set(CMAKE_${language}_COMPILER_LAUNCHER ${ORTHANT_CCACHE})
    endif()
  endforeach()
endif()
