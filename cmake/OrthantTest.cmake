# How tests are built and started.

# The environment that lets MPI run as root and with more ranks than cores: told once, in tools/lib.
file(STRINGS ${PROJECT_SOURCE_DIR}/tools/lib/mpi_environment.sh exports REGEX "^export ")
list(TRANSFORM exports REPLACE "^export " "")
# Sanitized builds: Open MPI unloads plug-ins whose memory it keeps, so that what it leaks has no name to suppress.
# Leaks are looked for in all tests that do not start MPI.
set(ORTHANT_TEST_ENVIRONMENT ${exports} ASAN_OPTIONS=detect_leaks=0)

# What is tested is compiled as it is released; the tests themselves in two thirds of that time.
set(ORTHANT_TEST_OPTIONS ${ORTHANT_ARCH_FLAG} $<$<CONFIG:Release>:-O1>)

# orthant_tests(ROOM): one test program from all tests/ROOM/*_test.cpp. ORTHANT_SOURCES is where the repository lies.
function(orthant_tests room)
  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/${room}/*_test.cpp)
  if(NOT sources)
    return()
  endif()
  add_executable(test_${room} ${sources})
  target_compile_options(test_${room} PRIVATE ${ORTHANT_TEST_OPTIONS})
  target_include_directories(test_${room} PRIVATE ${PROJECT_SOURCE_DIR}/tests)
  target_compile_definitions(test_${room} PRIVATE ORTHANT_SOURCES="${PROJECT_SOURCE_DIR}")
  target_link_libraries(test_${room} PRIVATE orthant_${room} GTest::gmock GTest::gtest_main)
  gtest_discover_tests(test_${room} TEST_PREFIX ${room}. DISCOVERY_TIMEOUT 60
    PROPERTIES TIMEOUT 120 LABELS ${room})
endfunction()

# orthant_mpi_test(ROOM SOURCE RANKS n...): a program of GoogleTests that all ranks run together, tried with each
# number of ranks. A failure on any rank fails the test and names the rank.
function(orthant_mpi_test room source)
  cmake_parse_arguments(PARSE_ARGV 2 arg "" "" "RANKS")
  get_filename_component(name ${source} NAME_WE)
  set(program mpi_${room}_${name})
  add_executable(${program} ${source} support/mpi_main.cpp)
  target_compile_options(${program} PRIVATE ${ORTHANT_TEST_OPTIONS})
  target_include_directories(${program} PRIVATE ${PROJECT_SOURCE_DIR}/tests)
  target_link_libraries(${program} PRIVATE orthant_${room} orthant_comm orthant_mpi_objects GTest::gmock
    GTest::gtest)
  foreach(ranks ${arg_RANKS})
    set(test ${room}.${name}.${ranks}_ranks)
    add_test(NAME ${test} COMMAND
      ${MPIEXEC_EXECUTABLE} ${MPIEXEC_NUMPROC_FLAG} ${ranks} ${MPIEXEC_PREFLAGS} $<TARGET_FILE:${program}>
      ${MPIEXEC_POSTFLAGS})
    set_tests_properties(${test} PROPERTIES TIMEOUT 120 LABELS "mpi;${room}" PROCESSORS ${ranks}
      ENVIRONMENT "${ORTHANT_TEST_ENVIRONMENT}")
  endforeach()
endfunction()

# orthant_script_tests(FOLDER PROCESSORS n): every script there is a test, given the paths of the program, of the program
# with the test studies, and of root_digest.
function(orthant_script_tests folder)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "PROCESSORS" "")
  file(GLOB scripts CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/${folder}/*.sh)
  foreach(script ${scripts})
    get_filename_component(name ${script} NAME_WE)
    add_test(NAME ${folder}.${name} COMMAND bash ${script}
      $<TARGET_FILE:orthant> $<TARGET_FILE:orthant_test> $<TARGET_FILE:root_digest>)
    set_tests_properties(${folder}.${name} PROPERTIES TIMEOUT 600 LABELS ${folder} PROCESSORS ${arg_PROCESSORS}
      SKIP_RETURN_CODE 77 ENVIRONMENT "${ORTHANT_TEST_ENVIRONMENT}")
  endforeach()
endfunction()

# orthant_python_test(NAME SCRIPT ARGUMENTS...): the system's Python, which has the distribution's packages.
find_program(ORTHANT_PYTHON python3 PATHS /usr/bin /bin NO_DEFAULT_PATH)
find_program(ORTHANT_PYTHON python3)
mark_as_advanced(ORTHANT_PYTHON)
function(orthant_python_test name script)
  add_test(NAME ${name} COMMAND ${ORTHANT_PYTHON} -B ${script} ${ARGN})
  set_tests_properties(${name} PROPERTIES TIMEOUT 60 LABELS structure ENVIRONMENT "${ORTHANT_TEST_ENVIRONMENT}")
endfunction()
